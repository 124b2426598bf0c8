"""Strips: for each promise that measures something, a dot for the worst under each rule set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evenhand.model.cases import Amount
from evenhand.model.units import Exact, many, told
from evenhand.reports.criteria import Criteria, rounded, spoken
from evenhand.reports.page.axes import Axis
from evenhand.reports.page.drawings import Drawing, Shape, dot, line, words
from evenhand.reports.worst import RuleSetOf, worst_in_words

WIDTH, LEFT, RIGHT = 320, 14, 262
ABOVE, BELOW, ROOM = 26, 28, 78  # above the highest pile, below the line, and for the pile
ENDLESS = 306  # where a dot stands for what has no end
RADIUS, PITCH = 3, 6.5
NARROW = 6  # dots nearer to each other than that stand above each other


@dataclass(frozen=True)
class Strip:
    """A promise, what it counts, its drawing, and the worst case in words."""

    name: str
    counted: str
    drawing: Drawing
    worst: str


def strips(table: Criteria, rule_set_of: RuleSetOf) -> list[Strip]:
    """A strip for each promise of which anything was found, in order."""
    found = []
    for promise in table.invariants:
        worst = worst_in_words(table, promise, rule_set_of)
        if worst:
            counted = table.measures[promise]
            found.append(Strip(spoken(promise), counted, _drawing(table, promise), worst))
    return found


def _drawing(table: Criteria, promise: str) -> Drawing:
    amounts = [
        (name, amount)
        for name in table.rule_sets
        if (amount := table.worst(promise, name)) is not None
    ]
    numbers = [amount for _, amount in amounts if not isinstance(amount, str)]
    axis = Axis(0, max([*numbers, 1]), LEFT, RIGHT)
    counted, worst = table.measures[promise], _in_words(amounts)
    description = f"Of {many(len(amounts), 'rule set')}, the worst found, in {counted}: {worst}."
    title, piles = spoken(promise), _piles(axis, amounts)
    base = ABOVE + min(ROOM, PITCH * max(map(len, piles)))
    shapes = [*_line(axis, base, endless=_endless(amounts)), *_dots(axis, piles, base)]
    return Drawing(WIDTH, round(base + BELOW), title, description, shapes)


def _in_words(amounts: Sequence[tuple[str, Amount]]) -> str:
    """Every amount, the largest first, with how many rule sets come to it."""
    by_size = sorted({a for _, a in amounts if not isinstance(a, str)}, reverse=True)
    every: list[Amount] = [*by_size]
    if _endless(amounts):
        every.insert(0, "without end")
    counts = [(sum(other == amount for _, other in amounts), amount) for amount in every]
    return ", ".join(f"{rounded(amount, unicode=True)} ({count})" for count, amount in counts)


def _endless(amounts: Sequence[tuple[str, Amount]]) -> bool:
    return any(isinstance(amount, str) for _, amount in amounts)


def _line(axis: Axis, base: float, *, endless: bool) -> Iterator[Shape]:
    """The axis, and beyond its end the place of what has none."""
    yield line("base", LEFT, base, RIGHT, base)
    for tick in axis.ticks(5):
        yield line("base", axis.at(tick), base, axis.at(tick), base + 5)
        yield words("tick", axis.at(tick), base + 20, told(tick), anchor="middle")
    if endless:
        yield line("base", ENDLESS - 10, base, ENDLESS + 10, base)
        yield words("tick", ENDLESS, base + 20, "\N{INFINITY}", anchor="middle")


def _piles(axis: Axis, amounts: Sequence[tuple[str, Amount]]) -> list[list[tuple[str, Amount]]]:
    """The amounts from left to right, those together that stand close."""
    piles = defaultdict[int, list[tuple[str, Amount]]](list)
    for name, amount in sorted(amounts, key=lambda each: _order(axis, each[1])):
        piles[round(_place(axis, amount) / NARROW)].append((name, amount))
    return list(piles.values())


def _dots(
    axis: Axis, piles: Sequence[Sequence[tuple[str, Amount]]], base: float
) -> Iterator[Shape]:
    """A dot for each rule set; the largest amount, that of the last dot, is written out."""
    largest = piles[-1][-1][1]
    y = base
    for pile in piles:
        pitch = min(PITCH, ROOM / len(pile))
        for height, (name, amount) in enumerate(pile):
            y = round(base - 6 - height * pitch, 1)
            kind = "worst" if amount == largest else "dot"
            told_of = f"{name}: {rounded(amount, unicode=True)}"
            yield dot(kind, _place(axis, amount), y, radius=RADIUS, told=told_of)
    number = rounded(largest, unicode=True)
    yield words("number falls-to", _place(axis, largest), y - 9, number, anchor="middle")


def _order(axis: Axis, amount: Amount) -> tuple[float, Exact]:
    """From left to right; amounts that are drawn in one place, by their size."""
    return _place(axis, amount), 0 if isinstance(amount, str) else amount


def _place(axis: Axis, amount: Amount) -> float:
    return ENDLESS if isinstance(amount, str) else axis.at(amount)
