"""Lots: histories that are counted together, since the rules make the same of their contracts.

Contracts of which the rules make the same are of one sort. What a lot comes to is decided once,
however many histories it stands for; its totals are those of a smaller lot and one contract more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from math import comb, prod
from typing import NamedTuple, TypeAlias

from evenhand.invariants.declared import Invariant
from evenhand.model.history import History
from evenhand.model.outcomes import Totals
from evenhand.model.units import Count
from evenhand.rulesets import RuleSet
from evenhand.search.adding import Beside, Sums, exactly
from evenhand.search.tallies import add, counts
from evenhand.search.trials import Tally, Trial
from evenhand.search.watching import Progress
from evenhand.strategies.exhaustive import Drawn, Exhaustive

Lot: TypeAlias = tuple[int, ...]
"""The sorts of some contracts, as their numbers, in order."""

PER_HISTORY = ("histories", "met")
"""What a tally counts once for a history, however many contracts there are in it."""


class Sort(NamedTuple):
    """Choices of which the rules make the same: the *first* of them, and how *many* there are.

    *counted* says by the number of a promise what it counts on the *history* of the first alone;
    promises that do not apply there are left out.
    """

    history: History
    first: int
    many: Count
    regular: bool
    totals: Totals
    counted: dict[int, dict[str, Count]]


class AddingUp:
    """What promises about one contract come to under a rule set of totals, on every history.

    Making it raises what the rules raise, and ValueError where a promise does not get an answer.
    """

    def __init__(
        self, histories: Exhaustive, rule_set: RuleSet, promises: Sequence[Invariant]
    ) -> None:
        self.rule_set = rule_set
        self.tallies = [Tally(rule_set, promise) for promise in promises]
        self._histories = histories
        self._sums = Sums(rule_set)
        self._came_to = [Counter[str]() for _ in promises]
        self._smaller: dict[Lot, Totals] = {}
        self._known: dict[Hashable, tuple[Count, Count]] = {}
        self._broken: dict[int, Drawn] = {}
        self.sorts = self._sorted()

    @property
    def lots(self) -> Count:
        """How many lots there are to be decided."""
        return comb(len(self.sorts) + self._histories.size, self._histories.size)

    def go(self, progress: Progress) -> bool:
        """Decide every lot, the smallest first. Whether all are; if that is interrupted, a few."""
        try:
            for done, lot in enumerate(self._all_lots(), start=1):
                progress(f"adding up under {self.rule_set.name}", done, self.lots)
                self._decide(lot)
        except KeyboardInterrupt:
            self._tell()
            return False
        self._tell()
        return True

    def _all_lots(self) -> Iterator[Lot]:
        """Every lot; what those that are one contract smaller add up to is known by then."""
        size = self._histories.size
        lots: Iterable[tuple[Lot, Totals]] = [((), Totals())]
        for number in range(size + 1):
            known: dict[Lot, Totals] = {}
            for lot, total in lots:
                yield lot
                if number < size:
                    known[lot] = total
            self._smaller = known
            lots = self._with_one_more(known)

    def _sorted(self) -> list[Sort]:
        found: dict[Hashable, Sort] = {}
        for place, choice in enumerate(self._histories.choices):
            history = self._histories.history((place,))
            total, counted, compared = self._sums.of(history), *self._asked(history)
            applies = tuple((which, *each.values()) for which, each in counted.items())
            key = (choice.regular, exactly(total), applies, compared)
            known = found.get(key) or Sort(history, place, 0, choice.regular, total, counted)
            found[key] = known._replace(many=known.many + 1)
        return list(found.values())

    def _asked(self, history: History) -> tuple[dict[int, dict[str, Count]], Hashable]:
        """What each promise counts on a history of one contract, and what it compares there."""
        trial = Trial([(self.rule_set, tally.invariant) for tally in self.tallies])
        trial.show(history)
        if stopped := [tally for tally in trial.tallies if tally.stopped]:
            raise ValueError(stopped[0].trouble)
        counted = {n: counts(tally) for n, tally in enumerate(trial.tallies) if tally.cases}
        run, of = Beside(self._sums, history, Totals()), self._sums.of
        compared = tuple(
            tuple((exactly(of(c.base)), exactly(of(c.varied))) for c in tally.invariant(run))
            for tally in self.tallies
        )
        return counted, compared

    def _with_one_more(self, lots: dict[Lot, Totals]) -> Iterator[tuple[Lot, Totals]]:
        for lot, total in lots.items():
            for number in range(lot[-1] if lot else 0, len(self.sorts)):
                yield (*lot, number), total + self.sorts[number].totals

    def _decide(self, lot: Lot) -> None:
        parts = [(self.sorts[number], number, many) for number, many in Counter(lot).items()]
        if sum(many for sort, _, many in parts if sort.regular) == 1:
            return  # it differs from another in names only
        alike = prod(comb(sort.many + many - 1, many) for sort, _, many in parts)
        met: set[int] = set()
        for sort, number, many in parts:
            place = lot.index(number)
            others = self._smaller[(*lot[:place], *lot[place + 1 :])]
            for which, counted in sort.counted.items():
                met.add(which)
                moved, broken = self._beside(which, number, others)
                self._count(which, {**counted, "moved": moved, "violations": broken}, many * alike)
                if broken:  # the first lot is of the fewest contracts, and of the first choices
                    self._broken.setdefault(which, tuple(self.sorts[n].first for n in lot))
        for which in range(len(self.tallies)):
            self._came_to[which]["histories"] += alike
            self._came_to[which]["met"] += alike if which in met else 0

    def _count(self, which: int, counted: dict[str, Count], times: Count) -> None:
        came_to = self._came_to[which]
        for name, number in counted.items():
            if name not in PER_HISTORY:
                came_to[name] += number * times

    def _beside(self, which: int, number: int, others: Totals) -> tuple[Count, Count]:
        """How many cases of a promise move, and break it, on one contract beside others."""
        key = which, number, exactly(others)
        if key not in self._known:
            run = Beside(self._sums, self.sorts[number].history, others)
            cases = list(self.tallies[which].invariant(run))
            moved = sum(case.moved for case in cases)
            self._known[key] = moved, sum(not case.kept for case in cases)
        return self._known[key]

    def _tell(self) -> None:
        for which, tally in enumerate(self.tallies):
            add(tally, self._came_to[which])
            if which in self._broken:
                trial = Trial([(self.rule_set, tally.invariant)])
                trial.show(self._histories.history(self._broken[which]))
                tally.found = trial.tallies[0].found
