"""Thresholds: the numbers and words by which rule sets tell contracts apart, and what lies between.

A number in days from a month on is about age, below that about length; so it is in the tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from evenhand.model.units import Cents, Days, Months
from evenhand.questions.figures import Figure
from evenhand.rulesets import RuleSet
from evenhand.strategies.kinds import MOMENT
from evenhand.strategies.tables import LONG_MEMORY, LONGEST_DELAY


class Stretches(NamedTuple):
    """One age, length, delay and amount of every stretch that thresholds cut; and a word for each.

    Words that one parameter lists are alike to its rule: the first of them stands for all.
    """

    ages: tuple[Days, ...]
    lengths: tuple[Days, ...]
    delays: tuple[Days, ...]
    amounts: tuple[Cents, ...]
    words: tuple[str, ...]


def stretches_for(rule_sets: Iterable[RuleSet]) -> Stretches:
    """The stretches that all thresholds of these rule sets cut together."""
    figures = [figure for rule_set in rule_sets for figure in rule_set.figures()]
    days = {*_numbers(figures, "days"), *map(_days_of, _numbers(figures, "months"))}
    return Stretches(
        ages=one_of_each_stretch(day for day in days if day > LONG_MEMORY),
        lengths=one_of_each_stretch(day for day in days if day <= LONG_MEMORY),
        delays=one_of_each_stretch(day for day in days if day <= LONGEST_DELAY),
        amounts=one_of_each_stretch(_numbers(figures, "cents")),
        words=tuple(dict.fromkeys(_first_words(figures))),
    )


def one_of_each_stretch(thresholds: Iterable[int]) -> tuple[int, ...]:
    """One positive number of each stretch: below, at, between and beyond the thresholds, in order.

    Below a threshold it is the next one, so that one more makes the difference.
    """
    ordered = sorted({number for number in thresholds if number > 0})
    near = [number for threshold in ordered for number in (threshold - 1, threshold)]
    beyond = [ordered[-1] + 1] if ordered else []
    return tuple(dict.fromkeys(number for number in (*near, *beyond) if number > 0))


def _numbers(figures: Iterable[Figure], unit: str) -> Iterator[int]:
    return (number for figure in figures if figure.unit == unit for number in figure.numbers)


def _days_of(months: Months) -> Days:
    """How many days the last so many calendar months have, seen from the moment."""
    year, month = divmod(12 * MOMENT.year + MOMENT.month - 1 - months, 12)
    return (MOMENT - MOMENT.replace(year=year, month=month + 1)).days


def _first_words(figures: Iterable[Figure]) -> Iterator[str]:
    for figure in figures:
        values = figure.value if isinstance(figure.value, tuple) else (figure.value,)
        yield from [word for word in values if isinstance(word, str) and word][:1]
