"""Contracts under way while the rules change: which rule set treats which contract."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final, Literal

from evenhand.comparisons.judgements import WorkedOut
from evenhand.comparisons.sides import Sides
from evenhand.judging import Memories
from evenhand.model.contracts import Contract, Party
from evenhand.model.history import History
from evenhand.model.outcomes import Treatment, totals
from evenhand.model.units import Exact
from evenhand.rulesets import RuleSet

UnderWay = Literal["old", "new", "hired"]

WAYS: Final[dict[UnderWay, str]] = {
    "new": "every contract is treated by the new rules",
    "old": "contracts under way on that day are treated by the old rules, all others by the new",
    "hired": "contracts hired before that day are treated by the old rules, later ones by the new",
}
"""Whose rules admit, exclude, rate and weigh a contract. The score is made and shown by the new."""

BOTH_MAKE: Final = ("aggregates", "weighs")
"""Questions whose rules both sides must share, or one side's treatment means nothing to the other.

What an outcome means lies with the rule that makes a score of it, and weights are in no unit.
"""


def start_of(on: date) -> datetime:
    """The first moment of a day, UTC."""
    return datetime(on.year, on.month, on.day, tzinfo=UTC)


def under_way(contract: Contract, on: date) -> bool:
    """Whether it was hired before that day, and had not ended when the day began."""
    start = start_of(on)
    return contract.hired < start and (contract.end is None or contract.end.at >= start)


def treated_by_the_old(way: UnderWay, on: date) -> Callable[[Contract], bool]:
    """Says of a contract whether the old rules treat it, where the new come on that day."""
    start = start_of(on)
    if way == "old":
        return lambda contract: under_way(contract, on)
    if way == "hired":
        return lambda contract: contract.hired < start
    return lambda contract: False


def not_mixable(sides: Sides) -> list[str]:
    """Why no score can be made of contracts of which each side treats some; empty if one can.

    Both sides need one scale, one rule that makes the score and the same rules that weigh, be it
    with other numbers.
    """
    return list(_apart(sides))


def _apart(sides: Sides) -> Iterator[str]:
    old, new = sides.both
    if old.scale != new.scale:
        yield "their scores are on different scales"
    for question in BOTH_MAKE:
        if same_rules(sides, question):
            continue
        one, other = _rules(old, question), _rules(new, question)
        what = "an outcome" if question == "aggregates" else "a weight"
        yield (
            f"{_by(old, question, one)} and {_by(new, question, other)}, "
            f"so {what} of one need not mean the same to the other"
        )


def same_rules(sides: Sides, question: str) -> bool:
    """Whether both sides answer *question* by the same rules, be it with other numbers."""
    return _rules(sides.baseline, question) == _rules(sides.candidate, question)


def _by(side: RuleSet, question: str, rules: tuple[str, ...]) -> str:
    does = "makes the score" if question == "aggregates" else "weighs contracts"
    return f"{side.name} {does} by {', '.join(rules) or 'no rule'}"


def _rules(side: RuleSet, question: str) -> tuple[str, ...]:
    chain = side.chain(question)
    return tuple([step.rule.name for step in (*chain.steps, *chain.exceptions)])


@dataclass(frozen=True)
class Mixed:
    """The number that the candidate makes where the baseline treats the contracts of *by_old*.

    It is worked out at a history's moment. Where the sides are not mixable it means nothing.
    """

    sides: Sides
    by_old: Callable[[Contract], bool]
    memories: Memories

    @property
    def rule_set(self) -> RuleSet:
        return self.sides.candidate

    def number(self, history: History, *, of: Party) -> Exact | None:
        return self.rule_set.displayed(self.score(history, of=of))

    def score(self, history: History, *, of: Party) -> Exact | None:
        """The same before it is rounded for display."""
        contracts = history.of(of)
        if not any(map(self.by_old, contracts)):
            return self._new.score(history, of=of)
        if self.rule_set.unanswered or "freelancer" not in self.rule_set.definition.scores:
            return None
        treatments = [self.treatment(history, contract) for contract in contracts]
        rated = tuple([each.rated for each in treatments if each.rated is not None])
        given = {"moment": history.at, "facts": history.facts, "history": history, "party": of}
        score: Exact | None
        score, _ = self.rule_set.chain("aggregates").ask(
            {**given, "rated": rated, "totals": totals(rated)}
        )
        return score

    def treatment(self, history: History, contract: Contract) -> Treatment:
        side = self._old if self.by_old(contract) else self._new
        return side.treatment(history, contract)

    @property
    def _old(self) -> WorkedOut:
        return WorkedOut(self.sides.baseline, self.memories)

    @property
    def _new(self) -> WorkedOut:
        return WorkedOut(self.sides.candidate, self.memories)
