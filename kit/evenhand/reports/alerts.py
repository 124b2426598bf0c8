"""Alerts: broken promises as machines are told of them, each with the line that it stands on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evenhand.catalogue.catalogue import Catalogue
from evenhand.model.verdicts import Outcome, Verdict
from evenhand.questions.rules import Rule
from evenhand.reports.cases import told_case
from evenhand.reports.criteria import spoken
from evenhand.reports.glyphs import mark_of
from evenhand.reports.paragraphs import sentence
from evenhand.reports.spots import Spot, Spots, top_of
from evenhand.rulesets import RuleSet
from evenhand.search.causes import deciding_rule
from evenhand.search.witnesses import claim_of

NOTHING = "nothing_was_checked"


@dataclass(frozen=True)
class Alert:
    """Something about a rule set that fails, or is broken as its author lists it; what happened.

    *about* is a promise, or NOTHING where the rule set was checked against none. *reason* is why
    the violation is listed, where it is.
    """

    rule_set: str
    about: str
    failed: bool
    became: str
    at: Spot
    title: str
    story: tuple[str, ...]
    rule: Rule | None = None
    rule_at: Spot | None = None
    reason: str = ""


def alerts(root: Path, catalogue: Catalogue, verdicts: Sequence[Verdict]) -> Iterator[Alert]:
    """An alert for everything that fails and for every listed violation, in their order.

    *root* is the repository that the catalogue is seen from.
    """
    spots = Spots(catalogue, top_of(root))
    for name in unchecked(verdicts):
        yield Alert(
            rule_set=name,
            about=NOTHING,
            failed=True,
            became=Outcome.SILENT.value,
            at=spots.rule_set(name),
            title=f"{name}: nothing was checked",
            story=(not_checked(name),),
        )
    for verdict in verdicts:
        if verdict.failed or verdict.outcome is Outcome.VIOLATED:
            yield _alert(catalogue, verdict, spots)


def unchecked(verdicts: Sequence[Verdict]) -> list[str]:
    """The rule sets that are silent on every promise: nothing was checked."""
    silent = Counter(v.rule_set for v in verdicts if v.outcome is Outcome.SILENT)
    every = Counter(verdict.rule_set for verdict in verdicts)
    return [name for name in every if silent[name] == every[name]]


def not_checked(rule_set: str) -> str:
    """That this one is silent on every promise, in a sentence."""
    return f"{rule_set} answers no question that a promise asks: nothing was checked."


def _alert(catalogue: Catalogue, verdict: Verdict, spots: Spots) -> Alert:
    rule_set = catalogue.rule_set(verdict.rule_set)
    claim = claim_of((rule_set, catalogue.invariants[verdict.invariant]))
    found = verdict.evidence.ordinary
    rule = deciding_rule(rule_set, found.case) if found else None
    return Alert(
        rule_set=rule_set.name,
        about=verdict.invariant,
        failed=verdict.failed,
        became=verdict.outcome.value,
        at=spots.entry(verdict),
        title=f"{rule_set.name}: {spoken(verdict.invariant)}: {mark_of(verdict).word}",
        story=tuple(_told(catalogue, verdict, rule_set, spots)),
        rule=rule,
        rule_at=spots.rule(rule) if rule else None,
        reason=f"{sentence(claim.because)} ({claim.source})" if claim else "",
    )


def _told(catalogue: Catalogue, verdict: Verdict, rule_set: RuleSet, spots: Spots) -> Iterator[str]:
    """What is promised, and what became of it, a paragraph each on one line."""
    yield sentence(catalogue.invariants[verdict.invariant].statement)
    if verdict.evidence.ordinary:
        yield from filter(None, map(_line, told_case(verdict.evidence.ordinary, rule_set)))
    elif verdict.outcome is Outcome.VACUOUS:
        yield "No history ever came to where the promise applies: it was never tested."
    elif verdict.evidence.trouble:
        yield spots.nameless(_line(verdict.evidence.trouble))
    if verdict.objection:
        yield f"[[violates]]: {sentence(spots.nameless(verdict.objection))}"


def _line(text: str) -> str:
    return " ".join(text.split())
