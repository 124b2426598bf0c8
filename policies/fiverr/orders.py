"""Orders: completed or cancelled, whoever cancelled them and why."""

from evenhand import Contract, rates


@rates(cites="Fiverr help as quoted in forum topic 566718; Fiverr forum 206256, 525700")
def completed_or_cancelled(contract: Contract) -> int | None:
    """100 for an order of which the seller kept money, 0 for any other; an open one waits.

    Cancellations by the buyer, by the seller, by both and by support count alike.
    """
    if contract.end is None:
        return None
    return 100 if contract.net > 0 else 0
