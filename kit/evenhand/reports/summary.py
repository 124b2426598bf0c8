"""The summary: what a check came to, in a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from evenhand.model.units import many
from evenhand.model.verdicts import Verdict
from evenhand.reports.glyphs import ALL, HOLDS, Mark, mark_of


def summary(verdicts: Sequence[Verdict]) -> str:
    """How many pairs were checked and what became of them; only what there is is named."""
    counts = Counter(mark_of(verdict) for verdict in verdicts)
    rule_sets = len({verdict.rule_set for verdict in verdicts})
    invariants = len({verdict.invariant for verdict in verdicts})
    parts = [f"{counts[mark]} {_became(mark, counts[mark])}" for mark in ALL if counts[mark]]
    return (
        f"{many(rule_sets, 'rule set')}, {many(invariants, 'promise')}: " + "; ".join(parts) + "."
    )


def _became(mark: Mark, count: int) -> str:
    return "hold" if mark is HOLDS and count > 1 else mark.word.split(":")[0]
