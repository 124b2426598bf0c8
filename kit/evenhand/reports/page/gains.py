"""Gains and losses: who fares better and who worse under another rule set, and by how much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from evenhand.comparisons.effects import Bucket
from evenhand.model.units import Count, Exact, many, told
from evenhand.reports.page.drawings import Drawing, Shape, box, line, words

WIDTH, HEIGHT = 320, 58
MIDDLE, REACH = 160, 102  # of the bars: half is left for the numbers at their ends


@dataclass(frozen=True)
class Group:
    """A sort of people: how many gain, lose and stay, get a first score, and lose the one they had.

    These and *none*, who have no score on either side, add up to *people*. *median* is that of the
    changes of those with a score on both sides, None where there is nobody.
    """

    name: str
    people: Count
    gain: Count
    lose: Count
    stay: Count
    first: Count
    lost: Count
    median: Exact | None
    none: Count = 0


@dataclass(frozen=True)
class Gains:
    """What a change from *base* to *candidate* does to people, and what is *said* of it.

    *largest_loss* is its headline, and its story in lines; both empty where nobody loses.
    """

    base: str
    candidate: str
    said: tuple[str, ...]
    groups: tuple[Group, ...]
    buckets: tuple[Bucket, ...]
    largest_loss: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Bars:
    """One group, its bars, and the same in words."""

    group: Group
    drawing: Drawing
    words: str


def bars(gains: Gains) -> list[Bars]:
    """The bars of every group, all on one axis, so that lengths may be compared."""
    shares = [_shares(group) for group in gains.groups]
    sides = [side for lose, lost, gain, first in shares for side in (lose + lost, gain + first)]
    longest = max([*sides, Fraction(1, 100)])
    return [_bars(group, longest) for group in gains.groups]


def _shares(group: Group) -> tuple[Fraction, Fraction, Fraction, Fraction]:
    """The parts of a group that lose, lose their score, gain, and get a first one."""
    lose, lost, gain, first = (
        Fraction(number, group.people or 1)
        for number in (group.lose, group.lost, group.gain, group.first)
    )
    return lose, lost, gain, first


def _bars(group: Group, longest: Fraction) -> Bars:
    title = f"{group.name}: {many(group.people, 'person', 'people')}"
    return Bars(
        group, Drawing(WIDTH, HEIGHT, title, _words(group), [*_bar(group, longest)]), _words(group)
    )


def _bar(group: Group, longest: Fraction) -> Iterator[Shape]:
    """To the left those who lose, to the right those who gain, from the middle outwards."""
    lose, lost, gain, first = (round(float(s / longest) * REACH, 1) for s in _shares(group))
    yield box("loses", MIDDLE - lose, 22, lose, 22, told=f"lose: {group.lose:,}")
    yield box("lost", MIDDLE - lose - lost, 22, lost, 22, told=f"lose their score: {group.lost:,}")
    yield box("gains", MIDDLE, 22, gain, 22, told=f"gain: {group.gain:,}")
    yield box("first", MIDDLE + gain, 22, first, 22, told=f"get a first score: {group.first:,}")
    yield line("base", MIDDLE, 14, MIDDLE, 52)
    yield words("tick", MIDDLE - 6, 12, "worse off", anchor="end")
    yield words("tick", MIDDLE + 6, 12, "better off")
    left, right = MIDDLE - lose - lost - 6, MIDDLE + gain + first + 6
    yield words("number falls-to", left, 39, _percent(group.lose + group.lost, group), anchor="end")
    yield words("number rises-to", right, 39, _percent(group.gain + group.first, group))


def _percent(people: Count, group: Group) -> str:
    """A share in whole per cent, and where that would be none of somebody, ``<1%``."""
    if not people:
        return "0%"
    share = Fraction(100 * people, group.people)
    return "<1%" if share < 1 else f"{round(share)}%"


def _words(group: Group) -> str:
    parts = [f"{group.lose:,} lose", f"{group.stay:,} stay", f"{group.gain:,} gain"]
    parts += [f"{group.lost:,} lose their score"] if group.lost else []
    parts += [f"{group.first:,} get a first score"] if group.first else []
    parts += [f"{group.none:,} have none on either side"] if group.none else []
    median = "" if group.median is None else f"; the median change is {signed(group.median)}"
    return f"{', '.join(parts)}{median}."


def signed(number: Exact) -> str:
    """A change with its sign: ``+2``."""
    if number > 0:
        return f"+{told(number)}"
    return told(number).replace("-", "\N{MINUS SIGN}")
