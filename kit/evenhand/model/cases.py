"""A case: one place where a promise applies, and whether it is kept there."""

from __future__ import annotations

from msgspec import Struct

from evenhand.model.contracts import Contract, Party
from evenhand.model.history import History
from evenhand.model.units import Exact


class Case(Struct, frozen=True, kw_only=True, gc=False):
    """Two histories that differ in one respect, and what a party's score was in each.

    *base* is the history as it would have been, *varied* the one in question; *because* is the
    contract that makes the difference, None where no single one does. A score of None is none.
    """

    kept: bool
    of: Party
    base: History
    varied: History
    before: Exact | None
    after: Exact | None
    because: Contract | None = None
    difference: str = ""

    @property
    def moved(self) -> bool:
        """Whether the result moved at all."""
        return self.before != self.after
