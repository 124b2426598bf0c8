"""Yardsticks: whether two scores keep a promise, and by how much they part."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from typing import TypeAlias

from evenhand.model.cases import Amount
from evenhand.model.units import Exact
from evenhand.rulesets import Scale

Yardstick: TypeAlias = Callable[[Exact | None, Exact | None, Scale], tuple[bool, Amount | None]]
"""Whether it is kept, and the amount if one is measured, of the score before and that after.

Where both are equal it is kept, and the amount, if one is measured, is 0.
"""

KEPT, BROKEN = (True, None), (False, None)


def not_lower(before: Exact | None, after: Exact | None, scale: Scale) -> tuple[bool, None]:
    """The score is not below the one before, and is not lost."""
    if before is None or after is before or (after is not None and after >= before):
        return KEPT
    return BROKEN


def not_lower_than_the_top(
    before: Exact | None, after: Exact | None, scale: Scale
) -> tuple[bool, None]:
    """The same; and a first score below the top of the scale counts as lowered."""
    if before is None:
        return KEPT if after is None or after >= scale.highest else BROKEN
    return not_lower(before, after, scale)


def not_higher(before: Exact | None, after: Exact | None, scale: Scale) -> tuple[bool, None]:
    """The score is not above the one before; a first score is not above."""
    if after is before or before is None or after is None or after <= before:
        return KEPT
    return BROKEN


def same(before: Exact | None, after: Exact | None, scale: Scale) -> tuple[bool, None]:
    """The score is what it was before."""
    return KEPT if after is before or after == before else BROKEN


def not_lost(before: Exact | None, after: Exact | None, scale: Scale) -> tuple[bool, None]:
    """Whoever had a score has one."""
    return KEPT if before is None or after is not None else BROKEN


@lru_cache(maxsize=1024)
def moved_at_most(bound: Exact, *, only_down: bool = False) -> Yardstick:
    """The score lies no more than *bound* hundredths of the scale from the one before.

    With *only_down* it may rise as far as it likes. The amount is how far it moved; where there is
    no score before, or none after, that is 0.
    """

    def measured(before: Exact | None, after: Exact | None, scale: Scale) -> tuple[bool, Fraction]:
        if before is None or after is None:
            return True, NOT_AT_ALL
        fall = before - after
        moved = scale.points(fall if only_down else max(fall, -fall))
        return moved <= bound, moved if moved > 0 else NOT_AT_ALL

    return measured


@lru_cache(maxsize=1024)
def lowered_at_most(bound: Exact) -> Yardstick:
    """The score lies no more than *bound* hundredths of the scale below; nothing is measured."""
    measured = moved_at_most(bound, only_down=True)
    return lambda before, after, scale: (measured(before, after, scale)[0], None)


NOT_AT_ALL = Fraction(0)
