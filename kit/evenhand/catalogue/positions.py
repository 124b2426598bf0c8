"""Positions: the line on which each part of a TOML text stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import TypeAlias

import tomli

from evenhand.catalogue.problems import Problem, written_key
from evenhand.questions.places import shown

Place: TypeAlias = tuple[str | int, ...]
"""Where something stands in a file: the keys that lead to it, list items counted from 0."""

_GAP = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_KEY = re.compile(r"""[ \t]*(?:([\w-]+)|("(?:\\.|[^"\\])*")|'([^']*)')[ \t]*(\.?)""")
_EQUALS = re.compile(r"=[ \t]*")
_SCALAR = re.compile(
    r'''
      """(?:\\.|[^\\])*?"""(?:"{0,2})     # up to two more quotes belong to the text itself
    | \'\'\'.*?\'\'\'(?:'{0,2})
    | "(?:\\.|[^"\\])*"
    | '[^']*'
    | \d{4}-\d\d-\d\d[ ]\d\d:[^\s,\]}#]*  # a date and a time with a space between
    | [^\s,\]}#]+
    ''',
    re.VERBOSE | re.DOTALL,
)


def positions(text: str) -> dict[Place, int]:
    """The line, from 1, of every table, key and list item of a *text* that tomli accepts.

    A table stands where its header is, or else where it is first spoken of.
    """
    return _Scanner(text).scan()


@dataclass(frozen=True)
class Lines:
    """A file that was read, and the line of everything in it."""

    file: Path
    text: str

    @cached_property
    def positions(self) -> dict[Place, int]:
        return positions(self.text)

    def problem(self, path: Place, message: str) -> Problem:
        """The problem *message* at *path*, or at the nearest known place that holds it."""
        while path and path not in self.positions:
            path = path[:-1]
        return Problem(shown(self.file), self.positions.get(path, 1), message)


def told(path: Place) -> str:
    """*path* in words, items counted from 1: `stars of feedback 2 of contract 1`."""
    words: list[str] = []
    for is_key, parts in groupby(path, key=lambda part: isinstance(part, str)):
        if is_key:
            words.append(".".join(written_key(str(part)) for part in parts))
        else:
            words.append(f"{words.pop()} {', '.join(str(int(part) + 1) for part in parts)}")
    return " of ".join(reversed(words))


class _Scanner:
    """One walk through a text, its parts taken for well formed."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.line = 1
        self.counted = 0  # how far newlines are counted into *line*
        self.found: dict[Place, int] = {}
        self.lengths: dict[Place, int] = {}  # of the lists that [[headers]] make

    def scan(self) -> dict[Place, int]:
        table: Place = ()
        self._take(_GAP)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._value(self._pair(table))
            self._take(_GAP)
        return self.found

    def _header(self) -> Place:
        brackets = 2 if self.text.startswith("[[", self.at) else 1
        self.at += brackets
        line = self._line()
        *outer, last = self._key()
        self.at += brackets
        path: Place = ()
        for part in outer:
            self.found.setdefault(path := (*path, part), line)
            if path in self.lengths:
                path = (*path, self.lengths[path] - 1)
        path = (*path, last)
        if brackets == 2:
            self.found.setdefault(path, line)
            self.lengths[path] = self.lengths.get(path, 0) + 1
            path = (*path, self.lengths[path] - 1)
        self.found[path] = line
        return path

    def _pair(self, table: Place) -> Place:
        """The path of the key that stands here; its value stands next."""
        line = self._line()
        for part in self._key():
            self.found.setdefault(table := (*table, part), line)
        self._take(_EQUALS)
        return table

    def _key(self) -> list[str]:
        parts = []
        dot = "."
        while dot:
            bare, quoted, literal, dot = self._take(_KEY).groups()
            if quoted:
                parts.append(tomli.loads(f"key = {quoted}")["key"])
            else:
                parts.append(literal if bare is None else bare)
        return parts

    def _value(self, path: Place) -> None:
        opening = self.text[self.at]
        if opening not in "[{":
            self._take(_SCALAR)
            return
        self.at += 1
        self._take(_GAP)
        count = 0
        while self.text[self.at] not in "]}":
            inner = (*path, count) if opening == "[" else self._pair(path)
            self.found.setdefault(inner, self._line())
            count += 1
            self._value(inner)
            self._take(_GAP)
            self.at += self.text[self.at] == ","
            self._take(_GAP)
        self.at += 1

    def _line(self) -> int:
        self.line += self.text.count("\n", self.counted, self.at)
        self.counted = self.at
        return self.line

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str]:
        found = pattern.match(self.text, self.at)
        assert found is not None, f"tomli accepts what this scanner does not, at {self.at}"
        self.at = found.end()
        return found
