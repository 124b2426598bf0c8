"""Judged one by one: what a contract counts as, where no rule looks at any other for that."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeAlias

from evenhand.model.contracts import Contract, Party
from evenhand.model.history import Facts
from evenhand.model.outcomes import Rated, Totals, Treatment, totals
from evenhand.model.units import Exact
from evenhand.possibility.circumstances import NOTHING
from evenhand.possibility.events import FREELANCER
from evenhand.possibility.timelines import Timeline
from evenhand.rulesets import RuleSet

AtBoth: TypeAlias = tuple[Rated | None, Rated | None]


class Looked(BaseException):
    """A rule looked at other contracts. No rule can catch it by catching every exception."""


class Unseen:
    """A history of which only the moment and the platform's facts may be known."""

    def __init__(self, at: datetime, facts: Facts = NOTHING) -> None:
        self.at = at
        self.facts = facts

    def __getattr__(self, name: str) -> Any:
        raise Looked(name)

    def __len__(self) -> int:
        raise Looked("len")

    def __eq__(self, other: object) -> bool:
        raise Looked("==")

    def __hash__(self) -> int:
        raise Looked("hash")


def treatment(
    rule_set: RuleSet, contract: Contract, party: Party, at: datetime, facts: Facts = NOTHING
) -> Treatment:
    """What the rules say of *contract* in the score of *party*, whatever else there is.

    Raises Looked where a rule wants to know what other contracts there are.
    """
    given = {"moment": at, "facts": facts, "party": party, "history": Unseen(at, facts)}
    given["contract"] = contract
    refused = []
    for feedback in contract.feedback:
        refusal, rule = rule_set.admits.ask({**given, "feedback": feedback})
        if refusal is not None:
            refused.append((feedback, refusal, rule or ""))
    inert = [feedback for feedback, _, _ in refused]
    if inert:
        heard = tuple(said for said in contract.feedback if said not in inert)
        given["contract"] = contract = contract.replace(feedback=heard)
    left_out, by = rule_set.excludes.ask(given)
    if left_out:
        return Treatment(contract, tuple(refused), by)
    outcome, rated_by = rule_set.rates.ask(given)
    if outcome is None:
        return Treatment(contract, tuple(refused), rated_by=rated_by)
    weight, weighed_by = rule_set.weighs.ask(given)
    rated = Rated(
        outcome,
        1 if weight is None else weight,
        contract.client,
        contract.ended,
        not contract.feedback_on(party),
    )
    return Treatment(contract, tuple(refused), None, rated, rated_by, weighed_by)


def rated(
    rule_set: RuleSet, contract: Contract, party: Party, at: datetime, facts: Facts = NOTHING
) -> Rated | None:
    """What *contract* counts as at that moment, whatever else there is; None where it does not."""
    known = contract.as_of(at)
    return None if known is None else treatment(rule_set, known, party, at, facts).rated


def at_both(
    rule_set: RuleSet, contract: Contract, timeline: Timeline, facts: Facts = NOTHING
) -> AtBoth:
    """What *contract* counts as in the freelancer's score at the first update, and at the last."""
    return (
        rated(rule_set, contract, FREELANCER, timeline.seen_first, facts),
        rated(rule_set, contract, FREELANCER, timeline.seen_last, facts),
    )


def score(rule_set: RuleSet, rated: tuple[Rated, ...], party: Party, at: datetime) -> Exact | None:
    """What these contracts amount to, whatever else there is; Looked where a rule wants to know."""
    together = totals(rated) if rule_set.reads_totals else Totals()
    return score_of(rule_set, together, party, at, rated)


def score_of(
    rule_set: RuleSet, sums: Totals, party: Party, at: datetime, rated: tuple[Rated, ...] = ()
) -> Exact | None:
    """What contracts with these totals amount to, where a score hangs on nothing else."""
    given = {"moment": at, "facts": NOTHING, "party": party, "history": Unseen(at)}
    answer: Exact | None = rule_set.aggregates.ask({**given, "rated": rated, "totals": sums})[0]
    return answer
