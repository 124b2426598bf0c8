"""Who sees feedback, and when: nobody before both sides have spoken or the time is over."""

from datetime import datetime
from typing import Annotated

from evenhand import Cents, Contract, Days, Feedback, Party, documented, reveals


@reveals(cites="Upwork help 211068438: double-blind; 17975053069331: public and private feedback")
def once_both_have_spoken(
    feedback: Feedback,
    contract: Contract,
    party: Party,
    moment: datetime,
    *,
    window: Annotated[Days, documented("Upwork help 211068438: 14 days, to midnight UTC")] = 14,
    at_least: Annotated[Cents, documented("Upwork help 17975053069331: one dollar, net")] = 1_00,
) -> bool:
    """The other side sees the stars once it has spoken too, or after the fourteenth day.

    So does the public, if the contract paid a dollar or more that was kept. Whoever gave feedback
    sees it at once; nobody else sees private answers (they are for Upwork), or what came too late.
    """
    if party == contract.party(feedback.by):
        return True
    if feedback.stars is None or _late(feedback.at, contract, window):
        return False
    both = len({said.by for said in contract.feedback if not _late(said.at, contract, window)}) > 1
    ripe = both or _late(moment, contract, window)
    return ripe and (party in (contract.freelancer, contract.client) or contract.net >= at_least)


def _late(moment: datetime, contract: Contract, window: Days) -> bool:
    """Whether *moment* is after midnight UTC at the end of the last day for feedback."""
    return contract.end is not None and (moment.date() - contract.end.at.date()).days > window
