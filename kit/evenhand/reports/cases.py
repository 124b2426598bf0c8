"""Cases told: what happened, what it did, and the rule that made the difference."""

from __future__ import annotations

from evenhand.model.cases import Case
from evenhand.model.units import told, told_apart
from evenhand.model.verdicts import Counterexample
from evenhand.questions.figures import figure_words
from evenhand.questions.rules import Rule
from evenhand.reports.narrative import narrative
from evenhand.reports.paragraphs import capital, paragraph, sentence
from evenhand.rulesets import RuleSet
from evenhand.runs import Run
from evenhand.search.causes import deciding_rule

NOTHING = "no answer"


def told_case(found: Counterexample, rule_set: RuleSet) -> list[str]:
    """The history, what was found in it, and the rule that made the difference."""
    lines = [narrative(found.history, in_question=in_question(found)), ""]
    lines += map(paragraph, what_was_found(found, rule_set))
    rule = deciding_rule(rule_set, found.case)
    if rule is not None:
        lines += [paragraph(f"The rule: {rule.name}"), paragraph(rule.clause, by=4)]
        source = rule_set.source_of(rule)
        lines += [paragraph(f"(source: {source})", by=4)] if source else []
        chosen = chosen_numbers(rule_set, rule)
        lines += [paragraph(f"(chosen by us: {', '.join(chosen)})", by=4)] if chosen else []
    return lines


def what_was_found(found: Counterexample, rule_set: RuleSet) -> list[str]:
    """What the history came to, a few sentences; then, if so, that the public does not see it."""
    sentences = _finding(found, rule_set, several=len(in_question(found)) > 1)
    return [text for text in (sentences, _hidden_by(found, rule_set)) if text]


def sides(found: Counterexample, rule_set: RuleSet) -> list[tuple[str, str]]:
    """Both answers, each under what it belongs to; none where a case tells of one history only."""
    case = found.case
    if case.told or (case.base == case.varied and not case.measure):
        return []
    before, after = _read(rule_set, case)
    if case.varied != found.history:
        return [("As it is", before), (capital(case.difference), after)]
    if case.difference:
        return [(capital(case.difference), before), ("As it is", after)]
    those, _ = _those(several=len(in_question(found)) > 1)
    return [(f"Without {those}", before), (f"With {those}", after)]


def in_words(case: Case, rule_set: RuleSet) -> str:
    """What was found, in a clause: ``100 becomes 60``."""
    if case.told:
        return case.told.rstrip(".")
    before, after = _read(rule_set, case)
    return (
        f"{case.measure}: {before} becomes {after}" if case.measure else f"{before} becomes {after}"
    )


def in_question(found: Counterexample) -> frozenset[str]:
    """The ids of the contracts that the case is about."""
    case = found.case
    base = {contract.id for contract in case.base.contracts}
    added = {contract.id for contract in found.history.contracts} - base
    if len(added) < len(found.history):
        if added:
            return frozenset(added)
        return frozenset({case.because.id} if case.because else ())
    return frozenset()


def _finding(found: Counterexample, rule_set: RuleSet, *, several: bool) -> str:
    case = found.case
    if case.told:
        return sentence(case.told)
    if case.measure:
        return _another_answer(found, several=several)
    if case.base == case.varied:
        scale = f"{told(rule_set.scale.lowest)} to {told(rule_set.scale.highest)}"
        score = told(case.scores[1])
        return sentence(f"{_whose(case)} score is {score}, not on its scale of {scale}")
    return _two_scores(found, rule_set, several=several)


def _two_scores(found: Counterexample, rule_set: RuleSet, *, several: bool) -> str:
    """What the score is, and what it would be in the history beside this one."""
    case, whose = found.case, _whose(found.case)
    before, after = _read(rule_set, case)
    if case.varied != found.history:
        there = "there would be no score" if after == told(None) else f"it would be {after}"
        today = f"{whose} score is {before}"
        if before == told(None):
            today, there = f"{case.of} has no score", f"there would be one of {after}"
        return f"{sentence(today)} {sentence(f'{case.difference}, {there}')}"
    those, they = _those(several=several)
    if case.difference:
        return (
            f"{sentence(f'{case.difference}, {whose} score would be {before}')} "
            f"As it is, it is {after}."
        )
    if before == told(None):
        return f"Without {those}, {case.of} would have no score. With {those}, it is {after}."
    return f"Without {those}, {whose} score would be {before}. Because {they} there, it is {after}."


def _another_answer(found: Counterexample, *, several: bool) -> str:
    """What came out before and after, where that is no score."""
    case, what = found.case, f"{_whose(found.case)} {found.case.measure}"
    before, after = case.before or NOTHING, case.after or NOTHING
    if case.varied != found.history:
        return f"{sentence(f'{what}: {before}')} {sentence(f'{case.difference}: {after}')}"
    if case.difference:
        return f"{sentence(f'{case.difference}, {what} would be: {before}')} As it is: {after}."
    those, _ = _those(several=several)
    return f"Without {those}, {what} would be: {before}. With {those}: {after}."


def _those(*, several: bool) -> tuple[str, str]:
    return ("those contracts", "they are") if several else ("that contract", "it is")


def _whose(case: Case) -> str:
    return f"{case.of.name}'s"


def _read(rule_set: RuleSet, case: Case) -> tuple[str, str]:
    """Both numbers as a reader sees them, or exactly where those would look the same."""
    if case.measure:
        return str(case.before or NOTHING), str(case.after or NOTHING)
    exactly = case.scores
    before, after = map(rule_set.displayed, exactly)
    return told_apart(before, after) if before != after else told_apart(*exactly)


def _hidden_by(found: Counterexample, rule_set: RuleSet) -> str:
    """That the public work history does not list the contract that counts, if so."""
    contract = found.case.because
    run = Run(rule_set, found.history)
    if contract is None or not rule_set.answers("shows") or contract not in found.history.contracts:
        return ""
    if found.case.measure or run.visible(contract):
        return ""
    return f"The public work history does not list that contract ({run.visible_by(contract)})."


def chosen_numbers(rule_set: RuleSet, rule: Rule) -> list[str]:
    """The numbers in *rule* that nobody documents; the list of rule sets has the reasons."""
    return [
        f"{figure.name} = {figure_words(figure)}"
        for figure in rule_set.figures()
        if figure.rule == rule.name and figure.standing and figure.standing.kind == "chosen"
    ]
