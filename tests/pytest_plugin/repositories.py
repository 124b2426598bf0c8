"""Tiny repositories with pytest run inside them."""

from importlib import import_module
from importlib.metadata import entry_points
from itertools import count

import pytest

from tests import repositories
from tests.repositories import BREAKS, HOSTILE, claim

# What sessions need is imported before pytester looks: it unloads whatever comes later.
for needed in ("plugin.hooks", "reports.stories", "search.parallel", "search.replays"):
    import_module(f"evenhand.{needed}")

INSTALLED = bool(entry_points(group="pytest11", name="evenhand"))
WITH = [] if INSTALLED else ["-p", "evenhand.pytest_plugin"]
WITHOUT = ["-p", "no:evenhand"] if INSTALLED else []
LISTS = BREAKS + claim(HOSTILE)


class Repository(repositories.Repository):
    """A repository in the folder of *pytester*."""

    def __init__(self, pytester: pytest.Pytester) -> None:
        super().__init__(pytester.path)
        self.pytester = pytester
        self.runs = count()
        self.table("histories = 1", f'invariants = ["{HOSTILE}", "{repositories.NAMES}"]')

    def run(self, *args: str) -> pytest.RunResult:
        return self.pytester.runpytest_inprocess(*WITH, *args)

    def run_apart(self, *args: str) -> pytest.RunResult:
        return self.pytester.runpytest_subprocess(*WITH, *args)


def ids(result: pytest.RunResult) -> list[str]:
    """The node ids that ``--collect-only -q`` lists."""
    return [line for line in result.outlines if "::" in line]
