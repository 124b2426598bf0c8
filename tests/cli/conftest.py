"""A tiny repository for each test."""

from pathlib import Path

import pytest

from tests.cli.repositories import Repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)
