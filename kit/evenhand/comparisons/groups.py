"""Groups: sorts of people, each told from what is known of them, so also from a log.

Groups overlap: a newcomer may have an unpaid cancellation. The numbers in them are chosen by us.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from evenhand.comparisons.people import Person
from evenhand.model.contracts import Contract, Party

HALF_A_YEAR, A_YEAR = timedelta(days=183), timedelta(days=365)
MONTHS_IDLE = timedelta(days=90)
FEW_CONTRACTS, MANY_CONTRACTS = 5, 20
LITTLE = 500_00  # cents kept in a year


@dataclass(frozen=True)
class Group:
    """A sort of people: a name, what it means in words, and whether somebody belongs to it."""

    name: str
    definition: str
    holds: Callable[[Person], bool]


def _newcomer(person: Person) -> bool:
    since = [contract.hired for contract in person.contracts]
    return len(since) <= FEW_CONTRACTS and person.history.at - min(since) < HALF_A_YEAR


def _small_earner(person: Person) -> bool:
    year = person.history.at - A_YEAR
    paid = [p.amount for c in person.contracts for p in c.payments if p.at > year]
    back = [r.amount for c in person.contracts for r in c.refunds if r.at > year]
    return sum(paid) - sum(back) < LITTLE


def _long_term(person: Person) -> bool:
    at = person.history.at
    long = [c for c in person.contracts if c.paid and _until(c, at) - c.hired >= HALF_A_YEAR]
    return bool(long) and len(person.contracts) <= FEW_CONTRACTS


def _busy(person: Person) -> bool:
    year = person.history.at - A_YEAR
    return len([c for c in person.contracts if c.hired > year]) >= MANY_CONTRACTS


def _silently_cancelled(person: Person) -> bool:
    return any(c.end and c.unpaid and not c.feedback_by_client for c in person.contracts)


def _hostilely_cancelled(person: Person) -> bool:
    return any(c.end and c.unpaid and _badly_spoken_of(c) for c in person.contracts)


def _left_idle(person: Person) -> bool:
    return any(
        c.end is None and person.history.at - max(c.moments()) >= MONTHS_IDLE
        for c in person.contracts
    )


def _bad_job(person: Person) -> bool:
    return any(not c.unpaid and _badly_spoken_of(c) for c in person.contracts)


def _flagged_client(person: Person) -> bool:
    return any(person.history.facts.flagged(c.client) for c in person.contracts)


def _one_big_client(person: Person) -> bool:
    kept: Counter[Party] = Counter()
    for contract in person.contracts:
        kept[contract.client] += contract.net
    largest = max(kept.values())
    return len(person.contracts) >= 3 and 2 * largest > sum(kept.values())


def _until(contract: Contract, at: datetime) -> datetime:
    return contract.end.at if contract.end else at


def _badly_spoken_of(contract: Contract) -> bool:
    return any(said.negative for said in contract.feedback_by_client)


GROUPS: Final = (
    Group("newcomers", "first hired less than half a year ago, at most 5 contracts", _newcomer),
    Group("small earners", "kept less than $500 in the last 365 days", _small_earner),
    Group(
        "few long contracts", "at most 5 contracts, a paid one of half a year or longer", _long_term
    ),
    Group("busy", "hired 20 times or more in the last 365 days", _busy),
    Group(
        "cancelled unpaid, silent",
        "a contract ended without pay, work or a word of the client's",
        _silently_cancelled,
    ),
    Group(
        "cancelled unpaid, hostile",
        "a contract ended without pay or work, and the client said something bad",
        _hostilely_cancelled,
    ),
    Group("left idle", "an open contract on which nothing happened for 90 days", _left_idle),
    Group("a bad job", "a contract with pay or work, and bad words of the client's", _bad_job),
    Group("a flagged client", "a client of theirs stands flagged or suspended", _flagged_client),
    Group(
        "one big client",
        "3 contracts or more, and over half of what was ever kept came from one client",
        _one_big_client,
    ),
)
"""Bad is what the kit calls negative: two stars or fewer, three points or fewer, or a no."""
