"""Cell changes told: the criteria table of a comparison, what changed first and marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from evenhand.comparisons.beside import Beside, Comparison
from evenhand.comparisons.cells import BY_IMPORTANCE, Change, ChangedCell
from evenhand.invariants.declared import Invariant
from evenhand.model.units import many
from evenhand.model.verdicts import Verdict
from evenhand.reports.criteria import Criteria, spoken
from evenhand.reports.evidence import how_green
from evenhand.reports.figures import amount_words
from evenhand.reports.glyphs import GREEN, mark_of

WORSE, BETTER, OTHERWISE = ("▼", "v"), ("▲", "^"), ("≠", "~")
ARROWS: dict[Change, tuple[str, str]] = {
    "lost": WORSE,
    "worse": WORSE,
    "otherwise": OTHERWISE,
    "gained": BETTER,
    "better": BETTER,
}
MEANING = {
    WORSE: "beside a mark: worse than under the baseline",
    BETTER: "beside a mark: better than under the baseline",
    OTHERWISE: "beside a mark: one of the two has no answer",
}


@dataclass(frozen=True)
class Compared(Criteria):
    """The criteria table with the cells marked that differ from the baseline's."""

    changes: Mapping[tuple[str, str], Change] = field(default_factory=dict)

    def cell(self, invariant: str, rule_set: str, *, unicode: bool) -> str:
        """As in any table, with an arrow where it changed."""
        text = super().cell(invariant, rule_set, unicode=unicode)
        change = self.changes.get((invariant, rule_set))
        return text if change is None else f"{text} {ARROWS[change][not unicode]}"

    def legend(self, *, unicode: bool) -> list[tuple[str, str, str]]:
        """As in any table, with the arrows that occur."""
        arrows = dict.fromkeys(ARROWS[change] for change in BY_IMPORTANCE if self._has(change))
        signs = [(arrow[not unicode], MEANING[arrow], "") for arrow in arrows]
        return [*super().legend(unicode=unicode), *signs]

    def _has(self, change: Change) -> bool:
        return change in self.changes.values()


def compared(
    found: Comparison, invariants: Mapping[str, Invariant], *, every: bool
) -> Compared | None:
    """The table of a comparison: what got worse, then what got better, and *every* other row.

    None where there is no row to show.
    """
    changes = {
        (cell.invariant, beside.sides.names[1]): cell.change
        for beside in found.candidates
        for cell in beside.cells
    }
    ranks: dict[str, int] = {}
    for (invariant, _), change in changes.items():
        rank = BY_IMPORTANCE.index(change)
        ranks[invariant] = min(rank, ranks.get(invariant, rank))
    order = sorted(ranks, key=lambda invariant: ranks[invariant])
    if every and found.columns:
        order += [name for name in found.columns[0].verdicts if name not in ranks]
    if not order:
        return None
    return Compared(
        invariants=tuple(order),
        rule_sets=tuple(column.name for column in found.columns),
        cells={
            (name, column.name): column.verdicts[name] for column in found.columns for name in order
        },
        measures={n: p.measures for n, p in invariants.items() if p.measures},
        changes=changes,
    )


def balance(beside: Beside) -> str:
    """What is kept and broken under the candidate, in a sentence or two, with the names."""
    by_change = {change: _of(beside.cells, change) for change in BY_IMPORTANCE}
    parts = []
    if gained := by_change["gained"]:
        parts.append(f"keeps {many(len(gained), 'promise')} more ({_names(gained)})")
    if lost := by_change["lost"]:
        parts.append(f"breaks {len(lost)} that the baseline kept ({_names(lost)})")
    if worse := by_change["worse"]:
        parts.append(_worse(worse))
    if otherwise := by_change["otherwise"]:
        parts.append(f"has an answer to {len(otherwise)} where one of the two has none")
    name = beside.sides.names[1]
    if not parts and not by_change["better"]:
        return f"{name} keeps and breaks the same promises."
    if not lost:
        parts.append("breaks none that the baseline kept")
    return f"{name} {', '.join(parts[:-1])}{' and ' if parts[:-1] else ''}{parts[-1]}."


def _worse(cells: Sequence[ChangedCell]) -> str:
    """That what was found against some promises, kept or not, is worse than before."""
    return f"comes to a worse worst case of {many(len(cells), 'promise')}"


def verdict_words(verdict: Verdict) -> str:
    """A verdict in a few words, and the worst found: ``holds, never moved``, ``violated, 11``."""
    worst = verdict.evidence.worst
    words = ["out of scope" if verdict.out_of_scope else verdict.outcome.value]
    if mark_of(verdict) in GREEN:
        words += how_green(verdict.evidence)
    if worst is not None and worst.case.amount is not None:
        words.append(amount_words(worst.case.amount))
    return ", ".join(words)


def _of(cells: Iterable[ChangedCell], change: Change) -> list[ChangedCell]:
    return [cell for cell in cells if cell.change == change]


def _names(cells: Iterable[ChangedCell]) -> str:
    return "; ".join(spoken(cell.invariant) for cell in cells)
