"""Tiny repositories with the command line run inside them."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from click.testing import CliRunner
from evenhand.cli.every_command import evenhand

from tests import repositories
from tests.repositories import (
    BREAKS,
    CANCELLED,
    HIDDEN,
    HOSTILE,
    KEEPS,
    NAMES,
    SILENT_CLIENT,
    claim,
)

__all__ = [
    "BREAKS",
    "CANCELLED",
    "HIDDEN",
    "HOSTILE",
    "KEEPS",
    "NAMES",
    "SILENT_CLIENT",
    "Repository",
    "Told",
    "claim",
]


@dataclass(frozen=True)
class Told:
    """What the command line said, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def problems(self) -> list[str]:
        """The lines on standard error."""
        return self.err.splitlines()


class Repository(repositories.Repository):
    """A repository that the command line is run in."""

    def run(self, *args: str, within: str = ".") -> Told:
        """Run the command line in here, or *within* a folder. What escapes it fails the test."""
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(self.folder / within)
            result = CliRunner().invoke(evenhand, list(args), prog_name="evenhand")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Told(result.exit_code, result.stdout, result.stderr)

    def refused(self, *args: str) -> list[str]:
        """What the command line says of a mistake of the user's: plain lines, exit code 2."""
        told = self.run(*args)
        assert told.code == 2, told
        assert "Traceback" not in told.out + told.err
        assert all(" " in line and ": " in line for line in told.problems)
        return told.problems
