"""Cancellations that are not the seller's doing: the reading that sellers ask for."""

from typing import Annotated

from evenhand import Contract, chosen, excludes


@excludes(cites="Fiverr forum 206256, 502292: what sellers ask for; 525700: exceptions by support")
def cancelled_by_agreement(
    contract: Contract,
    *,
    agreed: Annotated[
        tuple[str, ...], chosen("the reasons by which a history tells that both sides agreed")
    ] = ("mutual cancellation",),
) -> bool:
    """A cancelled order is left out if both sides agreed, or if the seller did not call it off.

    A buyer cannot cancel alone: what the buyer calls off, the seller has agreed to.
    """
    if contract.end is None or contract.net > 0:
        return False
    return contract.end.by != "freelancer" or contract.end.reason in agreed
