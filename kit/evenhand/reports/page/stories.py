"""A story: what became of one promise under one rule set, with both sides and the clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evenhand.invariants.declared import Invariant
from evenhand.model.verdicts import Counterexample, Verdict
from evenhand.questions.figures import figure_words
from evenhand.questions.rules import Rule
from evenhand.reports.cases import in_question, sides, what_was_found
from evenhand.reports.evidence import told_evidence
from evenhand.reports.figures import standing_words
from evenhand.reports.glyphs import mark_of
from evenhand.reports.narrative import Happening, happenings
from evenhand.reports.page.grid import paint
from evenhand.reports.paragraphs import sentence
from evenhand.reports.stories import measured, obstacle
from evenhand.rulesets import Claim, RuleSet
from evenhand.search.causes import deciding_rule


@dataclass(frozen=True)
class Clause:
    """The rule that made the difference: its text, its source, and its numbers with standings."""

    name: str
    text: str
    source: str
    numbers: tuple[str, ...]


@dataclass(frozen=True)
class Story:
    """What became of one promise under one rule set, told in full."""

    place: str
    rule_set: str
    title: str
    verdict: str
    paint: str
    happenings: tuple[Happening, ...]
    found: tuple[str, ...]
    sides: tuple[tuple[str, str], ...]
    clause: Clause | None
    listed: str
    obstacle: str
    evidence: tuple[str, ...]


def story_of(place: str, verdict: Verdict, rule_set: RuleSet, promise: Invariant) -> Story:
    """The story of a verdict, which stands at that *place* of the page."""
    found, evidence = verdict.evidence.ordinary, list(told_evidence(verdict.evidence))
    evidence = [text for text in [measured(verdict.evidence, promise), *evidence] if text]
    if verdict.objection:
        evidence.append(f"[[violates]]: {verdict.objection}")
    mark = mark_of(verdict)
    return Story(
        place=place,
        rule_set=verdict.rule_set,
        title=rule_set.title,
        verdict=f"{mark.glyph} {mark.word}",
        paint=paint(mark),
        happenings=tuple(_happenings(found)) if found else (),
        found=tuple(what_was_found(found, rule_set)) if found else (),
        sides=tuple(sides(found, rule_set)) if found else (),
        clause=_clause(found, rule_set) if found else None,
        listed=_listed(rule_set.definition.claims, promise.name),
        obstacle="" if found else obstacle(verdict),
        evidence=tuple(evidence),
    )


def _happenings(found: Counterexample) -> Iterator[Happening]:
    return happenings(found.history, in_question=in_question(found))


def _clause(found: Counterexample, rule_set: RuleSet) -> Clause | None:
    rule = deciding_rule(rule_set, found.case)
    if rule is None:
        return None
    return Clause(rule.name, rule.clause, rule_set.source_of(rule), tuple(_numbers(rule_set, rule)))


def _numbers(rule_set: RuleSet, rule: Rule) -> Iterator[str]:
    """The numbers of a rule, each with how sure we are of it."""
    for figure in rule_set.figures():
        if figure.rule == rule.name:
            yield f"{figure.name} = {figure_words(figure)} ({standing_words(figure.standing)[0]})"


def _listed(claims: Sequence[Claim], promise: str) -> str:
    """Why the author of the rules lists the promise as broken, and who says so."""
    for claim in claims:
        if promise in claim.invariants:
            return (
                f"{sentence(claim.because)} ({claim.source}; to be reviewed by {claim.review_by})"
            )
    return ""
