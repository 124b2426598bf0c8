"""Scoring mixes: what is shown before and after, of so many contracts of each kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from evenhand.judging import Memories
from evenhand.model.contracts import Contract
from evenhand.model.history import History
from evenhand.model.outcomes import Rated, Totals
from evenhand.model.units import Exact
from evenhand.possibility import judged
from evenhand.possibility.events import FREELANCER
from evenhand.possibility.kinds import Kind
from evenhand.possibility.mixes import Mix
from evenhand.possibility.timelines import Timeline
from evenhand.questions.answers import RuleError
from evenhand.rulesets import RuleSet
from evenhand.runs import Run

LOOKING_COSTS = 12  # as much as so many scores that are worked out of what counts alone


@dataclass(frozen=True)
class Counted:
    """A contract and what it counts as at the two updates, where that is known beforehand."""

    contract: Contract
    first: Rated | None = None
    last: Rated | None = None


class Scores:
    """The scores of mixes of these kinds under a rule set, at the two updates of a timeline.

    As long as no rule looks at other contracts, each is judged once and its copies only added up;
    from the first time one does, every mix is judged as a history.
    """

    def __init__(
        self,
        rule_set: RuleSet,
        timeline: Timeline,
        kinds: Sequence[Kind],
        event: Contract | None = None,
    ) -> None:
        self.rule_set, self.timeline, self.kinds = rule_set, timeline, kinds
        self.event = event
        self.price = 1
        self._copies: list[list[Counted]] = [[] for _ in kinds]
        self._first: dict[Mix, Exact | None] = {}
        self._shown: dict[Exact | None, Exact | None] = {}
        self._memories = Memories()
        self._event: tuple[Counted, ...] = ()
        if event is not None:
            self._event = (self._judged(event),)

    @property
    def looks(self) -> bool:
        """Whether some rule looks at other contracts than the one that it is asked about."""
        return self.price > 1

    def first(self, mix: Mix) -> Exact | None:
        """The score of *mix* at the first update, and of the event as far as it is known then."""
        known = tuple([part for part in mix if self.kinds[part[0]].place.when != "meanwhile"])
        if self.looks:
            known = mix
        if known not in self._first:
            counted = [*self.counted(known), *self._event]
            self._first[known] = self._score(counted, self.timeline.seen_first)
        return self._first[known]

    def last(self, mix: Mix) -> Exact | None:
        """The score of *mix* at the last update, and of the event."""
        return self._score([*self.counted(mix), *self._event], self.timeline.seen_last)

    def stays(self, mix: Mix) -> bool:
        """Whether the score of *mix* stays as it is where there is no event."""
        first, last = (
            self._score(self.counted(mix), at)
            for at in (self.timeline.seen_first, self.timeline.seen_last)
        )
        return first == last

    def displayed(self, score: Exact | None) -> Exact | None:
        """The number that a reader sees for *score*."""
        if score not in self._shown:
            self._shown[score] = self.rule_set.displayed(score)
        return self._shown[score]

    def of_totals(self, sums: Totals, *, last: bool) -> Exact | None:
        """The number that is shown for contracts with these totals, if it hangs on those alone."""
        at = self.timeline.seen_last if last else self.timeline.seen_first
        return self.displayed(judged.score_of(self.rule_set, sums, FREELANCER, at))

    @property
    def event_counts(self) -> tuple[Rated | None, Rated | None]:
        """What the event counts as at the first update, and at the last."""
        return (self._event[0].first, self._event[0].last) if self._event else (None, None)

    def counted(self, mix: Mix) -> list[Counted]:
        """The contracts of *mix*, kind after kind, and what each counts as."""
        found: list[Counted] = []
        for number, count in mix:
            copies = self._copies[number]
            while len(copies) < count:
                copies.append(self._judged(self._copy(number, len(copies))))
            found += copies[:count]
        return found

    def _copy(self, number: int, copy: int) -> Contract:
        kind, name = self.kinds[number], f"{number}-{copy}"
        return kind.contract(copy, self.timeline, name=name, client=f"client {name}")

    def _judged(self, contract: Contract) -> Counted:
        if self.looks:
            return Counted(contract)
        try:
            first, last = judged.at_both(self.rule_set, contract, self.timeline)
        except (judged.Looked, RuleError):
            self.look()
            return Counted(contract)
        return Counted(contract, first, last)

    def _score(self, counted: Sequence[Counted], at: datetime) -> Exact | None:
        if not self.looks:
            try:
                return judged.score(self.rule_set, self._rated(counted, at), FREELANCER, at)
            except (judged.Looked, RuleError):
                self.look()
        history = History([each.contract for each in counted], at=at)
        return Run(self.rule_set, history, memories=self._memories).score(of=FREELANCER)

    def _rated(self, counted: Sequence[Counted], at: datetime) -> tuple[Rated, ...]:
        """What counts at that update, in the order in which a history has it."""
        if at == self.timeline.seen_first:
            pairs = [(each.contract, each.first) for each in counted]
        else:
            pairs = [(each.contract, each.last) for each in counted]
        pairs.sort(key=_hired_then_id)
        return tuple([rated for _, rated in pairs if rated is not None])

    def look(self) -> None:
        """From here on judge histories: what was known of single contracts does not hold."""
        self.price = LOOKING_COSTS
        self._first.clear()


def _hired_then_id(pair: tuple[Contract, Rated | None]) -> tuple[datetime, str]:
    return pair[0].hired, pair[0].id
