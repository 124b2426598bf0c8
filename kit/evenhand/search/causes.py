"""Causes: which rule made the difference between two histories."""

from __future__ import annotations

from evenhand.model.cases import Case
from evenhand.model.contracts import Contract, Party
from evenhand.questions.answers import Unanswered
from evenhand.questions.rules import Rule
from evenhand.rulesets import RuleSet
from evenhand.runs import Run


def deciding_rule(rule_set: RuleSet, case: Case) -> Rule | None:
    """The rule whose answer differs between the two histories of *case*.

    That is the rule behind a contract that is treated otherwise, the one in question first;
    failing that, the rule that rates a contract that is in one of them only; failing that, the
    one that makes a score of them all. None where no rule gives a score, and where the case is
    about something else and names no rule.
    """
    if case.measure:
        return rule_set.rules.get(case.rule or "")
    base, varied = Run(rule_set, case.base), Run(rule_set, case.varied)
    names = _in_question_first(case)
    rules = [_difference(base, varied, name) for name in names]
    rules += [_rating(base, varied, name) for name in names]
    rules += [_scoring(varied, case.of), _scoring(base, case.of)]
    return next((rule_set.rules[rule] for rule in rules if rule), None)


def _scoring(run: Run, of: Party) -> str | None:
    """The rule that makes a score of all contracts, if there is one."""
    try:
        return run.scored(of=of)[1]
    except Unanswered:
        return None


def _in_question_first(case: Case) -> list[str]:
    because = [case.because.id] if case.because else []
    others = [contract.id for history in (case.varied, case.base) for contract in history.contracts]
    return list(dict.fromkeys([*because, *others]))


def _difference(base: Run, varied: Run, name: str) -> str | None:
    """The rule behind the first answer that differs about a contract that is in both."""
    before, after = _named(base, name), _named(varied, name)
    if before is None or after is None:
        return None
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


def _rating(base: Run, varied: Run, name: str) -> str | None:
    """The rule that rates a contract that is in one of the two only."""
    before, after = _named(base, name), _named(varied, name)
    if before is not None and after is not None:
        return None
    run, contract = (varied, after) if after is not None else (base, before)
    return run.treatment(contract).rated_by if contract is not None else None


def _named(run: Run, name: str) -> Contract | None:
    return next((contract for contract in run.history.contracts if contract.id == name), None)
