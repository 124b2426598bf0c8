"""A small repository of one's own for every test that asks for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.repositories import Repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository with a table and two modules of rules."""
    return Repository(tmp_path)
