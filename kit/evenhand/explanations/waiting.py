"""Waiting: what a reader would see in the coming months if nothing else happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from evenhand.explanations.targets import Target
from evenhand.model.contracts import Party
from evenhand.model.units import Exact
from evenhand.runs import Run

MONTHS = 30
A_DAY = timedelta(days=1)
AS_FAR = A_DAY * 913  # thirty months, the longest of them


@dataclass(frozen=True)
class Waited:
    """What a reader sees while nothing happens.

    *first* is the update at which the target is shown or more, None where it never is; *changes*
    are the updates at which another number than before is shown, with that number.
    """

    first: datetime | None
    changes: tuple[tuple[datetime, Exact | None], ...]


def waited(run: Run, target: Target, *, of: Party) -> Waited:
    """The updates of the next thirty months, up to the first that shows the target or more."""
    changes: list[tuple[datetime, Exact | None]] = []
    before = run.shown(of=of)
    for update in _updates(run):
        number = run.as_of(update).displayed(of=of)
        if number != before:
            changes.append((update, number))
            before = number
        if target.reached(number):
            return Waited(update, tuple(changes))
    return Waited(None, tuple(changes))


def _updates(run: Run) -> list[datetime]:
    """Every update after the run's moment, as far as we look; each day where no rule names one."""
    chain, now = run.rule_set.chain("updates"), run.history.at
    days = [now + A_DAY * number for number in range(AS_FAR // A_DAY + 1)]
    updates = [chain.ask({"moment": day})[0] or day for day in days]
    return [later for earlier, later in pairwise(updates) if later > earlier]
