"""A tiny repository for each test."""

import pytest

from tests.pytest_plugin.repositories import Repository


@pytest.fixture
def repository(pytester: pytest.Pytester) -> Repository:
    return Repository(pytester)
