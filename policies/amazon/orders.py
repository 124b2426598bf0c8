"""Orders: kept or called off by the seller."""

from typing import Annotated

from evenhand import Contract, chosen, rates


@rates(cites="Amazon seller help 200285210; moderator, Let's talk Pre-fulfillment Cancel Rate")
def cancelled_by_the_seller(
    contract: Contract,
    *,
    asked: Annotated[
        tuple[str, ...],
        chosen("the reasons by which a history tells that the customer asked for the cancellation"),
    ] = ("requested by the client",),
) -> int | None:
    """0 for an order that the seller called off, or let lapse; 100 for one that was paid.

    What the customer called off, or asked the seller to, is left out, and so is what is pending.
    """
    if contract.paid:
        return 100
    if contract.end is None or contract.end.by == "client" or contract.end.reason in asked:
        return None
    return 0
