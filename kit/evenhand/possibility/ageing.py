"""Ageing: at which ages a contract comes to count otherwise."""

from __future__ import annotations

from bisect import bisect_left
from datetime import datetime
from functools import cached_property
from itertools import pairwise

from evenhand.model.outcomes import Rated
from evenhand.model.units import Days, Exact
from evenhand.possibility import judged
from evenhand.possibility.events import FREELANCER
from evenhand.possibility.samples import OLDEST, sample
from evenhand.questions.answers import RuleError
from evenhand.rulesets import RuleSet
from evenhand.strategies.shapes import BAD, GOOD, Shape
from evenhand.strategies.tables import Tables

STEP: Days = 15  # that two ages which are compared at first lie apart
ENOUGH = 8  # turns, after which the older work is taken to count as the oldest that was seen
NEWEST: Days = 1
NEW: Days = 3
SO_MANY = 4  # new contracts: as many as most platforms ask for before they give a score


class Ageing:
    """What a contract makes of a score as it ages, by itself and beside some new ones.

    Ages are days before the moment *at*. Where a rule looks at other contracts, no age tells.
    """

    def __init__(self, rule_set: RuleSet, at: datetime) -> None:
        self._rule_set, self._at = rule_set, at
        self._known: dict[Days | None, object] = {}

    def turns(self) -> tuple[Days, ...]:
        """The last days of age on which a contract counts as it did, the youngest few first."""
        found: list[Days] = []
        for younger, older in pairwise((NEWEST, *range(STEP, OLDEST, STEP))):
            if len(found) < ENOUGH and not self._alike(younger, older):
                found.append(self._last_alike(younger, older))
        return tuple(found)

    def tells(self, age: Days) -> bool:
        """Whether a contract of that age makes any difference to a score."""
        return not self._alike(age, None)

    def _last_alike(self, younger: Days, older: Days) -> Days:
        """The last day, from the *younger* on, on which it makes the same of a score as then."""

        def otherwise(age: Days) -> bool:
            return not self._alike(younger, age)

        return younger + bisect_left(range(younger, older), True, key=otherwise) - 1

    def _alike(self, one: Days, other: Days | None) -> bool:
        """Whether it makes the same of a score at these two ages; at None, as if it never was."""
        return self._makes(one) == self._makes(other)

    def _makes(self, age: Days | None) -> object:
        if age not in self._known:
            try:
                self._known[age] = self._score(age)
            except (judged.Looked, RuleError):
                self._known[age] = None
        return self._known[age]

    def _score(self, age: Days | None) -> tuple[Exact | None, ...]:
        """The score of one bad contract of that age, by itself and beside some new good ones."""
        aged = () if age is None else self._rated(BAD, age)
        return tuple(
            judged.score(self._rule_set, mix, FREELANCER, self._at)
            for mix in (aged, (*aged, *self._beside))
        )

    @cached_property
    def _beside(self) -> tuple[Rated, ...]:
        return SO_MANY * self._rated(GOOD, NEW)

    def _rated(self, shape: Shape, age: Days) -> tuple[Rated, ...]:
        """A contract of that shape and age, if it counts."""
        contract = sample(shape, age, Tables().sizes(shape)[0], self._at)
        rated = judged.rated(self._rule_set, contract, FREELANCER, self._at)
        return () if rated is None else (rated,)
