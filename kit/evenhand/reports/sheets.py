"""Sheets: the criteria table cut into pieces that are no wider than the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from evenhand.model.units import Count
from evenhand.reports.criteria import Criteria, in_a_row

NAMES = 44  # columns that the promises' names have at least
GAP = 1  # columns between two cells

Piece = tuple[str, str]
"""Some text, and the name of its colour."""

Sheet = tuple["Column", ...]


@dataclass(frozen=True)
class Column:
    """A rule set, and how wide its cells are, the gap before the next included."""

    rule_set: str
    width: int


def sheets(table: Criteria, width: int, *, unicode: bool) -> Iterator[list[list[Piece]]]:
    """Each sheet as lines, each line as pieces of text with their colours.

    A sheet has as many rule sets as fit. Their names stand left of the cells, each on a line of
    its own that leads to its column, so that a name may be longer than its column is wide.
    """
    columns = [Column(n, _widest(table, n, unicode=unicode) + GAP) for n in table.rule_sets]
    longest = max(map(len, table.rule_sets))
    least = max(1, min(max(NAMES, longest), width - max(column.width for column in columns)))
    cut = list(_cut(columns, width - least))
    cells = max(sum(column.width for column in sheet) for sheet in cut)
    promises = max(len(table.row(promise)) for promise in table.invariants)
    names = max(least, min(promises, width - cells))
    for sheet in cut:
        rows = (_row(table, promise, sheet, names, unicode=unicode) for promise in table.invariants)
        yield [*_headings(sheet, names, unicode=unicode), *(line for row in rows for line in row)]


def _cut(columns: Sequence[Column], room: int) -> Iterator[Sheet]:
    """The columns, in order, in as few sheets as have room; as many in each, if that fits too."""
    least = list(_filled(columns, room))
    even = list(_dealt(columns, len(least)))
    fits = all(sum(column.width for column in sheet) <= room for sheet in even)
    yield from even if fits else least


def _dealt(columns: Sequence[Column], sheets: Count) -> Iterator[Sheet]:
    """The columns in so many sheets, the first ones with one more where they do not come out."""
    each, more = divmod(len(columns), sheets)
    start = 0
    for place in range(sheets):
        end = start + each + (place < more)
        yield tuple(columns[start:end])
        start = end


def _filled(columns: Sequence[Column], room: int) -> Iterator[Sheet]:
    sheet: list[Column] = []
    for column in columns:
        if sheet and sum(each.width for each in (*sheet, column)) > room:
            yield tuple(sheet)
            sheet = []
        sheet.append(column)
    yield tuple(sheet)


def _headings(sheet: Sheet, names: int, *, unicode: bool) -> Iterator[list[Piece]]:
    """A line for each rule set: its name, and a rule across the columns before to its own."""
    across, crossing, corner = "─┼┐" if unicode else "-|."
    heads = in_a_row([column.rule_set for column in sheet])
    for place, head in enumerate(heads):
        rule = "".join(crossing.ljust(before.width, across) for before in sheet[:place])
        yield [(head.rjust(names), "bold"), (f"{' ' * GAP}{rule}{corner}", "dim")]


def _row(
    table: Criteria, promise: str, sheet: Sheet, names: int, *, unicode: bool
) -> Iterator[list[Piece]]:
    """The promise, folded where it is long, with the cells on its first line."""
    first, *rest = wrap(table.row(promise), names, subsequent_indent="  ", break_long_words=False)
    pieces: list[Piece] = [(first.ljust(names + GAP), "")]
    for column in sheet:
        mark = table.mark(promise, column.rule_set)
        text = table.cell(promise, column.rule_set, unicode=unicode)
        pieces.append((text.ljust(column.width), mark.style if mark else ""))
    yield pieces
    for line in rest:
        yield [(line, "")]


def _widest(table: Criteria, rule_set: str, *, unicode: bool) -> int:
    return max(len(table.cell(promise, rule_set, unicode=unicode)) for promise in table.invariants)
