"""Responsiveness: what happens to freelancers who accept and never begin, as it is no score."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Annotated

from evenhand import Action, Contract, Count, Days, History, acts, chosen


@acts(
    "review",
    cites="Thread A: contracts may be left at any time; who never begins is asked, not scored",
)
def many_accepted_and_never_begun(
    history: History,
    *,
    accepted: Annotated[Count, chosen("one or two clients may be slow; five in a row are not")] = 5,
    in_days: Annotated[Days, chosen("a quarter, so that a bad spell passes")] = 90,
    idle: Annotated[Days, chosen("a week is time enough to begin, or to say that one cannot")] = 7,
    reviewed_within: Annotated[
        Days, chosen("two weeks, as long as a person may take over a complaint in EU law")
    ] = 14,
) -> Iterator[Action]:
    """A person looks at a freelancer who accepted five contracts within 90 days and began none of
    them within a week.

    It is no part of the score. What the client cancelled sooner does not count, nor what the
    freelancer reported.
    """
    for freelancer in history.freelancers():
        idle_ones = [c for c in history.of(freelancer) if _never_begun(c, history.at, idle)]
        for together in _close(idle_ones, accepted, timedelta(days=in_days)):
            yield Action(
                duty="review",
                about=freelancer,
                by=together[-1].hired + timedelta(days=idle + reviewed_within),
                grounds=f"accepted {accepted} contracts and began none of them",
                by_human=True,
                contracts=tuple(contract.id for contract in together),
            )


def _close(
    contracts: Sequence[Contract], count: int, days: timedelta
) -> Iterator[Sequence[Contract]]:
    """So many in a row of these, wherever they were accepted so close to one another."""
    place = 0
    while place + count <= len(contracts):
        together = contracts[place : place + count]
        near = together[-1].hired - together[0].hired <= days
        if near:
            yield together
        place += count if near else 1


def _never_begun(contract: Contract, now: datetime, idle: int) -> bool:
    """Whether nothing was done or paid although there was time for it."""
    stood = (contract.ended or now) - contract.hired
    reported = any(report.by == "freelancer" for report in contract.reports)
    return contract.unpaid and not reported and stood >= timedelta(days=idle)
