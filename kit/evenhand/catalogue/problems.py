"""A problem: one mistake in one file, told in one plain sentence."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

LONGEST_QUOTE = 60  # characters of what was written; more would bury the message


@dataclass(frozen=True)
class Problem:
    """What is wrong, and where; *line* counts from 1 and is None where no line is to blame."""

    file: str
    line: int | None
    message: str

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{where}: {self.message}"


class CatalogueError(Exception):
    """Files are not as they should be; *problems* holds every mistake, by file and line."""

    problems: tuple[Problem, ...]

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(
            sorted(problems, key=lambda problem: (problem.file, problem.line or 0))
        )
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


def written(value: object) -> str:
    """*value* as TOML would show it, on one line, the middle of anything long left out."""
    if isinstance(value, dict):
        inner = ", ".join(f"{written_key(key)} = {_short(item)}" for key, item in value.items())
        return _cut("{" + inner + "}")
    if isinstance(value, (list, tuple)):
        return _cut("[" + ", ".join(map(_short, value)) + "]")
    return _cut(_scalar(value))


def written_key(key: str) -> str:
    """*key* as TOML would show it: bare where it may be."""
    return key if re.fullmatch("[A-Za-z0-9_-]+", key) else _scalar(key)


def _short(item: object) -> str:
    """An item of a table or list; what lies deeper is left out."""
    if isinstance(item, (dict, list, tuple)):
        return "{...}" if isinstance(item, dict) else "[...]"
    return _scalar(item)


def _cut(text: str) -> str:
    if len(text) <= LONGEST_QUOTE:
        return text
    kept = LONGEST_QUOTE // 2
    return f"{text[:kept]} ... {text[-kept:]}"


def _scalar(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            quoted = json.dumps(value, ensure_ascii=False)
            return "".join(c if c.isprintable() else f"\\U{ord(c):08X}" for c in quoted)
        case Decimal():
            return {"NaN": "nan", "Infinity": "inf", "-Infinity": "-inf"}.get(
                str(value), str(value)
            )
        case datetime():
            return value.isoformat().replace("+00:00", "Z")
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)
