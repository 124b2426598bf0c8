"""Clause changes told: which rules are new, gone or changed, and which numbers."""

from __future__ import annotations

from collections.abc import Iterator

from evenhand.comparisons.clauses import (
    ChangedClause,
    ChangedFigure,
    Clause,
    Clauses,
    Reordered,
)
from evenhand.questions.figures import Figure, figure_words
from evenhand.questions.rules import Rule
from evenhand.questions.specs import COMBINATIONS
from evenhand.reports.figures import standing_words
from evenhand.rulesets import Scale

NUMBERS, REST = "numbers", "the whole"


def told_clauses(found: Clauses) -> Iterator[tuple[str, str]]:
    """Every difference in a sentence or two, each with what it is about.

    That is a question, ``numbers``, or ``the whole``; they come in that order.
    """
    for question in COMBINATIONS:
        for word, kept in (("dropped", found.dropped), ("added", found.added)):
            for clause in kept:
                if clause.rule.question == question:
                    yield question, f"{word}: {_clause(clause)}"
        for changed in found.changed:
            if changed.candidate.rule.question == question:
                yield question, _changed(changed)
        for order in found.reordered:
            if order.question == question:
                yield question, _reordered(order)
    for figure in found.figures:
        yield NUMBERS, _figure(figure)
    if found.scale:
        yield (
            REST,
            f"the scale, {scale_words(found.scale[0])}, becomes {scale_words(found.scale[1])}",
        )
    if found.scores:
        before, after = (" and ".join(f"{role}s" for role in roles) for roles in found.scores)
        yield REST, f"scores are given to {after or 'nobody'}; before to {before or 'nobody'}"


def scale_words(scale: Scale) -> str:
    """A scale in words: ``0 to 100``."""
    return f"{scale.lowest} to {scale.highest}"


def _clause(clause: Clause) -> str:
    return f"{_told(clause.rule)}{_source(clause)}{_before(clause)}"


def _told(rule: Rule) -> str:
    exception = " (an exception)" if rule.wrapper else ""
    return f"{rule.name}{exception}: {rule.clause or 'it has no text.'}"


def _source(clause: Clause) -> str:
    return f" [{clause.source}]" if clause.source else " [no source given]"


def _before(clause: Clause) -> str:
    return f" It is asked before {', '.join(clause.before)}." if clause.before else ""


def _changed(changed: ChangedClause) -> str:
    before, after = changed.baseline, changed.candidate
    told = f"changed, in its {_joined(changed)}: {_told(after.rule)}{_source(after)}"
    if "text" in changed.parts:
        told += f" Before: {before.rule.clause or 'it had no text.'}"
    if "source" in changed.parts:
        told += f" Source before: {before.rule.cites or 'none given'}."
    if "question" in changed.parts:
        told += f" It answered {before.rule.question!r} before."
    return told


def _joined(changed: ChangedClause) -> str:
    """The parts of a rule: ``text, code and helpers``."""
    words = ["helpers" if part == "what it calls" else part for part in changed.parts]
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _reordered(order: Reordered) -> str:
    return f"asked in another order: {', '.join(order.candidate)}"


def _figure(changed: ChangedFigure) -> str:
    before, after = _number(changed.baseline), _number(changed.candidate)
    name = changed.name.replace("_", " ")
    return f"{changed.rule.name}, {name}: {before} becomes {after}"


def _number(figure: Figure | None) -> str:
    """A number with its unit, how sure we are of it, and who says so."""
    if figure is None:
        return "no such number"
    number = figure_words(figure)
    if (
        figure.unit not in ("", "count")
        and not number.startswith("$")
        and figure.unit.removesuffix("s") not in number
    ):
        number = f"{number} ({figure.unit})"
    standing, source = standing_words(figure.standing)
    return f"{number} [{standing}{': ' if source else ''}{source}]"
