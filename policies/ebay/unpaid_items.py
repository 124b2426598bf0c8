"""What a buyer who did not pay may say: nothing."""

from datetime import datetime
from typing import Annotated

from evenhand import Contract, Days, Feedback, Refusal, admits, documented, reveals

PROMPT = documented("eBay help, losing privileges: the buyer had 4 days")


@admits(cites="eBay help, losing privileges")
def no_feedback_without_payment(
    feedback: Feedback,
    contract: Contract,
    moment: datetime,
    *,
    days_to_pay: Annotated[Days, PROMPT] = 4,
) -> Refusal | None:
    """The feedback of a buyer with an unpaid item is removed, or cannot be left any more."""
    if feedback.by == "freelancer" or contract.paid:
        return None
    latest = max(feedback.at, contract.ended or moment)
    late = (latest.date() - contract.hired.date()).days >= days_to_pay
    return Refusal("the item was not paid in time") if late else None


@reveals(cites="eBay help, losing privileges: any feedback is removed")
def nothing_removed_is_seen(
    feedback: Feedback,
    contract: Contract,
    moment: datetime,
    *,
    days_to_pay: Annotated[Days, PROMPT] = 4,
) -> bool | None:
    """What was removed for an unpaid item is seen by nobody; of the rest, other rules speak."""
    removed = no_feedback_without_payment(feedback, contract, moment, days_to_pay=days_to_pay)
    return False if removed else None
