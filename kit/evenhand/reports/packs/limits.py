"""Limits: what of a statement is documented, what is our reading, and what nobody here knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from evenhand.explanations.complaints import Complaint
from evenhand.model.units import many
from evenhand.reports.explanation_sections import figures_of, rules_in_play
from evenhand.reports.figures import standing_words
from evenhand.reports.packs.parts import Part, harmless


def limits(found: Complaint) -> Part:
    """How far to trust this page, in a few lines."""
    return Part("How sure this is", items=tuple(map(harmless, _limits(found))))


def _limits(found: Complaint) -> Iterator[str]:
    yield (
        "These rules are our reading of what was published, not the platform's own code: its "
        "number may come about otherwise. Only the platform can say; that is why to ask."
    )
    yield from _numbers(found)
    gaps = found.rule_set.definition.gaps
    if gaps:
        more = len(gaps) - 1
        others = f" ({many(more, 'more thing')} not known: in clauses.md.)" if more else ""
        yield f"Not known: {gaps[0]}{others}"
    if any(said.private is not None for c in found.in_question for said in c.feedback_by_client):
        yield (
            "Private answers of clients are not shown to everybody. If you have not seen the one "
            "on this contract, it is an assumption here."
        )
    if found.silent:
        spoken = ", ".join(promise.sentence for promise in found.silent)
        yield f"These rules say nothing at all about: {spoken}."
    yield (
        "Only the facts in witness.toml are known here; check them. Which law applies depends on "
        "where you and the platform are. This is not legal advice."
    )


def _numbers(found: Complaint) -> Iterator[str]:
    """How many numbers of the rules in play are documented, said, claimed and chosen."""
    rules = rules_in_play(found.explanation)
    kinds = Counter(
        standing_words(figure.standing)[0]
        for rule in rules
        for figure in figures_of(found.rule_set, rule)
    )
    if kinds:
        counted = ", ".join(f"{number} {kind}" for kind, number in kinds.most_common())
        total = many(sum(kinds.values()), "number")
        yield f"Of the {total} in the rules that had a say here: {counted} (clauses.md lists them)."
