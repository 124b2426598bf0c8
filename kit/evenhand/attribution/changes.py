"""Changes: how the change of a shown score splits up among what it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from evenhand.attribution.causes import Cause, CauseKind
from evenhand.attribution.splitting import Split, split
from evenhand.judging import Memories
from evenhand.model.contracts import Party
from evenhand.model.history import History
from evenhand.model.units import Exact
from evenhand.rulesets import RuleSet
from evenhand.runs import Run

__all__ = ["Attribution", "Cause", "CauseKind", "Share", "attributed"]

BACKWARDS = Cause("time", "the rules: show the score of an earlier day", ())
"""All that there is to say where a later reader sees an older score."""


@dataclass(frozen=True)
class Share:
    """How many points, of the numbers that a reader sees, come from one cause."""

    cause: Cause
    points: Fraction


@dataclass(frozen=True)
class Attribution:
    """What a reader saw at two moments, and the share of each cause in the difference.

    Where both are numbers the shares add up to the difference exactly; they stand in order of
    size, the largest first, and what has none is left out. Where one is no score there is no
    difference to share. *note* says in sentences what a reader should know of how it was split;
    empty where there is nothing to say.
    """

    of: Party
    moments: tuple[datetime, datetime]
    before: Exact | None
    after: Exact | None
    shares: tuple[Share, ...]
    note: str = ""


def attributed(
    rule_set: RuleSet,
    history: History,
    *,
    of: Party,
    before: datetime,
    after: datetime,
    memories: Memories | None = None,
) -> Attribution:
    """How what a reader saw of the score of *of* came from *before* to *after*, cause by cause.

    A reader sees the score of the last update, so what happened after that is no cause yet.
    Raises ValueError where *after* lies before *before*, ``Unanswered`` where no rule gives a
    score, ``RuleError`` where one fails.
    """
    if after < before:
        raise ValueError("a change is told forwards; the moments stand the other way round")
    run = Run(rule_set, history, memories=memories or Memories())
    updates = [rule_set.chain("updates").ask({"moment": at})[0] or at for at in (before, after)]
    start, end = (run.as_of(update) for update in updates)
    seen, sees = start.displayed(of=of), end.displayed(of=of)
    found = Split()
    if start.history.at < end.history.at:
        found = split(start, end, of=of)
    elif seen is not None and sees is not None and seen != sees:
        found = Split(((BACKWARDS, Fraction(sees - seen)),))
    shares = [Share(cause, points) for cause, points in found.shares]
    return Attribution(of, (before, after), seen, sees, tuple(shares), found.note)
