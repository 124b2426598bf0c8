"""Causes: which rule made the difference between two histories."""

from __future__ import annotations

from collections.abc import Iterator

from evenhand.model.cases import Case
from evenhand.model.contracts import Contract
from evenhand.questions.rules import Rule
from evenhand.rulesets import RuleSet
from evenhand.runs import Run


def deciding_rule(rule_set: RuleSet, case: Case) -> Rule | None:
    """The rule whose answer differs between the two histories of *case*.

    That is the rule about the contract in question; failing that, about any contract that is
    treated otherwise; failing that, the one that makes a score of them all. None where no rule
    gives a score.
    """
    base, varied = Run(rule_set, case.base), Run(rule_set, case.varied)
    for name in _in_question_first(case):
        rule = _difference(base, varied, name)
        if rule is not None:
            return rule_set.rules[rule]
    by = varied.scored(of=case.of)[1] or base.scored(of=case.of)[1]
    return rule_set.rules[by] if by else None


def _in_question_first(case: Case) -> Iterator[str]:
    names = [c.id for h in (case.varied, case.base) for c in h.contracts]
    if case.because is not None:
        yield case.because.id
    yield from dict.fromkeys(names)


def _difference(base: Run, varied: Run, name: str) -> str | None:
    """The rule behind the first answer about one contract that differs."""
    before, after = _named(base, name), _named(varied, name)
    if before is None or after is None:
        run, only = (varied, after) if before is None else (base, before)
        return None if only is None else _rating(run, only)
    one, other = base.treatment(before), varied.treatment(after)
    if one.refused != other.refused:
        return (other.refused or one.refused)[0][2]
    if one.excluded_by != other.excluded_by:
        return other.excluded_by or one.excluded_by
    if one.rated and other.rated:
        if one.rated.outcome != other.rated.outcome:
            return other.rated_by
        if one.rated.weight != other.rated.weight:
            return other.weighed_by
    return None


def _named(run: Run, name: str) -> Contract | None:
    return next((contract for contract in run.history.contracts if contract.id == name), None)


def _rating(run: Run, contract: Contract) -> str | None:
    treatment = run.treatment(contract)
    return treatment.rated_by if treatment.rated else None
