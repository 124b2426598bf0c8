"""What a buyer who did not pay may say: nothing."""

from typing import Annotated

from evenhand import Contract, Days, Feedback, Refusal, admits, documented


@admits(cites="eBay help, losing privileges")
def no_feedback_without_payment(
    feedback: Feedback,
    contract: Contract,
    *,
    days_to_pay: Annotated[
        Days, documented("eBay help, losing privileges: the buyer had 4 days")
    ] = 4,
) -> Refusal | None:
    """The feedback of a buyer with an unpaid item is removed and cannot be left."""
    days = (feedback.at.date() - contract.hired.date()).days
    if feedback.by == "client" and not contract.paid and days >= days_to_pay:
        return Refusal("the item was not paid in time")
    return None
