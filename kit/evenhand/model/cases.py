"""A case: one place where a promise applies, and whether it is kept there."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from evenhand.model.contracts import Contract, Party
from evenhand.model.history import History
from evenhand.model.units import Exact

Amount: TypeAlias = Exact | Literal["without end"]
"""How much of what a promise measures; without end where no number would be enough."""


class Case(Struct, frozen=True, kw_only=True, gc=False):
    """Two histories that differ in one respect, and what a party's score was in each.

    *base* is the history as it would have been, *varied* the one in question; *because* is the
    contract that makes the difference, None where no single one does. A score of None is none.

    Where *measure* is not empty it names what *before* and *after* are instead of scores, in words.
    Where *told* is not empty it says in a sentence what was found in the one history *varied*.
    *amount* is how much of what the promise measures; *rule* the rule behind the answer, where
    the promise knows it.
    """

    kept: bool
    of: Party
    base: History
    varied: History
    before: Exact | str | None
    after: Exact | str | None
    because: Contract | None = None
    difference: str = ""
    measure: str = ""
    told: str = ""
    amount: Amount | None = None
    rule: str | None = None

    @property
    def moved(self) -> bool:
        """Whether the result moved at all."""
        return self.before != self.after

    @property
    def scores(self) -> tuple[Exact | None, Exact | None]:
        """Both scores; none where the case is about something else."""
        before, after = self.before, self.after
        if self.measure or isinstance(before, str) or isinstance(after, str):
            return None, None
        return before, after


def more_than(one: Amount, other: Amount) -> bool:
    """Whether *one* is more than *other*; nothing is more than what is without end."""
    if isinstance(other, str):
        return False
    return isinstance(one, str) or one > other
