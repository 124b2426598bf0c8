"""Searching: the mixes that are looked at for one question, the plainest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evenhand.possibility.climbing import climbed
from evenhand.possibility.efforts import Effort
from evenhand.possibility.looking import Look
from evenhand.possibility.material import Material
from evenhand.possibility.mixes import Mix, beside, every, in_threes, in_twos, multisets, size
from evenhand.possibility.sums import Adding


class Search:
    """The search for a mix that meets a goal with just so many other things *besides*.

    *most* is the greatest number of contracts, the event aside. Afterwards *every* says up to how
    many of them every mix was looked at, and *sums* how many different sums those came to, where
    they were added up.
    """

    def __init__(
        self, material: Material, look: Look, besides: int, most: int, effort: Effort
    ) -> None:
        self.material, self.look, self.effort = material, look, effort
        self.besides, self.most = besides, most
        self.others = (*material.arriving, *material.leaving) if besides else ()
        self.kinds = (*material.settled, *self.others)
        self.every, self.sums = -1, 0
        self.misled = False

    def mix(self, known: Sequence[Mix]) -> Mix | None:
        """The mix that meets the goal, if it is found; *known* ones have the right first number."""
        if self.besides > self.most:
            self.every = self.most
        steps = (
            self._added_up,
            self._small,
            lambda: self._guided(known),
            self._layered,
            self._climbed,
        )
        for step in steps:
            found = step() if self.every < self.most else None
            if found is not None:
                return found
        return None

    def gather(self) -> None:
        """Look at mixes for what they show first; that none of them meets the goal is known."""
        self._guided(())

    def _added_up(self) -> Mix | None:
        rule_set = self.material.scores.rule_set
        if not rule_set.of_totals or self.material.scores.looks:
            return None
        adding = Adding(self.material.scores, self.look.goal, self.most)
        summed = adding.through(self.material.settled, self.others, self.besides)
        if summed is None:
            return None
        self.sums = summed.sums
        if summed.whole:
            self.every = self.most
        return summed.found

    def _small(self) -> Mix | None:
        """Every mix of few contracts: of all that are allowed, where those are not too many."""
        sizes = list(range(self.besides, self.most + 1))
        price = 2 * self.material.scores.price
        affordable = self.effort.whole
        if sum(map(self._count, sizes)) * price > affordable:
            affordable = self.effort.few
        for count in sizes:
            affordable -= self._count(count) * price
            if affordable < 0:
                return None
            found = self.look.through(self._all_of(count))
            if found is not None:
                return found
            self.every = count
        return None

    def _count(self, count: int) -> int:
        """How many mixes there are of so many contracts."""
        base, more = len(self.material.settled), len(self.others)
        return multisets(more, self.besides) * multisets(base, count - self.besides)

    def _all_of(self, count: int) -> Iterator[Mix]:
        others = list(every(self.others, self.besides))
        return beside(every(self.material.settled, count - self.besides), others)

    def _guided(self, known: Sequence[Mix]) -> Mix | None:
        home, effort = self.material.at_home, self.effort
        if not self.besides:
            twos = in_twos(home, min(self.most, effort.most_in_twos))
            threes = in_threes(home, min(self.most, effort.most_in_threes))
            found = self.look.through(twos, effort.twos)
            return found or self.look.through(threes, effort.threes)
        arriving, any_other = self._some(self.material.arriving), self._some(self.others)
        found = self.look.through(beside(known, arriving), effort.others)
        few = in_twos(home, self.most - self.besides)
        return found or self.look.through(beside(few, any_other), effort.others)

    def _some(self, kinds: Sequence[int]) -> list[Mix]:
        """Every mix of so many of the plainest of these kinds, as many kinds as is affordable."""
        few = len(kinds)
        while multisets(few, self.besides) > self.effort.most_others:
            few -= 1
        return list(every(kinds[:few], self.besides))

    @property
    def _pointless(self) -> bool:
        """Whether the event never moved a score that could have been the right one."""
        return not self.besides and bool(self.look.matched) and not self.look.moved

    def _layered(self) -> Mix | None:
        """What came near, with older contracts of one or two kinds beneath it."""
        if self._pointless:
            return None
        layers = [
            mix for kinds in self.material.away for mix in in_twos(kinds, self.effort.most_below)
        ]
        starts = [mix for mix in self.look.near() if size(mix) <= self.effort.most_above]
        mixes = filter(self._allowed, beside(starts, sorted(layers, key=size)))
        return self.look.through(mixes, self.effort.layers)

    def _climbed(self) -> Mix | None:
        """Up from what came near, a few contracts at a time."""
        if self._pointless:
            return None
        stop = self.look.spent + self.effort.climbs
        for kinds in (self.material.plain, self.material.settled):
            for start in self.look.near():
                most = min(self.effort.a_climb, stop - self.look.spent)
                if most <= 0:
                    return None
                found = climbed(self.look, start, (*kinds, *self.others), self._allowed, most)
                if found is not None:
                    return found
        return None

    def _allowed(self, mix: Mix) -> bool:
        others = sum([count for kind, count in mix if kind in self.others])
        return size(mix) <= self.most and others == self.besides
