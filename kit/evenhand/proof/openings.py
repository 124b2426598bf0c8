"""Openings: a history of which one contract is told, and of all others only what they add up to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

from evenhand.judging.yardsticks import Yardstick
from evenhand.model.contracts import Contract, Party
from evenhand.model.history import Facts, History, PlatformFact, Variation
from evenhand.model.units import Exact
from evenhand.proof.limits import NotFollowed
from evenhand.proof.ratios import Ratio
from evenhand.proof.reading import alike
from evenhand.proof.scoring import Scoring
from evenhand.rulesets import Scale
from evenhand.runs import Run

NO_FACTS = Facts()
ALIKE = "the same, whatever it is"


class Kept:
    """What remains of a case: whether the promise is kept there, and the scores if they matter."""

    def __init__(self, kept: Any, before: Any = ALIKE, after: Any = ALIKE) -> None:
        self.kept, self.before, self.after = kept, before, after


class OpenScale:
    """The scale of a rule set, for ratios."""

    def __init__(self, scale: Scale) -> None:
        self.lowest, self.highest, self.holds = scale.lowest, scale.highest, scale.holds

    def points(self, difference: Any) -> Ratio:
        return Ratio(100 * difference, self.highest - self.lowest)


class Opening(History):
    """The contracts of one freelancer that are told; *others* is what the rest add up to."""

    __slots__ = ("freelancer", "others")

    freelancer: Any
    others: Any

    def __init__(self, contracts: tuple[Any, ...], at: Any, others: Any, freelancer: Any) -> None:
        fill = object.__setattr__
        fill(self, "contracts", contracts)
        fill(self, "facts", NO_FACTS)
        fill(self, "at", at)
        fill(self, "others", others)
        fill(self, "freelancer", freelancer)

    def once(self, find: Callable[[Any], Any]) -> Any:
        return find(self)

    def of(self, party: Party) -> tuple[Contract, ...]:
        return self.contracts

    def freelancers(self) -> tuple[Party, ...]:
        return (self.freelancer,)

    def clients(self) -> tuple[Party, ...]:
        return tuple([contract.client for contract in self.contracts][:1])

    def parties(self) -> tuple[Party, ...]:
        return (*self.freelancers(), *self.clients())

    def without(self, *contracts: Contract) -> Opening:
        gone = list(map(id, contracts))
        return self._of_these(tuple([c for c in self.contracts if id(c) not in gone]))

    def replacing(self, old: Contract, new: Contract) -> Opening:
        return self._of_these(tuple([new if c is old else c for c in self.contracts]))

    def changing(self, contract: Contract, change: Callable[[Contract], Contract]) -> Opening:
        return self.replacing(contract, change(contract))

    def with_each(self, change: Callable[[Contract], Contract]) -> Opening:
        return self._of_these(tuple([change(contract) for contract in self.contracts]))

    def varied(self, make: Variation, *contracts: Contract) -> Any:
        return make(self, *contracts)

    def knowing(self, *facts: PlatformFact) -> Opening:
        """The same contracts: no rule that makes a score asks for the platform's facts."""
        return Opening(self.contracts, self.at, self.others, self.freelancer)

    def as_of(self, moment: Any) -> Opening:
        if moment < self.at:
            raise NotFollowed("looks back in time")
        return Opening(self.contracts, moment, self.others, self.freelancer)

    def _of_these(self, contracts: tuple[Any, ...]) -> Opening:
        if list(map(id, contracts)) == list(map(id, self.contracts)):
            return self
        return Opening(contracts, self.at, self.others, self.freelancer)


class OpenRun(Run):
    """What follows from an opening. It compares as any run does, and scores by twins' rules."""

    __slots__ = ("_known", "_scale", "_scoring")

    def __init__(self, scoring: Scoring, history: Opening) -> None:
        self.history: Opening = history
        self.rule_set = scoring.rule_set
        self._scoring = scoring
        self._scale = OpenScale(scoring.rule_set.scale)
        self._known: tuple[Exact | None] | None = None

    def __getattr__(self, name: str) -> NoReturn:
        """Whatever else a run is made of: none of it was ever set."""
        raise NotFollowed(f"asks of a history what only the whole of it tells ({name})")

    def score(self, *, of: Party) -> Exact | None:
        if of is not self.history.freelancer:
            raise NotFollowed("asks for the score of somebody else")
        if self._known is None:
            self._known = (self._scored(of),)
        return self._known[0]

    def on(self, history: History) -> Any:
        if history is self.history:
            return self
        if not isinstance(history, Opening):
            raise NotFollowed("makes a history of its own")
        return OpenRun(self._scoring, history)

    def compared(
        self, base: Run, yardstick: Yardstick, *, of: Party, base_of: Any = None, **_: Any
    ) -> Any:
        """As for any run. Equal scores keep every promise, so those of likes are not looked at."""
        if base_of is not None:
            raise NotFollowed("compares the scores of two parties")
        if self._scores_like(base.history):
            return Kept(True)
        before, after = base.score(of=of), self.score(of=of)
        measure = self._scoring.follow(yardstick)
        return Kept(measure(before, after, self._scale)[0], before, after)

    def on_scale(self, *, of: Party) -> Any:
        score, holds = self.score(of=of), self._scale.holds
        kept = holds(score) and holds(self._scoring.displayed(score))
        return Kept(kept, None, score)

    def _scored(self, of: Party) -> Any:
        history, total = self.history, self.history.others
        for contract in history.contracts:
            added = self._scoring.added(contract, history.at, of)
            if added is not None:
                total = total + added
        return self._scoring.score(total, history.at, of)

    def _scores_like(self, base: History) -> bool:
        """Whether no rule can tell the two apart, so that the score is the same, whatever it is."""
        if not isinstance(base, Opening):
            raise NotFollowed("compares with a history of its own")
        moment = self.history.at is base.at or not self._scoring.reads_moment
        return moment and alike(self.history.contracts, base.contracts, self._scoring.reads)
