"""Who reads what was said, and when: both together, and the public what was paid for."""

from datetime import datetime
from typing import Annotated

from evenhand import (
    Cents,
    Contract,
    Days,
    Feedback,
    Party,
    Refusal,
    admits,
    documented,
    reveals,
)

WINDOW = documented("Upwork help 211068438: 14 days, to midnight UTC")


@admits(cites="Bolton, Greiner and Ockenfels 2013; Upwork help 211068438")
def nothing_said_after_the_window(
    feedback: Feedback, contract: Contract, *, window: Annotated[Days, WINDOW] = 14
) -> Refusal | None:
    """Either side may speak until midnight UTC of the fourteenth day after the end, not later."""
    if _in_time(feedback, contract, window):
        return None
    return Refusal(f"more than {window} days after the end")


@reveals(cites="Bolton, Greiner and Ockenfels 2013; Upwork help 211068438")
def hidden_until_both_have_spoken(
    feedback: Feedback,
    contract: Contract,
    party: Party,
    moment: datetime,
    *,
    window: Annotated[Days, WINDOW] = 14,
) -> bool | None:
    """Only its author sees what was said until both have spoken or the fourteen days are over;
    from then on the other side sees all of it.

    Of an open contract, and of one without pay and work, only the author ever does.
    """
    if party == contract.party(feedback.by):
        return True
    if contract.end is None or contract.unpaid:
        return False
    sides = {said.by for said in contract.feedback if _in_time(said, contract, window)}
    over = (moment.date() - contract.end.at.date()).days > window
    if not over and len(sides) < 2:
        return False
    return True if party in (contract.client, contract.freelancer) else None


@reveals(cites="Thread B: nothing paid, no public review; Upwork help 17975053069331")
def the_public_sees_what_was_paid_for(
    feedback: Feedback,
    contract: Contract,
    *,
    at_least: Annotated[Cents, documented("Upwork help 17975053069331: one dollar, net")] = 1_00,
    window: Annotated[Days, WINDOW] = 14,
) -> bool:
    """The public sees the last that a side said in time, in stars or as yes or no, of a contract
    that paid; unless a report against that side was upheld.
    """
    if contract.net < at_least or (feedback.stars is None and feedback.satisfied is None):
        return False
    if any(report.upheld and report.by != feedback.by for report in contract.reports):
        return False
    timely = [
        said
        for said in contract.feedback
        if said.by == feedback.by and _in_time(said, contract, window)
    ]
    return timely[-1:] == [feedback]


def _in_time(feedback: Feedback, contract: Contract, window: int) -> bool:
    return contract.end is None or (feedback.at.date() - contract.end.at.date()).days <= window
