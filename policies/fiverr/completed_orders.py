"""Reviews of completed orders, and of no others."""

from evenhand import Contract, Feedback, Refusal, admits, reveals


@admits(cites="Fiverr help 360010544097: once an order is marked as completed")
def only_completed_orders(feedback: Feedback, contract: Contract) -> Refusal | None:
    """A review takes effect if the order is over and the seller kept money."""
    if contract.end is None or contract.net <= 0:
        return Refusal("the order was not completed")
    return None


@reveals(cites="Fiverr help 360010544097: once an order is marked as completed")
def nothing_of_other_orders_is_seen(feedback: Feedback, contract: Contract) -> bool | None:
    """Of an order that was not completed nobody reads a review; of others, other rules speak."""
    return False if only_completed_orders(feedback, contract) else None
