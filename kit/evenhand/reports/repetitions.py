"""Repetitions: contracts that go alike, one every so many days, told in one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import groupby

from evenhand.attribution.naming import in_brief
from evenhand.model.units import many
from evenhand.reports.narrative import Happening, day
from evenhand.reports.paragraphs import in_a_row

FEWEST = 3  # of a row that is told in one
A_DAY = timedelta(days=1)


def in_rows(told: Iterable[Happening]) -> Iterator[Happening]:
    """The same happenings; those that go as the one before, a whole number of days apart and
    always the same, in one.
    """
    row: list[Happening] = []
    for each in told:
        if row and not _goes_on(row, each):
            yield from _in_one(row)
            row = []
        row.append(each)
    yield from _in_one(row)


def clients_in_brief(names: Sequence[str]) -> str:
    """Clients by name: those that are numbered as ``clients 1, 3 to 11 and 15``."""
    numbers = [re.fullmatch(r"client (\d+)", name) for name in names]
    told = [int(number[1]) for number in numbers if number]
    if not 1 < len(names) == len(told):
        return in_brief(names)
    # What follows one after the other is as far from its place in the row as its neighbours are.
    rows = groupby(enumerate(sorted(told)), lambda each: each[1] - each[0])
    return f"clients {in_a_row([words for _, row in rows for words in _from_to([*row])])}"


def _from_to(row: Sequence[tuple[int, int]]) -> list[str]:
    """The second of each pair, as they are named one beside the other."""
    told = [str(number) for _, number in row]
    return told if len(told) < FEWEST else [f"{told[0]} to {told[-1]}"]


def _goes_on(row: Sequence[Happening], each: Happening) -> bool:
    if not (row[0].again_with and each.again_with):
        return False
    step = each.at - row[-1].at
    return not step % A_DAY and step in (row[1].at - row[0].at if len(row) > 1 else step,)


def _in_one(row: Sequence[Happening]) -> Iterator[Happening]:
    if len(row) < FEWEST:
        yield from row
        return
    first, last = row[0], row[-1]
    every = many((row[1].at - first.at).days, "day")
    clients = clients_in_brief([each.again_with for each in row])
    yield Happening(first.at, f"The same with {clients}, one every {every} until {day(last.at)}.")
