"""Limits: what of a statement is documented, what is our reading, and what nobody here knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from evenhand.explanations.complaints import Complaint
from evenhand.model.units import many
from evenhand.reports.explanation_sections import figures_of, rules_in_play
from evenhand.reports.figures import standing_words
from evenhand.reports.packs.choices import chosen_words
from evenhand.reports.packs.parts import Part, harmless

CHOSEN_BY_US = "chosen by us"


def limits(found: Complaint) -> Part:
    """How far to trust this page, in a few lines."""
    return Part("How sure this is", items=tuple(map(harmless, _limits(found))))


def _limits(found: Complaint) -> Iterator[str]:
    yield (
        "These rules are our reading of what was published, not the platform's own code: only the "
        "platform can say how its number comes about."
    )
    yield from _numbers(found)
    gaps = found.rule_set.definition.gaps
    if gaps:
        more = len(gaps) - 1
        others = f" ({many(more, 'more thing')} not known: in clauses.md.)" if more else ""
        yield f"Not known: {gaps[0]}{others}"
    if found.silent:
        spoken = ", ".join(promise.sentence for promise in found.silent)
        yield f"These rules say nothing of: {spoken}."
    yield (
        "Only the facts in witness.toml are known; check them. Which law applies depends on "
        "where you and the platform are. This is not legal advice."
    )


def _numbers(found: Complaint) -> Iterator[str]:
    """How much in the rules in play is documented, said, claimed and chosen, words included."""
    rules = rules_in_play(found.explanation)
    kinds = Counter(
        standing_words(figure.standing)[0]
        for rule in rules
        for figure in figures_of(found.rule_set, rule)
    )
    words = sum(len(chosen_words(rule)) for rule in rules)
    if words:
        kinds[CHOSEN_BY_US] += words
    if kinds:
        of_text = {CHOSEN_BY_US: f" ({words} of them in a rule's text)"} if words else {}
        counted = ", ".join(
            f"{number} {kind}{of_text.get(kind, '')}" for kind, number in kinds.most_common()
        )
        total = many(sum(kinds.values()), "number or choice", "numbers and choices")
        yield f"Of the {total} in the rules that had a say: {counted} (see clauses.md)."
