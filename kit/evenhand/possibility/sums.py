"""Sums: where a score hangs on totals alone, every sum that contracts can come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evenhand.model.outcomes import Rated, Totals, totals
from evenhand.possibility.goals import Goal
from evenhand.possibility.mixes import Mix, every, multisets, together
from evenhand.possibility.scoring import Scores

NOTHING = Totals()
MOST = 60_000  # different sums, after which there are too many


@dataclass(frozen=True)
class Sum:
    """What the contracts that count add up to at the first update, and at the last."""

    first: Totals = NOTHING
    last: Totals = NOTHING

    def __add__(self, other: Sum) -> Sum:
        return Sum(self.first + other.first, self.last + other.last)


@dataclass(frozen=True)
class Summed:
    """What came of adding up: the smallest mix that meets the goal, if any.

    *sums* is how many different ones were looked at; *whole* says whether those are all.
    """

    found: Mix | None
    sums: int
    whole: bool


class Adding:
    """The sums of some kinds, under a rule set whose score hangs on nothing but totals."""

    def __init__(self, scores: Scores, goal: Goal, most: int) -> None:
        self.scores, self.goal, self.most = scores, goal, most
        self._event = Sum(*map(_totals, scores.event_counts))

    def through(self, base: Sequence[int], others: Sequence[int], besides: int) -> Summed | None:
        """Every sum of up to so many contracts, just so many of them of the *others*.

        None where not all contracts of a kind count alike: then they cannot be added up; and
        where the others alone come to too many.
        """
        if multisets(len(others), besides) > MOST:
            return None
        adds = {kind: self._of(kind) for kind in (*base, *others)}
        plus = {kind: found for kind, found in adds.items() if found is not None}
        if len(plus) < len(adds):
            return None
        layer: dict[Sum, Mix] = {}
        for mix in every(others, besides):
            layer.setdefault(sum([plus[kind] for kind, n in mix for _ in range(n)], Sum()), mix)
        seen = 0
        for _ in range(besides, self.most + 1):
            for reached, mix in layer.items():
                seen += 1
                if self._meets(reached):
                    return Summed(mix, seen, whole=False)
            wider: dict[Sum, Mix] = {}
            for reached, mix in layer.items():
                if seen + len(wider) > MOST:
                    return Summed(None, seen, whole=False)
                for kind in base:
                    wider.setdefault(reached + plus[kind], together(mix, ((kind, 1),)))
            layer = wider
        return Summed(None, seen, whole=True)

    def _of(self, kind: int) -> Sum | None:
        """What each contract of *kind* adds; None where they differ, or look at each other."""
        copies = self.scores.counted(((kind, max(1, self.most)),))
        sums = {Sum(_totals(each.first), _totals(each.last)) for each in copies}
        return sums.pop() if len(sums) == 1 and not self.scores.looks else None

    def _meets(self, reached: Sum) -> bool:
        reached += self._event
        first = self.scores.of_totals(reached.first, last=False)
        if self.goal.gap_before(first):
            return False
        last = self.scores.of_totals(reached.last, last=True)
        return not self.goal.gap_after(first, last)


def _totals(rated: Rated | None) -> Totals:
    return totals(() if rated is None else (rated,))
