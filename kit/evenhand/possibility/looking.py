"""Looking: what was seen of the mixes so far, and which of them came near to what is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import TypeAlias

from evenhand.model.units import Exact
from evenhand.possibility.goals import Goal
from evenhand.possibility.mixes import Mix, size
from evenhand.possibility.scoring import Scores

NEAR = Fraction(3, 100)  # of the scale: how far off a first number may be to be worth a second look

Gap: TypeAlias = tuple[Exact, Exact]
"""How far the two shown numbers are from what is wanted, and how far the unrounded ones are."""

Pair: TypeAlias = tuple[Exact | None, Exact | None]
Tell: TypeAlias = Callable[[int], None]


class Look:
    """One search over mixes for one goal.

    *spent* is what looking cost. Of the mixes whose first number is as wanted, *matched* has each
    in the order of looking, and *moved* counts those whose score then changed.
    """

    def __init__(self, scores: Scores, goal: Goal, tell: Tell = lambda tried: None) -> None:
        self.scores, self.goal, self._tell = scores, goal, tell
        self.spent = self.moved = 0
        self.matched: list[Mix] = []
        self._seen: set[Mix] = set()
        self._near: dict[Pair, Mix] = {}
        scale = scores.rule_set.scale
        self.reach = (scale.highest - scale.lowest) * NEAR

    @property
    def tried(self) -> int:
        """How many different mixes were looked at."""
        return len(self._seen)

    def through(self, mixes: Iterable[Mix], most: int | None = None) -> Mix | None:
        """The first of these mixes that meets the goal; at most so much is spent on them."""
        stop = None if most is None else self.spent + most
        for mix in mixes:
            if stop is not None and self.spent >= stop:
                return None
            if self.meets(mix):
                return mix
        return None

    def meets(self, mix: Mix) -> bool:
        """Whether *mix* meets the goal."""
        gap = self.gap(mix, self.reach)
        return gap is not None and not gap[0]

    def gap(self, mix: Mix, worth: Exact) -> Gap | None:
        """How far *mix* is from the goal; None where its first number alone is farther."""
        new = mix not in self._seen
        self._seen.add(mix)
        self._tell(self.tried)
        self.spent += self.scores.price
        first = self.scores.first(mix)
        shown = self.scores.displayed(first)
        begin = self.goal.gap_before(shown)
        if begin > worth:
            return None
        self.spent += self.scores.price
        last = self.scores.last(mix)
        seen = self.scores.displayed(last)
        if new and not begin:
            self.matched.append(mix)
            self.moved += first != last
        if size(mix) < size(self._near.setdefault((shown, seen), mix)):
            self._near[shown, seen] = mix
        exactly = self.goal.gap_before(first) + self.goal.gap_after(first, last)
        return begin + self.goal.gap_after(shown, seen), exactly

    def near(self) -> list[Mix]:
        """For each pair of numbers that was seen the smallest mix, the nearest pair first.

        Those with the right first number come before all others.
        """

        def farness(pair: Pair) -> tuple[bool, Exact, int]:
            begin = self.goal.gap_before(pair[0])
            return begin > 0, begin + self.goal.gap_after(*pair), size(self._near[pair])

        return [self._near[pair] for pair in sorted(self._near, key=farness)]
