"""Tables: a file of comma-separated values cut into cells, each row with its line."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from evenhand.catalogue.problems import CatalogueError, Problem
from evenhand.logs.columns import BY_NAME, REQUIRED
from evenhand.questions.names import nearest
from evenhand.questions.places import shown


@dataclass(frozen=True)
class Table:
    """The names of the columns, and the rows below them, each with the line that it begins on."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_table(file: Path) -> Table:
    """The table in *file*: UTF-8, commas or semicolons between cells, the first row is the header.

    Rows without anything in them are passed over. Raises CatalogueError where the file cannot be
    read or its header is not that of a log, with every mistake in it.
    """
    where = shown(file)
    lines = list(_cut(_text(file), where))
    if not lines:
        raise CatalogueError([Problem(where, None, "it is empty: a log begins with a header")])
    line, header = lines[0]
    problems = [Problem(where, line, message) for message in _wrong_with(header)]
    if problems:
        raise CatalogueError(problems)
    if len(lines) == 1:
        message = "there is a header and no row below it: nobody to compare"
        raise CatalogueError([Problem(where, line, message)])
    return Table(header, tuple(lines[1:]))


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        message = "it is not UTF-8: save it as CSV UTF-8"
        raise CatalogueError([Problem(shown(file), line, message)]) from None
    except OSError as error:
        message = f"it cannot be read: {error.strerror}"
        raise CatalogueError([Problem(shown(file), None, message)]) from None


def _cut(text: str, where: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows that hold anything, without blanks around the cells."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise CatalogueError([Problem(where, line, f"it is not CSV: {error}")]) from None
        if row is None:
            return
        cells = tuple([cell.strip() for cell in row])
        if any(cells):
            yield line, cells


def _delimiter(text: str) -> str:
    """What stands between two cells of the header."""
    header = text.lstrip().partition("\n")[0]
    return ";" if header.count(";") > header.count(",") else ","


def _wrong_with(header: tuple[str, ...]) -> Iterator[str]:
    unknown = [name for name in header if name not in BY_NAME]
    for name in unknown:
        if name:
            yield f"there is no column {name!r}{nearest(name, BY_NAME)}"
        else:
            yield f"column {header.index(name) + 1} has no name"
    for name, count in Counter(header).items():
        if name in BY_NAME and count > 1:
            yield f"the column {name!r} is there {count} times"
    missing = [name for name in REQUIRED if name not in header]
    if missing:
        yield f"a log needs the columns {', '.join(REQUIRED)}: {', '.join(missing)} not found"
    if "ended" in header and "ended_by" not in header:
        yield "beside the column 'ended' a log needs 'ended_by': freelancer, client or platform"
