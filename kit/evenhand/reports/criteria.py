"""The criteria table: promises down, rule sets across, a verdict in each cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from evenhand.invariants.declared import Invariant
from evenhand.model.cases import Amount
from evenhand.model.verdicts import Outcome, Verdict
from evenhand.reports.glyphs import ALL, Mark, mark_of

ANSWERS = (Outcome.HOLDS, Outcome.VIOLATED)


@dataclass(frozen=True)
class Criteria:
    """The cells of the table, by promise and rule set, both in the order of the verdicts.

    *measures* says of the promises that measure something what they count.
    """

    invariants: tuple[str, ...]
    rule_sets: tuple[str, ...]
    cells: dict[tuple[str, str], Verdict]
    measures: Mapping[str, str] = field(default_factory=dict)

    def row(self, invariant: str) -> str:
        """The promise as it would be said, and what its numbers count."""
        counted = self.measures.get(invariant)
        return f"{spoken(invariant)} ({counted})" if counted else spoken(invariant)

    def mark(self, invariant: str, rule_set: str) -> Mark | None:
        """The mark in a cell; None where the pair was not checked."""
        verdict = self.cells.get((invariant, rule_set))
        return mark_of(verdict) if verdict else None

    def worst(self, invariant: str, rule_set: str) -> Amount | None:
        """The worst that was found of what the promise measures; None where it measures nothing."""
        verdict = self.cells.get((invariant, rule_set))
        return amount_of(verdict) if verdict else None

    def cell(self, invariant: str, rule_set: str, *, unicode: bool) -> str:
        """The mark, and the worst found beside it: ``✓``, ``✗ 11``."""
        mark, worst = self.mark(invariant, rule_set), self.worst(invariant, rule_set)
        if mark is None:
            return ""
        text = mark.text(unicode=unicode)
        return text if worst is None else f"{text} {rounded(worst, unicode=unicode)}"

    @property
    def marks(self) -> list[Mark]:
        """The marks that occur, for the legend."""
        found = {mark_of(verdict) for verdict in self.cells.values()}
        return [mark for mark in ALL if mark in found]

    def legend(self, *, unicode: bool) -> list[tuple[str, str, str]]:
        """Each sign that occurs, with what it means and its colour."""
        signs = [(mark.text(unicode=unicode), mark.word, mark.style) for mark in self.marks]
        amounts = {self.worst(*pair) for pair in self.cells} - {None}
        if amounts:
            signs.append(("11", "beside a mark: the worst found, in what the promise counts", ""))
        if "without end" in amounts:
            signs.append((_endless(unicode=unicode), "no number would be enough", ""))
        return signs


def criteria(
    verdicts: Sequence[Verdict], invariants: Mapping[str, Invariant] | None = None
) -> Criteria:
    """The table of these verdicts; what the *invariants* measure is told beside their names."""
    known = invariants or {}
    return Criteria(
        invariants=tuple(dict.fromkeys(verdict.invariant for verdict in verdicts)),
        rule_sets=tuple(dict.fromkeys(verdict.rule_set for verdict in verdicts)),
        cells={(verdict.invariant, verdict.rule_set): verdict for verdict in verdicts},
        measures={name: promise.measures for name, promise in known.items() if promise.measures},
    )


def amount_of(verdict: Verdict) -> Amount | None:
    """The worst that was found of what the promise measures; None where it measures nothing."""
    if verdict.outcome not in ANSWERS or not verdict.evidence.worst:
        return None
    return verdict.evidence.worst.case.amount


def spoken(name: str) -> str:
    """A promise's name as it would be said."""
    return name.replace("_", " ")


def in_a_row(names: Sequence[str]) -> list[str]:
    """The names of rule sets, the family said only where it is another than the one before."""
    told, before = [], ""
    for name in names:
        family, dot, own = name.partition(".")
        told.append(f".{own}" if dot and family == before else name)
        before = family
    return told


def rounded(amount: Amount, *, unicode: bool) -> str:
    """An amount as short as a cell: whole from 10 on, below that to a tenth."""
    if isinstance(amount, str):
        return _endless(unicode=unicode)
    if 0 < amount < 1 / 20:
        return "<0.1"
    return f"{float(amount):.{0 if amount >= 10 else 1}f}".removesuffix(".0")


def _endless(*, unicode: bool) -> str:
    return "\N{INFINITY}" if unicode else "inf"
