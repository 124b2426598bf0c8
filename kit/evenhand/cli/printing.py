"""Printing: what a check found, as a table and stories, as Markdown or as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from evenhand.catalogue.catalogue import Catalogue
from evenhand.cli import terminal
from evenhand.cli.saying import say
from evenhand.model.units import Count, many
from evenhand.model.verdicts import Exhausted, Outcome, Verdict
from evenhand.reports import json, looked, markdown, worst
from evenhand.reports.criteria import criteria, spoken
from evenhand.reports.examples import in_a_line, in_full
from evenhand.reports.paragraphs import entry, paragraph
from evenhand.reports.stories import story
from evenhand.reports.summary import summary
from evenhand.search.checking import Effort


def print_verdicts(
    catalogue: Catalogue,
    verdicts: Sequence[Verdict],
    effort: Effort,
    *,
    examples: Count,
    form: str,
    whole: bool,
) -> None:
    """Print these verdicts in that format, with so many stories for each promise.

    Not *whole* if the effort was interrupted.
    """
    if form == "json":
        rule_sets = {v.rule_set: catalogue.rule_set(v.rule_set) for v in verdicts}
        say(json.text(json.verdicts(verdicts, rule_sets)), nl=False)
        return
    table, told = criteria(verdicts, catalogue.invariants), in_full(verdicts, examples)
    if form == "markdown":
        headed = [(f"{v.rule_set}: {spoken(v.invariant)}", _story(catalogue, v)) for v in told]
        found = list(worst.worst_found(table, catalogue.rule_set))
        unicode = terminal.knows_unicode()
        report = markdown.check_report(table, headed, worst_found=found, unicode=unicode)
        say(report, nl=False)
        return
    terminal.print_criteria(terminal.console(), table)
    say()
    _say_section(looked.as_text(table))
    for verdict in told:
        say(f"{_story(catalogue, verdict)}\n")
        if verdict is [other for other in told if other.invariant == verdict.invariant][-1]:
            _say_who_else(catalogue, verdict, [v for v in verdicts if v not in told])
    if examples:
        _say_section(worst.as_text(table, catalogue.rule_set))
    else:
        _say_what_is_not_told(verdicts)
    say(paragraph(summary(verdicts), by=0))
    say(paragraph(_tried(verdicts, effort, whole=whole), by=0))


def _say_section(text: str) -> None:
    if text:
        say(f"{text}\n")


def _tried(verdicts: Sequence[Verdict], effort: Effort, *, whole: bool) -> str:
    """How many histories were tried, and of which sorts, as far as all that was done."""
    most = max((verdict.evidence.histories for verdict in verdicts), default=0)
    seen = many(most, "history", "histories")
    if not whole:
        return f"{seen} for each at most, before it was interrupted."
    exhausted = next((v.evidence.exhausted for v in verdicts if v.evidence.exhausted), None)
    every = f"; among them {_every(exhausted)}" if exhausted else ""
    invented = f"{effort.histories:,} of them invented from seed {effort.seed}"
    return f"{seen} for each, {invented}{every}."


def _every(tried: Exhausted) -> str:
    number = many(tried.histories, "history", "histories")
    return f"all {number} of up to {tried.size} of {tried.kinds} kinds"


def _say_what_is_not_told(verdicts: Sequence[Verdict]) -> None:
    listed = sum(v.outcome is Outcome.VIOLATED and not v.failed for v in verdicts)
    if listed:
        say(f"Violations listed and not told: {listed}; --examples tells them.\n")


def _say_who_else(catalogue: Catalogue, told: Verdict, others: Sequence[Verdict]) -> None:
    """In a few lines, the other rule sets that break the promise that was just told."""
    found = [v for v in others if v.invariant == told.invariant]
    told_in_lines = list(in_a_line(found, catalogue.rule_set))
    if told_in_lines:
        say("The same promise is broken, as listed, by:")
        for line in told_in_lines:
            say(entry(line))
        say()


def _story(catalogue: Catalogue, verdict: Verdict) -> str:
    rule_set = catalogue.rule_set(verdict.rule_set)
    return story(verdict, rule_set, catalogue.invariants[verdict.invariant])
