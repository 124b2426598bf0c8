"""Company: every history of a few contracts, alone and beside the good work that scores ask for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

from evenhand.comparisons.sides import Sides
from evenhand.model.history import History
from evenhand.model.units import Count, many
from evenhand.questions.answers import RuleError, Unanswered
from evenhand.rulesets import RuleSet
from evenhand.runs import Run
from evenhand.search.exhaustive import BEYOND_WORDS, TooMany
from evenhand.strategies.exhaustive import Drawn, Exhaustive, choices_for
from evenhand.strategies.kinds import FREELANCER
from evenhand.strategies.pool import Pool
from evenhand.strategies.scenes import Record

MOST = 2_000_000  # histories that are tried: some minutes of them
LONGEST: Count = 12
"""Good contracts that a first score may ask for; who asks for more gives none here."""


class Company:
    """Every history of up to *size* contracts of the kinds that both sides tell apart.

    Each is tried alone, and beside good contracts of as many other clients: as few as leave the
    contracts themselves to decide whether there is a score, and as many as make a score by
    themselves. All with good work are longer than those before.
    """

    def __init__(self, sides: Sides, size: Count) -> None:
        self.size = size
        self.exhaustive = Exhaustive(choices_for(sides.both, size), size)
        self.beside = tuple(_beside(sides, size))

    @property
    def kinds(self) -> Count:
        """How many kinds of contracts there are."""
        return len(self.exhaustive.choices)

    @property
    def number(self) -> Count:
        """How many histories there are, the empty one among them."""
        return self.exhaustive.number * len(self.beside)

    def __str__(self) -> str:
        number = f"{self.number:,}" if self.number < BEYOND_WORDS else "far too many"
        contracts = many(self.size, "contract")
        return f"{number} histories of up to {contracts} of {self.kinds} kinds"

    def histories(self, first: Count, step: Count) -> Iterator[tuple[Count, History]]:
        """Every *step*-th history from the *first* on, with its place among all."""
        pool = Pool()
        records = {good: tuple(_record(good).contracts(pool)) for good in self.beside}
        every: Iterator[tuple[Count, Drawn]] = product(self.beside, self.exhaustive)
        for place, (good, drawn) in islice(enumerate(every), first, None, step):
            alone = self.exhaustive.history(drawn)
            yield place, pool.history([*alone.contracts, *records[good]]) if good else alone


def company_for(sides: Sides, size: Count) -> Company:
    """The company of two sides. Raises TooMany, at once, where there are too many histories."""
    company = Company(sides, size)
    if company.number <= MOST:
        return company
    smaller = (Company(sides, fewer) for fewer in range(size - 1, 0, -1))
    told = f"--exhaustive {size}: there are {company}, more than can be tried"
    best = next((each for each in smaller if each.number <= MOST), None)
    raise TooMany(f"{told}; --exhaustive {best.size} tries {best}" if best else told)


def _record(good: Count) -> Record:
    return Record(good, max(good, 1))


def _beside(sides: Sides, size: Count) -> Iterator[Count]:
    """How many good contracts there are beside: none, and the numbers about each first score."""
    asked = {asks for side in sides.both if (asks := _asks_for(side))}
    near = {count for asks in asked for count in range(max(1, asks - size), asks + 1)}
    yield from (0, *sorted(near))


def _asks_for(rule_set: RuleSet) -> Count | None:
    """The least number of good contracts that make a score, if any does."""
    pool = Pool()
    for good in range(1, LONGEST + 1):
        history = pool.history(_record(good).contracts(pool))
        try:
            if Run(rule_set, history).score(of=FREELANCER) is not None:
                return good
        except (Unanswered, RuleError):
            return None
    return None
