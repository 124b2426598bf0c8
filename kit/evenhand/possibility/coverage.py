"""Coverage: whether every contract there could be counts like one of the kinds that were tried."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from evenhand.model.contracts import Contract
from evenhand.model.history import Facts
from evenhand.model.outcomes import Rated
from evenhand.model.units import Exact
from evenhand.possibility import judged
from evenhand.possibility.circumstances import NOTHING
from evenhand.possibility.lemmas import blind
from evenhand.possibility.material import Material
from evenhand.possibility.samples import samples
from evenhand.possibility.scoring import Scores
from evenhand.questions.answers import RuleError
from evenhand.questions.rules import Rule
from evenhand.rulesets import PER_CONTRACT

Adds: TypeAlias = tuple[Exact, Exact] | None
"""The weight that a contract adds to a score, and its outcome by weight; None if it adds none."""


@dataclass(frozen=True)
class Beyond:
    """Why the mixes of some kinds are not all that there can be.

    A *rule* looks at more of the contracts than their totals, or at what the platform has on
    record, and may tell other mixes apart. Or a *contract* counts like none of the kinds: at the
    last update it is *rated* so, with these *facts* on record.
    """

    rule: Rule | None = None
    contract: Contract | None = None
    rated: Rated | None = None
    facts: Facts = NOTHING


def beyond(material: Material, others: Sequence[int]) -> Beyond | None:
    """What is not covered by the mixes of what is settled and of the *others*.

    None where the score hangs on totals alone, and each of some thousand contracts, of every shape,
    age, length and amount that the rules may tell apart, counts as one of the kinds or not at all.
    Without *others*, contracts that count otherwise in the end than in the beginning are none.
    """
    scores = material.scores
    looking = _looking(scores)
    if looking is not None:
        return Beyond(rule=looking)
    known = {
        tuple(map(_adds, (each.first, each.last)))
        for kind in (*material.settled, *others)
        for each in scores.counted(((kind, 1),))
    }
    for contract, facts in samples(scores.rule_set, scores.timeline):
        counts = _counts(scores, contract, facts)
        if counts is None:
            return Beyond(contract=contract, facts=facts)
        adds = tuple(map(_adds, counts))
        if any(adds) and adds not in known and (others or adds[0] == adds[1]):
            return Beyond(contract=contract, rated=counts[1], facts=facts)
    return None


def _looking(scores: Scores) -> Rule | None:
    """A rule that looks at more than contracts by themselves and their totals."""
    rule_set, chain = scores.rule_set, scores.rule_set.aggregates
    if not rule_set.of_totals or chain.reads("facts"):
        return chain.steps[0].rule
    for each in map(rule_set.chain, PER_CONTRACT):
        if scores.looks and not blind(each):
            steps = (*each.steps, *each.exceptions)
            return next(step.rule for step in steps if "history" in step.rule.asks_for)
    return None


def _adds(rated: Rated | None) -> Adds:
    return None if rated is None else (rated.weight, rated.weight * rated.outcome)


def _counts(scores: Scores, contract: Contract, facts: Facts) -> judged.AtBoth | None:
    """What a contract counts as at the two updates; None where a rule does not tell."""
    try:
        return judged.at_both(scores.rule_set, contract, scores.timeline, facts)
    except (judged.Looked, RuleError):
        return None
