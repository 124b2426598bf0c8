"""Every history of a few contracts, of the kinds that the thresholds of rule sets tell apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations_with_replacement
from math import comb
from typing import NamedTuple, TypeAlias

from evenhand.model.contracts import Contract
from evenhand.model.history import History
from evenhand.model.units import Count
from evenhand.rulesets import RuleSet
from evenhand.strategies.kinds import Kind, kind_of
from evenhand.strategies.pool import Pool
from evenhand.strategies.shapes import BAD, CANCELLED, GOOD, Shape
from evenhand.strategies.small import plain_kind
from evenhand.strategies.tables import Tables
from evenhand.strategies.themes import (
    CANCELLED_FOR_A_REASON,
    CANCELLED_SCORNED,
    LATE_PRAISED,
    LATE_SCORNED,
    PLAINLY_PAID,
    PLAINLY_UNPAID,
    REPORTED,
)
from evenhand.strategies.thresholds import stretches_for

PLAINLY: tuple[Shape, ...] = (GOOD, BAD, *PLAINLY_UNPAID, *PLAINLY_PAID)
OF_THE_REGULAR: tuple[Shape, ...] = (GOOD, BAD, CANCELLED, CANCELLED_SCORNED)
"""What is tried of one and the same client, too: what a client may do again and again."""

REGULAR = "the regular client"
COPY = ", copy "
PLAIN = Tables()

Drawn: TypeAlias = tuple[int, ...]
"""A history as the places of its contracts among the choices, in order."""


class Choice(NamedTuple):
    """What a contract may be: of a kind, for a client of its own or for the *regular* one."""

    kind: Kind
    regular: bool = False


def choices_for(rule_sets: Iterable[RuleSet], size: Count) -> tuple[Choice, ...]:
    """The choices that the thresholds of all these rule sets tell apart; regular clients' last.

    Nobody is regular in histories of one contract.
    """
    own = [Choice(kind) for kind in dict.fromkeys(_kinds(rule_sets))]
    regular = [Choice(plain_kind(shape, PLAIN), regular=True) for shape in OF_THE_REGULAR]
    return (*own, *regular) if size > 1 else tuple(own)


def _kinds(rule_sets: Iterable[RuleSet]) -> Iterator[Kind]:
    """The plain shapes; good and bad work by age; bad work by amount and length; words by delay.

    And what each word that a rule looks for makes of a cancelled and of a reported contract.
    """
    near, age, days, amount = stretches_for(rule_sets), PLAIN.ages[0], *PLAIN.sizes(BAD)[0][:2]
    yield from (plain_kind(shape, PLAIN) for shape in PLAINLY)
    yield from (kind_of(shape, each, days, amount) for shape in (GOOD, BAD) for each in near.ages)
    yield from (kind_of(BAD, age, days, each) for each in near.amounts)
    yield from (kind_of(BAD, age, each, amount) for each in near.lengths)
    late = (LATE_PRAISED, LATE_SCORNED)
    yield from (kind_of(shape, age, each, amount) for shape in late for each in near.delays)
    worded = (CANCELLED_FOR_A_REASON, REPORTED)
    yield from (kind_of(shape, age, days, amount, w) for shape in worded for w in near.words)


class Exhaustive:
    """Every history of up to *size* contracts of these choices, once: neither order nor names tell.

    The shortest come first, and of those as long the ones whose choices come first. The regular
    client has two contracts or more: with one it would be like any other.
    """

    def __init__(self, choices: Sequence[Choice], size: Count) -> None:
        self.choices = tuple(sorted(choices, key=lambda choice: choice.regular))
        self.size = size
        self.own = sum(not choice.regular for choice in self.choices)
        self._pool = Pool()
        self._names = [f"contract {place:03}" for place in range(1, len(self.choices) + 1)]
        self._places = {name: place for place, name in enumerate(self._names)}

    @property
    def number(self) -> Count:
        """How many histories there are, the empty one among them."""
        regular = len(self.choices) - self.own
        with_one = regular * comb(self.own + self.size - 1, self.size - 1)
        return comb(len(self.choices) + self.size, self.size) - with_one

    def __iter__(self) -> Iterator[Drawn]:
        for number in range(self.size + 1):
            for drawn in combinations_with_replacement(range(len(self.choices)), number):
                if not self.is_folded(drawn):
                    yield drawn

    def is_folded(self, drawn: Drawn) -> bool:
        """Whether another one differs in names only: the one contract of the regular client."""
        own = self.own
        return bool(drawn) and drawn[-1] >= own and (len(drawn) == 1 or drawn[-2] < own)

    def history(self, drawn: Drawn) -> History:
        """The history of these choices."""
        copies: Counter[int] = Counter()
        found = []
        for place in drawn:
            copies[place] += 1
            found.append(self._contract(place, copies[place]))
        return self._pool.history(found)

    def drawn(self, history: History) -> Drawn:
        """What *history*, one of these, is drawn as."""
        names = [contract.id.partition(COPY)[0] for contract in history.contracts]
        return tuple(sorted(self._places[name] for name in names))

    def _contract(self, place: int, copy: int) -> Contract:
        kind, regular = self.choices[place]
        name = f"{self._names[place]}{COPY}{copy}"
        return self._pool.contract(kind, name, REGULAR if regular else f"client of {name}")
