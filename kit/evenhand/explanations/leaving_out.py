"""Leaving out: what the number would be without each single contract."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from evenhand.model.contracts import Contract, Party
from evenhand.model.units import Exact
from evenhand.runs import Run


@dataclass(frozen=True)
class LeftOut:
    """A contract, and the score and the shown number as they would be without it."""

    contract: Contract
    score: Exact | None
    shown: Exact | None


def without_each(run: Run, *, of: Party) -> tuple[LeftOut, ...]:
    """What leaving out each single contract of *of* would give, the largest effect first.

    Of two that are as large, what lowers the score comes first. Losing the score, or getting one,
    is the largest there is; what changes nothing is not told.
    """
    score = run.score(of=of)
    found = []
    for contract in run.history.of(of):
        other = run.without(contract)
        if other.score(of=of) != score:
            found.append(LeftOut(contract, other.score(of=of), other.displayed(of=of)))
    return tuple(sorted(found, key=lambda one: _effect(score, one.score), reverse=True))


def _effect(score: Exact | None, other: Exact | None) -> tuple[bool, Fraction, bool]:
    if score is None or other is None:
        return True, Fraction(), False
    return False, abs(Fraction(other - score)), other > score
