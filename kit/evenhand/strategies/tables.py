"""Tables: the amounts, dates and lengths that invented contracts take, near every threshold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from evenhand.model.units import Cents, Days
from evenhand.rulesets import RuleSet
from evenhand.strategies.shapes import SHAPES, Shape

LONG_MEMORY: Days = 30  # a threshold in days from here on is about age, below it about length
LONGEST_LENGTH: Days = 800
MIXED = 24  # variants of a shape that are neither of the plainest age nor of the plainest size


@dataclass(frozen=True)
class Tables:
    """What there is to draw from. The first entry of each table is the plainest."""

    amounts: tuple[Cents, ...] = (500_00, 100, 20_00, 5_000_00)
    ages: tuple[Days, ...] = (10, 1, 70)
    lengths: tuple[Days, ...] = (1, 7)
    long_lengths: tuple[Days, ...] = (200, 100)
    shapes: tuple[Shape, ...] = SHAPES

    def sizes(self, shape: Shape) -> tuple[tuple[Days, Cents], ...]:
        """The lengths and amounts that matter for *shape*: a nothing has a length but no amount."""
        if shape.pay == "none":
            return tuple((days, self.amounts[0]) for days in self.lengths)
        if shape.pay == "regularly":
            return tuple((days, self.amounts[0]) for days in self.long_lengths)
        return tuple((self.lengths[-1], amount) for amount in self.amounts)

    def variants(self, shape: Shape) -> tuple[tuple[Days, Days, Cents], ...]:
        """The ages, lengths and amounts that contracts of *shape* are drawn with.

        Every size at the plainest age, every age at the plainest size, and some of both.
        """
        sizes = self.sizes(shape)
        mixed = [
            (self.ages[5 * n % len(self.ages)], *sizes[7 * n % len(sizes)]) for n in range(MIXED)
        ]
        plain_age = [(self.ages[0], *size) for size in sizes]
        plain_size = [(age, *sizes[0]) for age in self.ages]
        return tuple(dict.fromkeys((*plain_age, *plain_size, *mixed)))

    @cached_property
    def variants_of(self) -> dict[Shape, tuple[tuple[Days, Days, Cents], ...]]:
        """The variants of every shape."""
        return {shape: self.variants(shape) for shape in self.shapes}

    @property
    def most_variants(self) -> int:
        """How many variants the shape with the most of them has."""
        return max(map(len, self.variants_of.values()))


def tables_for(rule_sets: Iterable[RuleSet]) -> Tables:
    """Tables that come one below, at and one above every number of these rule sets."""
    cents, days = set[int](), set[int]()
    for rule_set in rule_sets:
        for figure in rule_set.figures():
            wanted = {"cents": cents, "days": days}.get(figure.unit)
            if wanted is not None:
                wanted.update(figure.numbers)
    plain = Tables()
    ages = _around(day for day in days if day > LONG_MEMORY)
    lengths = _around(day for day in days if day <= LONG_MEMORY)
    long_lengths = [day for day in ages if day <= LONGEST_LENGTH]
    return Tables(
        amounts=_joined(plain.amounts, _around(cents)),
        ages=_joined(plain.ages, ages),
        lengths=_joined(plain.lengths, lengths),
        long_lengths=_joined(plain.long_lengths, long_lengths),
    )


def _around(numbers: Iterable[int]) -> list[int]:
    return [near for n in sorted(numbers) for near in (n - 1, n, n + 1) if near > 0]


def _joined(plain: tuple[int, ...], more: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys((*plain, *more)))
