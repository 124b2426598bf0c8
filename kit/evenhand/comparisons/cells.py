"""Cells: the promises that come out otherwise, and whether that is better or worse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from evenhand.comparisons.sides import Sides
from evenhand.invariants.declared import Invariant
from evenhand.model.cases import Amount, more_than
from evenhand.model.history import History
from evenhand.model.verdicts import Outcome, Verdict
from evenhand.questions.answers import RuleError
from evenhand.rulesets import RuleSet
from evenhand.search.climbing import worst_case

Change: TypeAlias = Literal["lost", "worse", "otherwise", "gained", "better"]
BY_IMPORTANCE: tuple[Change, ...] = ("lost", "worse", "otherwise", "gained", "better")


@dataclass(frozen=True)
class ChangedCell:
    """A promise of which both verdicts differ.

    *lost* and *gained*: the candidate breaks it, or keeps it, and the baseline did not; *worse*
    and *better*: the worst that was found is more or less, also where each is tried on the history
    that was worst for the other; *otherwise*: one of the two has no answer.
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
    sides: Sides,
    promises: Mapping[str, Invariant],
    baseline: Mapping[str, Verdict],
    candidate: Mapping[str, Verdict],
) -> tuple[ChangedCell, ...]:
    """The verdicts, by promise, that differ: what got worse first, then what got better."""
    found = list(_changed(sides, promises, baseline, candidate))
    return tuple(sorted(found, key=lambda cell: BY_IMPORTANCE.index(cell.change)))


def _changed(
    sides: Sides,
    promises: Mapping[str, Invariant],
    baseline: Mapping[str, Verdict],
    candidate: Mapping[str, Verdict],
) -> Iterator[ChangedCell]:
    for invariant, before in baseline.items():
        after = candidate[invariant]
        change = _change(sides, promises[invariant], before, after)
        if change is not None:
            yield ChangedCell(invariant, before, after, change)


def _change(sides: Sides, promise: Invariant, before: Verdict, after: Verdict) -> Change | None:
    outcomes = (before.outcome, after.outcome)
    if outcomes == (Outcome.HOLDS, Outcome.VIOLATED):
        return "lost"
    if outcomes == (Outcome.VIOLATED, Outcome.HOLDS):
        return "gained"
    if before.outcome is not after.outcome or bool(before.out_of_scope) != bool(after.out_of_scope):
        return "otherwise"
    if _worst(before) == _worst(after):
        return None
    one = _worst_of_both(sides.baseline, promise, before, after)
    other = _worst_of_both(sides.candidate, promise, after, before)
    if one is None or other is None or one == other:
        return None
    return "worse" if more_than(other, one) else "better"


def _worst(verdict: Verdict) -> Amount | None:
    worst = verdict.evidence.worst
    return worst.case.amount if worst else None


def _worst_of_both(
    rule_set: RuleSet, promise: Invariant, own: Verdict, other: Verdict
) -> Amount | None:
    """The worst of one's own, or on the history that was worst for the other, if that is more.

    A search comes upon other histories under other rules; what differs only by that is no news.
    """
    worst, beside = _worst(own), other.evidence.worst
    found = _amount_on(rule_set, promise, beside.history) if beside else None
    if worst is None or found is None:
        return worst
    return found if more_than(found, worst) else worst


def _amount_on(rule_set: RuleSet, promise: Invariant, history: History) -> Amount | None:
    """The most that the promise comes to on *history*; None where it comes to nothing."""
    try:
        worst = worst_case(rule_set, promise, history)
    except RuleError:
        return None
    return worst.amount if worst else None
