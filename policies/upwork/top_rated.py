"""Top Rated: a score of 90 that lasts, and work that goes on."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from fractions import Fraction
from math import floor
from typing import Annotated

from evenhand import (
    Badge,
    Cents,
    Contract,
    Count,
    Days,
    Exact,
    History,
    Party,
    awards,
    chosen,
    claimed,
    documented,
    said,
)

STATUS = documented("Upwork resources, how to maintain your Top Rated status")
CRITERIA = said("td-p/1453049 lists the criteria")
Scores = Callable[[datetime], Exact | None]


@awards(cites="Upwork resources, how to maintain your Top Rated status; staff, td-p/1453049")
def top_rated(
    party: Party,
    score: Exact | None,
    history: History,
    scores: Callable[[datetime], Exact | None],
    *,
    at_least: Annotated[Count, STATUS] = 90,
    good_weeks: Annotated[Count, CRITERIA] = 13,
    of_weeks: Annotated[Count, CRITERIA] = 16,
    begun: Annotated[Days, STATUS] = 90,
    earned: Annotated[Cents, CRITERIA] = 1_000_00,
    in_a_year: Annotated[Days, chosen("documented as 12 months; counted in days")] = 365,
    lately: Annotated[Days, CRITERIA] = 90,
    held: Annotated[
        Days, claimed("botart.in.rs quotes Upwork's statistics page: holds of the past 90 days")
    ] = 90,
) -> Iterator[Badge]:
    """Top Rated is whose score shows 90 or more, now and in 13 of the last 16 weeks, and who works.

    Who works: hired or paid within 90 days, with $1,000 earned within 12 months, first hired more
    than 90 days ago, and without a hold of the account within 90 days.
    """
    if score is None or _as_shown(score) < at_least:
        return
    jobs, now = history.of(party), history.at
    standing = history.facts.about(party, "held", "suspended")
    if (
        jobs
        and _days(jobs[0].hired, now) > begun
        and not history.facts.flagged(party)
        and not any(_days(fact.at, now) <= held for fact in standing)
        and _earnings(jobs, now, in_a_year) >= earned
        and any(_days(sign, now) <= lately for sign in _signs_of_work(jobs))
        and _lasted(scores, now, at_least, good_weeks, of_weeks)
    ):
        yield Badge("Top Rated")


def _as_shown(score: Exact) -> int:
    """The score as a whole per cent, as a reader sees it."""
    return floor(score + Fraction(1, 2))


def _days(moment: datetime, now: datetime) -> int:
    return (now.date() - moment.date()).days


def _earnings(jobs: Iterable[Contract], now: datetime, days: Days) -> int:
    """What was paid in the last *days*, less what was refunded in them."""
    return sum(
        sign * payment.amount
        for job in jobs
        for sign, payments in ((1, job.payments), (-1, job.refunds))
        for payment in payments
        if _days(payment.at, now) <= days
    )


def _signs_of_work(jobs: Iterable[Contract]) -> Iterator[datetime]:
    """When somebody was hired or paid."""
    for job in jobs:
        yield job.hired
        yield from (payment.at for payment in job.payments)


def _lasted(scores: Scores, now: datetime, at_least: int, good: Count, weeks: Count) -> bool:
    """Whether enough of the last *weeks* ended with a score that is high enough.

    The last week ends now (chosen by us). The oldest is asked first: who has worked for a short
    time fails there at once.
    """
    missed = 0
    for week in reversed(range(weeks)):
        shown = scores(now - timedelta(weeks=week))
        missed += shown is None or shown < at_least
        if missed > weeks - good:
            return False
    return True
