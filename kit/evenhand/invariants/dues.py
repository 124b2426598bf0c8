"""Dues: what the rules say that the platform owes, by when, and whether that is in time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from evenhand.invariants.behind import speaker_of
from evenhand.invariants.findings import found
from evenhand.model.cases import Case
from evenhand.model.contracts import Contract, Party
from evenhand.model.outcomes import Action, Duty
from evenhand.model.units import many
from evenhand.questions.answers import Unanswered
from evenhand.runs import Run

AN_INSTANT = timedelta(microseconds=1)


def owed(run: Run, duty: Duty) -> list[Action]:
    """Everything of this *duty* that is owed to anybody, earliest first.

    Silent where no rule speaks of the duty.
    """
    if not run.rule_set.speaks_of(duty):
        raise Unanswered(f"acts: {duty}")
    return sorted([act for act in run.actions() if act.duty == duty], key=_due)


def spoken_of(run: Run, *duties: Duty) -> list[Duty]:
    """Those of the *duties* that some rule speaks of; silent where there are none."""
    spoken = [duty for duty in duties if run.rule_set.speaks_of(duty)]
    if not spoken:
        raise Unanswered(f"acts: {', '.join(duties)}")
    return spoken


def first_due(acts: Iterable[Action], *, since: datetime) -> Action | None:
    """The earliest of *acts*, which come earliest first, that is not due before *since*."""
    return next((act for act in acts if act.by >= since), None)


def one_each(moments: Sequence[datetime], acts: Sequence[Action]) -> Iterator[Action | None]:
    """For each of the *moments*, earliest first, an act of its own that is due then or later.

    *acts* come earliest first too. None where there is none left.
    """
    left = iter(acts)
    for moment in moments:
        yield first_due(left, since=moment)


def days_until(due: datetime, since: datetime) -> int:
    """How many days after *since* something is due; a midnight belongs to the day that it ends."""
    return max(0, ((due - AN_INSTANT).date() - since.date()).days)


def on(moment: date) -> str:
    """A date as people write it: ``5 Apr 2025``."""
    return f"{moment.day} {moment:%b %Y}"


def in_time(
    run: Run,
    duty: Duty,
    act: Action | None,
    what: str,
    *,
    since: datetime,
    within: int,
    of: Party,
    because: Contract | None = None,
    human: bool = False,
) -> Case:
    """A case: *act* is due at most so many days after *since*, and by a person where *human* is.

    *what* is what the platform must do, as it follows "the platform must". The amount is how many
    days that may take; without end where nobody need ever do it.
    """
    if act is None or (human and not act.by_human):
        never = f"No rule makes the platform {what}."
        nobody = f"The platform must {what}, but no person need do it."
        return found(
            run,
            kept=False,
            of=of,
            told=nobody if act else never,
            because=because,
            amount="without end",
            rule=run.owed_by(act) if act else speaker_of(run, duty),
        )
    days = days_until(act.by, since)
    told = f"The platform must {what} by {on(act.by)}, {many(days, 'day')} later"
    return found(
        run,
        kept=days <= within,
        of=of,
        told=f"{told}." if days <= within else f"{told}; {many(within, 'day')} would be in time.",
        answer=on(act.by),
        because=because,
        amount=days,
        rule=None if days <= within else run.owed_by(act),
    )


def _due(act: Action) -> datetime:
    return act.by
