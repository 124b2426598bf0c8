"""Assignments: approved or rejected, as the requester alone decides."""

from datetime import timedelta
from typing import Annotated

from evenhand import Contract, Days, documented, rates


@rates(cites="MTurk requester guide, approving and rejecting work; mturkrun: nobody else decides")
def approved_or_rejected(
    contract: Contract,
    *,
    reversible: Annotated[
        Days, documented("MTurk requester guide, approving and rejecting work: last 30 days")
    ] = 30,
) -> int | None:
    """100 for work that was paid, 0 for work that the requester ended unpaid; the rest waits.

    A rejection is reversed by paying within thirty days of handing in; later it stands. What was
    never worked on, or was given back by the worker, is neither.
    """
    if not contract.work or contract.end is None:
        return None
    last = max(contract.end.at, max(contract.work) + timedelta(days=reversible))
    if any(payment.at <= last for payment in contract.payments):
        return 100
    return 0 if contract.end.by == "client" else None
