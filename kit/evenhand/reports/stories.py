"""Stories: a violation told as what happened to somebody, with numbers and the rule behind it."""

from __future__ import annotations

from textwrap import fill

from evenhand.invariants.declared import Invariant
from evenhand.model.cases import Case
from evenhand.model.units import many, told, told_apart
from evenhand.model.verdicts import Counterexample, Evidence, Outcome, Verdict
from evenhand.questions.rules import Rule
from evenhand.reports.figures import figure_words
from evenhand.reports.narrative import WIDTH, narrative
from evenhand.rulesets import RuleSet
from evenhand.runs import Run
from evenhand.search.causes import deciding_rule


def story(verdict: Verdict, rule_set: RuleSet, invariant: Invariant) -> str:
    """What became of a promise: for a violation the ordinary story, else what stood in the way."""
    lines = [_headline(verdict, invariant), paragraph(invariant.statement), ""]
    if verdict.evidence.ordinary:
        lines += [*told_case(verdict.evidence.ordinary, rule_set), ""]
    elif verdict.outcome is not Outcome.HOLDS:
        lines += [_obstacle(verdict), ""]
    lines += [paragraph(effort(verdict.evidence))]
    if verdict.objection:
        lines += ["", paragraph(f"[[violates]]: {verdict.objection}")]
    return "\n".join(lines)


def in_a_line(verdict: Verdict, rule_set: RuleSet) -> str:
    """A violation in a line: the rule set, both numbers, and the rule."""
    found = verdict.evidence.ordinary
    if found is None:
        return verdict.rule_set
    rule = deciding_rule(rule_set, found.case)
    by = f", by {rule.name}" if rule else ""
    if found.case.told:
        return f"{verdict.rule_set}: {found.case.told}{by}"
    before, after = _read(rule_set, found.case)
    return f"{verdict.rule_set}: {before} becomes {after}{by}"


def told_case(found: Counterexample, rule_set: RuleSet) -> list[str]:
    """The history, what it did to the score, and the rule that made the difference."""
    in_question = _in_question(found)
    lines = [narrative(found.history, in_question=in_question), ""]
    lines += [paragraph(_before_and_after(found, rule_set, in_question))]
    hidden = _hidden_by(found, rule_set)
    if hidden:
        lines += [paragraph(hidden)]
    rule = deciding_rule(rule_set, found.case)
    if rule is not None:
        lines += [paragraph(f"The rule: {rule.name}"), paragraph(rule.clause, by=4)]
        lines += [paragraph(f"(source: {rule.cites})", by=4)] if rule.cites else []
        lines += [paragraph(text, by=4) for text in _chosen_numbers(rule_set, rule)]
    return lines


def effort(evidence: Evidence) -> str:
    """How hard we looked, in a sentence."""
    if not evidence.histories:
        return "No history was tried."
    sentence = (
        f"Tried on {many(evidence.histories, 'history', 'histories')}; the promise applied "
        f"{many(evidence.cases, 'time')}, the result moved {many(evidence.moved, 'time')}"
    )
    if evidence.violations:
        sentence += f", the promise was broken {many(evidence.violations, 'time')}"
    if evidence.smallest and evidence.ordinary:
        least = len(evidence.smallest.history)
        if least < len(evidence.ordinary.history):
            count = many(least, "contract") if least else "no contract at all"
            sentence += f". A smaller history breaks it too, of {count}"
    return sentence + "."


def paragraph(text: str, *, by: int = 2) -> str:
    """*text* filled to the width of the page, indented *by* spaces; nothing is ever cut."""
    indent = " " * by
    return fill(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def entry(text: str) -> str:
    """*text* filled to the width of the page as one entry of a list."""
    return fill(
        text,
        WIDTH,
        initial_indent="  ",
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _headline(verdict: Verdict, invariant: Invariant) -> str:
    words = verdict.outcome.value
    if verdict.outcome is Outcome.VIOLATED:
        words += ", as listed" if verdict.expected else ", and not listed"
    return f"{verdict.rule_set}: {invariant.name}\n  {words.upper()}"


def _obstacle(verdict: Verdict) -> str:
    trouble = verdict.evidence.trouble
    if verdict.outcome is Outcome.VACUOUS:
        return paragraph("No history ever came to where the promise applies: it was never tested.")
    if "\n" in trouble:
        return "\n".join(f"  {line}" for line in trouble.rstrip().splitlines())
    return paragraph(trouble)


def _in_question(found: Counterexample) -> frozenset[str]:
    case = found.case
    base = {contract.id for contract in case.base.contracts}
    added = {contract.id for contract in found.history.contracts} - base
    if len(added) < len(found.history):
        if added:
            return frozenset(added)
        return frozenset({case.because.id} if case.because else ())
    return frozenset()


def _before_and_after(found: Counterexample, rule_set: RuleSet, in_question: frozenset[str]) -> str:
    case, whose = found.case, _whose(found.case)
    if case.told:
        return case.told
    if case.measure:
        return _other_answers(found, in_question)
    _, after_score = case.scores
    if case.base == case.varied:
        scale = f"{told(rule_set.scale.lowest)} to {told(rule_set.scale.highest)}"
        return _sentence(f"{whose} score is {told(after_score)}, not on its scale of {scale}.")
    before, after = _read(rule_set, case)
    if case.varied == found.history:
        those = "that contract" if len(in_question) <= 1 else "those contracts"
        there = "it is there" if len(in_question) <= 1 else "they are there"
        if before == told(None):
            return f"Without {those}, {case.of} would have no score. With {those}, it is {after}."
        return f"Without {those}, {whose} score would be {before}. Because {there}, it is {after}."
    there = "there would be no score" if after == told(None) else f"it would be {after}"
    return _sentence(f"{whose} score is {before}. {_sentence(case.difference)}, {there}.")


def _other_answers(found: Counterexample, in_question: frozenset[str]) -> str:
    """What came out before and after, where that is no score."""
    case, what = found.case, f"{_whose(found.case)} {found.case.measure}"
    if case.varied == found.history and not case.difference:
        those = "that contract" if len(in_question) <= 1 else "those contracts"
        return _sentence(
            f"Without {those}, {what} would be: {case.before}. With {those}: {case.after}."
        )
    return _sentence(f"{what}: {case.before}. {_sentence(case.difference)}: {case.after}.")


def _whose(case: Case) -> str:
    return f"{case.of.name}'s"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _read(rule_set: RuleSet, case: Case) -> tuple[str, str]:
    """Both numbers as a reader sees them, or exactly where those would look the same."""
    if case.measure:
        return str(case.before or "no answer"), str(case.after or "no answer")
    exactly = case.scores
    before, after = map(rule_set.displayed, exactly)
    if before != after:
        return told(before), told(after)
    return told_apart(*exactly)


def _hidden_by(found: Counterexample, rule_set: RuleSet) -> str:
    """That the public work history does not list the contract in question, if so."""
    contract = found.case.because
    run = Run(rule_set, found.history)
    if contract is None or not rule_set.answers("shows") or contract not in found.history.contracts:
        return ""
    if run.visible(contract):
        return ""
    return f"The public work history does not list that contract ({run.visible_by(contract)})."


def _chosen_numbers(rule_set: RuleSet, rule: Rule) -> list[str]:
    """The numbers in *rule* that nobody documents, with the reason for each."""
    figures = [figure for figure in rule_set.figures() if figure.rule == rule.name]
    return [
        f"({figure.name} = {figure_words(figure)} is {figure.standing})"
        for figure in figures
        if figure.standing and figure.standing.kind == "chosen"
    ]
