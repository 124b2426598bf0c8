"""The summary: what a check came to, in a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from evenhand.model.units import Count, many
from evenhand.model.verdicts import Evidence, Verdict
from evenhand.reports.glyphs import ALL, GREEN, mark_of, never_moved, never_reached, proved


def summary(verdicts: Sequence[Verdict]) -> str:
    """How many pairs were checked and what became of them; only what there is is named."""
    counts = Counter(mark_of(verdict) for verdict in verdicts)
    rule_sets = len({verdict.rule_set for verdict in verdicts})
    invariants = len({verdict.invariant for verdict in verdicts})
    held = [verdict.evidence for verdict in verdicts if mark_of(verdict) in GREEN]
    parts = [", ".join(_held(held))] if held else []
    others = [mark for mark in ALL if mark not in GREEN and counts[mark]]
    parts += [f"{counts[mark]:,} {mark.word.split(':')[0]}" for mark in others]
    return (
        f"{many(rule_sets, 'rule set')}, {many(invariants, 'promise')}: " + "; ".join(parts) + "."
    )


def _held(held: Sequence[Evidence]) -> Iterator[str]:
    """How many hold, and of how many of them more is to be said."""
    yield f"{len(held):,} hold{'s' if len(held) == 1 else ''}"
    for true_of, words in (
        (proved, "proved"),
        (_exhausted, "in all histories up to a size"),
        (never_moved, "without the result ever moving"),
        (never_reached, "with nothing treated otherwise"),
    ):
        count = sum(map(true_of, held))
        if count:
            yield f"{_of_them(count, len(held))}{words}"


def _exhausted(evidence: Evidence) -> bool:
    return evidence.exhausted is not None


def _of_them(count: Count, held: Count) -> str:
    if count == held:
        return "" if held == 1 else "all of them "
    return f"{count:,} of them "
