"""An axis: where a number or a moment stands in a drawing, and which round numbers to name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from math import ceil, floor

from evenhand.model.units import Count, Exact

ROUND = (1, 2, 5, 10)


@dataclass(frozen=True)
class Axis:
    """The numbers from *low* to *high*, both ends included, on a line from *start* to *end*.

    The line is counted in the drawing's own units; it may run either way.
    """

    low: Exact
    high: Exact
    start: float
    end: float

    def at(self, number: Exact) -> float:
        """Where *number* stands, to a tenth; in the middle where there is but one number."""
        if self.low == self.high:
            return round((self.start + self.end) / 2, 1)
        share = Fraction(number - self.low) / Fraction(self.high - self.low)
        return round(self.start + float(share) * (self.end - self.start), 1)

    def ticks(self, most: Count) -> list[Exact]:
        """Round numbers within, evenly spaced: at most so many, and two or more if *most* is."""
        if self.low == self.high:
            return [self.low]
        step = next(step for step in _steps(self.low, self.high) if self._count(step) <= most)
        first = ceil(Fraction(self.low) / step)
        return [_whole((first + place) * step) for place in range(self._count(step))]

    def _count(self, step: Fraction) -> int:
        return floor(Fraction(self.high) / step) - ceil(Fraction(self.low) / step) + 1


@dataclass(frozen=True)
class Calendar:
    """The moments from *first* to *last*, both included, on a line from *start* to *end*."""

    first: datetime
    last: datetime
    start: float
    end: float

    def at(self, moment: datetime) -> float:
        """Where *moment* stands, to a tenth."""
        span = Axis(0, _seconds(self.last - self.first), self.start, self.end)
        return span.at(_seconds(moment - self.first))


def around(
    numbers: Iterable[Exact], least: Exact, *, within: tuple[Exact, Exact]
) -> tuple[Exact, Exact]:
    """The ends of an axis that shows *numbers*, some room about them, and *least* at least.

    The ends stay *within* these two numbers as far as the numbers themselves do.
    """
    known = sorted(numbers)
    low, high = known[0], known[-1]
    room = max(Fraction(high - low) / 4, (Fraction(least) - (high - low)) / 2)
    return max(low - room, min(low, within[0])), min(high + room, max(high, within[1]))


def _steps(low: Exact, high: Exact) -> Iterator[Fraction]:
    """Round distances, from one that is too small for the span upwards."""
    power = Fraction(1)
    span = Fraction(high - low)
    while power * 100 > span:
        power /= 10
    while True:
        yield from (power * number for number in ROUND[:-1])
        power *= 10


def _whole(number: Fraction) -> Exact:
    return int(number) if number.denominator == 1 else number


def _seconds(length: timedelta) -> int:
    return length // timedelta(seconds=1)
