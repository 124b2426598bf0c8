"""Stories: a verdict told as what happened to somebody, with numbers and the rule behind it."""

from __future__ import annotations

from evenhand.invariants.declared import Invariant
from evenhand.model.verdicts import Evidence, Outcome, Verdict
from evenhand.questions.figures import figure_words
from evenhand.reports.cases import told_case
from evenhand.reports.evidence import told_evidence
from evenhand.reports.figures import amount_words
from evenhand.reports.paragraphs import paragraph
from evenhand.rulesets import RuleSet


def story(verdict: Verdict, rule_set: RuleSet, invariant: Invariant) -> str:
    """What became of a promise: for a violation the ordinary story, else what stood in the way."""
    lines = [_headline(verdict, invariant), paragraph(invariant.statement)]
    lines += [paragraph(f"({bound})") for bound in bounds(invariant)]
    lines += [""]
    if verdict.evidence.ordinary:
        lines += [*told_case(verdict.evidence.ordinary, rule_set)]
        lines += [paragraph(text) for text in [measured(verdict.evidence, invariant)] if text]
        lines += [""]
    elif verdict.outcome is not Outcome.HOLDS:
        lines += [_indented(obstacle(verdict)), ""]
    lines += [paragraph(text) for text in told_evidence(verdict.evidence)]
    if verdict.objection:
        lines += ["", paragraph(f"[[violates]]: {verdict.objection}")]
    return "\n".join(lines)


def bounds(invariant: Invariant) -> list[str]:
    """Each number of a promise with where it is from: ``bound = 5 (chosen by us: ...)``."""
    return [
        f"{figure.name} = {figure_words(figure)}, {figure.standing or 'no source given'}"
        for figure in invariant.figures()
    ]


def measured(evidence: Evidence, invariant: Invariant) -> str:
    """What the story comes to in what the promise measures, and the worst that was found."""
    here = evidence.ordinary.case.amount if evidence.ordinary else None
    worst = evidence.worst.case.amount if evidence.worst else None
    if worst is None:
        return ""
    counted, found = f"Counted in {invariant.measures}", amount_words(worst)
    if here is None:
        return f"{counted}, the worst found: {found}."
    if here == worst:
        return f"{counted}: {found}, the worst found."
    return f"{counted}: {amount_words(here)}; the worst found: {found}."


def _headline(verdict: Verdict, invariant: Invariant) -> str:
    words = verdict.outcome.value
    if verdict.outcome is Outcome.VIOLATED:
        words += ", as listed" if verdict.expected else ", and not listed"
    return f"{verdict.rule_set}: {invariant.name}\n  {words.upper()}"


def obstacle(verdict: Verdict) -> str:
    """What stood in the way of an answer: a sentence, or somebody's traceback."""
    if verdict.outcome is Outcome.VACUOUS:
        return "No history ever came to where the promise applies: it was never tested."
    return verdict.evidence.trouble.rstrip()


def _indented(text: str) -> str:
    """A traceback as it is, a sentence as a paragraph."""
    if "\n" in text:
        return "\n".join(f"  {line}" for line in text.splitlines())
    return paragraph(text)
