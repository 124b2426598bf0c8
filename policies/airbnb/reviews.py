"""Reviews that do not count: not yet revealed, or written in revenge."""

from datetime import datetime
from typing import Annotated

from evenhand import Contract, Days, Feedback, Refusal, admits, documented, excludes, reveals


@excludes(cites="Airbnb, how to become a Superhost (copy): when a review counts")
def not_yet_revealed(
    contract: Contract,
    moment: datetime,
    *,
    window: Annotated[
        Days, documented("Airbnb, how to become a Superhost (copy): 14-day window")
    ] = 14,
) -> bool:
    """A review waits until both sides have written one, or the fourteen days are over."""
    if contract.feedback_by_client and contract.feedback_by_freelancer:
        return False
    return contract.end is None or (moment.date() - contract.end.at.date()).days <= window


@admits(cites="Airbnb resources 552, retaliatory reviews, no matter when they were posted")
def no_revenge_for_a_report(feedback: Feedback, contract: Contract) -> Refusal | None:
    """What a guest says takes no effect once the host's report of a violation is upheld.

    A review that is the best there is stays: nobody disputes it (chosen by us). That the report
    led to the review is taken for granted.
    """
    if feedback.by == "freelancer" or feedback.glowing:
        return None
    upheld = [each for each in contract.reports if each.by == "freelancer" and each.upheld]
    return Refusal(f"a report was upheld: {upheld[0].ground}") if upheld else None


@reveals(cites="Airbnb resources 552, retaliatory reviews: removed")
def nothing_removed_is_seen(feedback: Feedback, contract: Contract) -> bool | None:
    """A review that was removed is seen by nobody; of the others, other rules speak."""
    return False if no_revenge_for_a_report(feedback, contract) else None
