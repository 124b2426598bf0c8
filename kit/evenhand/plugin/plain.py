"""Plain items: when one fails, it says what is wrong, and no traceback hides it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from evenhand.catalogue.problems import CatalogueError
from evenhand.questions.answers import RuleError, Unanswered


class PlainFailure(Exception):
    """A failure whose message says all."""


TOLD_BY_THEIR_MESSAGE = (
    PlainFailure,
    CatalogueError,
    RuleError,
    Unanswered,
    pytest.xfail.Exception,
)


class PlainItem(pytest.Item):
    """An item of ours, marked as such. *title* heads its failure, *line* counts from 1."""

    def __init__(self, *, title: str, line: int | None = None, **rest: Any) -> None:
        super().__init__(**rest)
        self.title, self.line = title, line
        self.add_marker("evenhand")

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, (self.line or 1) - 1, self.title

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        if isinstance(excinfo.value, TOLD_BY_THEIR_MESSAGE):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def tell(self, **facts: int | str) -> None:
        """Let reports know: the summary, and ``--junitxml``."""
        self.user_properties += facts.items()


class PlainFile(pytest.File):
    """A file whose mistakes are told when it is collected, one a line."""

    def collect(self) -> list[pytest.Item]:
        try:
            return list(self.items())
        except CatalogueError as error:
            raise self.CollectError(str(error)) from None

    def items(self) -> list[pytest.Item]:
        raise NotImplementedError
