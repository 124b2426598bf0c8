"""Top Rated Plus: who is Top Rated and has earned much, some of it on a large contract."""

from collections.abc import Generator
from datetime import datetime
from typing import Annotated

from evenhand import (
    Badge,
    Cents,
    Contract,
    Days,
    History,
    Party,
    chosen,
    documented,
    exception_to,
)

Badges = tuple[Badge, ...]


@exception_to("awards", cites="Upwork announcement 778142, July 2020; staff, td-p/1135243")
def top_rated_plus(
    party: Party,
    history: History,
    *,
    earned: Annotated[Cents, documented("Upwork announcement 778142")] = 10_000_00,
    large: Annotated[
        Cents, chosen("$5,000 or $10,000 by category (778142); the lower, as for engineering")
    ] = 5_000_00,
    in_a_year: Annotated[Days, chosen("documented as 12 months; counted in days")] = 365,
) -> Generator[None, Badges, Badges]:
    """Whoever is Top Rated, earned $10,000 in a year and had a large contract is Top Rated Plus.

    A large contract is one on which $5,000 were earned in all, some of it within the year, and
    about which its client said nothing bad.
    """
    badges = yield
    if not any(badge.name == "Top Rated" for badge in badges):
        return badges
    jobs = history.of(party)
    earnings = {job.id: _earned(job, history.at, in_a_year) for job in jobs}
    big = any(job.net >= large and earnings[job.id] > 0 and not _bad(job) for job in jobs)
    plus = big and sum(earnings.values()) >= earned
    return (*badges, Badge("Top Rated Plus")) if plus else badges


def _earned(job: Contract, now: datetime, days: Days) -> int:
    """What was paid in the last *days*, less what was refunded in them."""
    return sum(
        sign * payment.amount
        for sign, payments in ((1, job.payments), (-1, job.refunds))
        for payment in payments
        if (now.date() - payment.at.date()).days <= days
    )


def _bad(job: Contract) -> bool:
    return any(feedback.negative for feedback in job.feedback_by_client)
