"""Cells: the promises that come out otherwise, and whether that is better or worse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from evenhand.model.cases import Amount, more_than
from evenhand.model.verdicts import Outcome, Verdict

Change: TypeAlias = Literal["lost", "worse", "otherwise", "gained", "better"]
BY_IMPORTANCE: tuple[Change, ...] = ("lost", "worse", "otherwise", "gained", "better")


@dataclass(frozen=True)
class ChangedCell:
    """A promise of which both verdicts differ.

    *lost* and *gained*: the candidate breaks it, or keeps it, and the baseline did not; *worse*
    and *better*: the worst that was found is more or less; *otherwise*: one of the two has no
    answer.
    """

    invariant: str
    baseline: Verdict
    candidate: Verdict
    change: Change

    @property
    def fails_a_promise(self) -> bool:
        """Whether what the baseline kept is broken, or can no longer be told as a rule fails."""
        broken = (Outcome.VIOLATED, Outcome.BROKEN)
        return self.baseline.outcome is Outcome.HOLDS and self.candidate.outcome in broken


def changed_cells(
    baseline: Mapping[str, Verdict], candidate: Mapping[str, Verdict]
) -> tuple[ChangedCell, ...]:
    """The verdicts, by promise, that differ: what got worse first, then what got better."""
    found = list(_changed(baseline, candidate))
    return tuple(sorted(found, key=lambda cell: BY_IMPORTANCE.index(cell.change)))


def _changed(
    baseline: Mapping[str, Verdict], candidate: Mapping[str, Verdict]
) -> Iterator[ChangedCell]:
    for invariant, before in baseline.items():
        after = candidate[invariant]
        change = _change(before, after)
        if change is not None:
            yield ChangedCell(invariant, before, after, change)


def _change(before: Verdict, after: Verdict) -> Change | None:
    outcomes = (before.outcome, after.outcome)
    if outcomes == (Outcome.HOLDS, Outcome.VIOLATED):
        return "lost"
    if outcomes == (Outcome.VIOLATED, Outcome.HOLDS):
        return "gained"
    if before.outcome is not after.outcome or bool(before.out_of_scope) != bool(after.out_of_scope):
        return "otherwise"
    one, other = _worst(before), _worst(after)
    if one is None or other is None or one == other:
        return None
    return "worse" if more_than(other, one) else "better"


def _worst(verdict: Verdict) -> Amount | None:
    worst = verdict.evidence.worst
    return worst.case.amount if worst else None
