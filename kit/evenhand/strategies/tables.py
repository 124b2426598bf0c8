"""Tables: the amounts, dates and lengths that invented contracts take, near every threshold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from evenhand.model.units import Cents, Days, Months
from evenhand.questions.figures import Figure
from evenhand.rulesets import RuleSet
from evenhand.strategies.kinds import MOMENT
from evenhand.strategies.shapes import Shape

LONG_MEMORY: Days = 30  # a threshold in days from here on is about age, below it about length
LONGEST_LENGTH: Days = 800
LONGEST_DELAY: Days = 100

Size = tuple[Days, Cents, str]
T = TypeVar("T")


@dataclass(frozen=True)
class Tables:
    """What there is to draw from. The first entries of each table are the plainest."""

    amounts: tuple[Cents, ...] = (500_00, 100, 20_00, 5_000_00)
    ages: tuple[Days, ...] = (10, 1, 70, 3, 30, 100, 200, 400, 800)
    lengths: tuple[Days, ...] = (1, 7)
    long_lengths: tuple[Days, ...] = (200, 100)
    delays: tuple[Days, ...] = (14, 13, 29, 61)
    words: tuple[str, ...] = ("policy violation",)

    def sizes(self, shape: Shape) -> tuple[Size, ...]:
        """The days, amounts and words that contracts of *shape* are tried with: all but one plain.

        What differs is how late late words are, the word where the shape leaves one open, and
        else the length of the contract or the amount.
        """
        plain = self.amounts[0]
        if shape.late:
            return tuple((days, plain, "") for days in self.delays)
        if shape.worded:
            return tuple((self.lengths[0], plain, word) for word in self.words)
        lengths = self.long_lengths if shape.pay == "regularly" else self.lengths
        return (
            *((days, plain, "") for days in lengths),
            *((lengths[0], amount, "") for amount in self.amounts[1:]),
        )


def tables_for(rule_sets: Iterable[RuleSet]) -> Tables:
    """Tables that come one below, at and one above every number of these rule sets.

    And every word that they ask for, as a reason for an end or the ground of a report.
    """
    figures = [figure for rule_set in rule_sets for figure in rule_set.figures()]
    cents = _numbers(figures, "cents")
    days = _numbers(figures, "days") | set(map(_days_of, _numbers(figures, "months")))
    plain = Tables()
    ages = _around(day for day in days if day > LONG_MEMORY)
    lengths = _around(day for day in days if day <= LONG_MEMORY)
    return Tables(
        amounts=_joined(plain.amounts, _around(cents)),
        ages=_joined(plain.ages, ages),
        lengths=_joined(plain.lengths, lengths),
        long_lengths=_joined(plain.long_lengths, _up_to(LONGEST_LENGTH, ages)),
        delays=_joined(plain.delays, _up_to(LONGEST_DELAY, sorted((*lengths, *ages)))),
        words=_joined(plain.words, sorted(_words(figures))),
    )


def _numbers(figures: Iterable[Figure], unit: str) -> set[int]:
    return {number for figure in figures if figure.unit == unit for number in figure.numbers}


def _days_of(months: Months) -> Days:
    """How many days the last so many calendar months have, seen from the moment."""
    year, month = divmod(12 * MOMENT.year + MOMENT.month - 1 - months, 12)
    return (MOMENT - MOMENT.replace(year=year, month=month + 1)).days


def _words(figures: Iterable[Figure]) -> set[str]:
    values = [
        figure.value if isinstance(figure.value, tuple) else (figure.value,) for figure in figures
    ]
    return {word for value in values for word in value if isinstance(word, str) and word}


def _around(numbers: Iterable[int]) -> list[int]:
    return [near for n in sorted(numbers) for near in (n - 1, n, n + 1) if near > 0]


def _up_to(most: int, numbers: Iterable[int]) -> list[int]:
    return [number for number in numbers if number <= most]


def _joined(plain: tuple[T, ...], more: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*plain, *more)))
