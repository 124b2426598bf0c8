"""Jobs with everything filled in, and runs on them, for the tests of the policies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from evenhand.catalogue.catalogue import catalogue_of
from evenhand.model.contracts import Contract, End, Feedback, Party, Payment, Report, Side
from evenhand.model.history import History, PlatformFact
from evenhand.runs import Run

CATALOGUE = catalogue_of(Path(__file__).parents[2])[0]
NOW = datetime(2026, 3, 1, tzinfo=UTC)
A_DAY = timedelta(days=1)
SOMEBODY = Party("somebody")


def job(
    name: str,
    *,
    days_ago: int = 30,
    paid: int = 500_00,
    stars: int | None = 5,
    by: Side = "client",
    said_after: timedelta = timedelta(0),
    length: int = 7,
    client: str = "",
    agreed: int = 0,
    refunded: int = 0,
    reason: str = "",
    worked: bool = False,
    answer: int | None = None,
    reports: Sequence[Report] = (),
) -> Contract:
    """A contract of its own client that ended so many days ago, in the morning.

    The client gives *stars*, and the freelancer the *answer*, so long after the end.
    """
    ended = NOW - A_DAY * days_ago + timedelta(hours=9)
    words = [("client", stars), ("freelancer", answer)]
    return Contract(
        id=name,
        freelancer=SOMEBODY,
        client=client_of(name, client),
        hired=ended - A_DAY * length,
        agreed=agreed,
        work=(ended - A_DAY * length,) if worked else (),
        end=End(ended, by, reason),
        payments=(Payment(ended, paid),) if paid else (),
        refunds=(Payment(ended, refunded),) if refunded else (),
        feedback=tuple(
            Feedback(
                by="client" if side == "client" else "freelancer",
                at=ended + said_after,
                stars=number,
            )
            for side, number in words
            if number is not None
        ),
        reports=tuple(reports),
    )


def client_of(job: str, name: str = "") -> Party:
    """The client of that name; without one, the client of that job alone."""
    return Party(name or f"client of {job}", "client")


def jobs(count: int, name: str, **facts: object) -> list[Contract]:
    """So many jobs that differ in nothing but their names, each of a client of its own."""
    like = job(name, **facts)  # type: ignore[arg-type]
    return [
        like.replace(id=f"{name} {n}", client=client_of(f"{name} {n}")) for n in range(1, count + 1)
    ]


def report(
    by: str, ground: str, *, days_ago: int = 20, ruled: int | None = None, upheld: bool = True
) -> Report:
    """A report made so many days ago; *ruled* is how many days ago it was decided, if it was."""
    return Report(
        "client" if by == "client" else "freelancer",
        NOW - A_DAY * days_ago,
        ground,
        None if ruled is None else NOW - A_DAY * ruled,
        None if ruled is None else upheld,
    )


def run(
    rule_set: str,
    *contracts: Contract,
    facts: Sequence[PlatformFact] = (),
    at: datetime = NOW,
) -> Run:
    """The rule set on these contracts, seen from *at*."""
    return Run(CATALOGUE.rule_set(rule_set), History(contracts, facts=facts, at=at))


def badges(of: Run, party: Party = SOMEBODY) -> list[str]:
    """The names of the badges that a party holds."""
    return [badge.name for badge in of.badges(of=party)]
