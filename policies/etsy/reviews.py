"""Reviews that are not possible: of cancelled orders, and while a case is open."""

from typing import Annotated

from evenhand import Contract, Days, Feedback, Refusal, admits, documented, reveals

UNABLE = "Etsy help 115015440427"


@admits(cites=f"{UNABLE}, unable to leave a review; 360000572708: from the delivery")
def no_review_of_a_cancelled_order(
    feedback: Feedback,
    contract: Contract,
    *,
    days: Annotated[Days, documented(f"{UNABLE}: 48 hours")] = 2,
) -> Refusal | None:
    """A cancelled order cannot be reviewed from two days after its end, nor undelivered at all.

    Cancelled: the seller kept no money (chosen by us: a full refund is told as a cancellation).
    Undelivered: no evidence of work either (chosen: the time for a review begins on delivery).
    """
    if contract.end is None or contract.net > 0:
        return None
    processed = (feedback.at - contract.end.at).days >= days
    return Refusal("the order was cancelled") if processed or contract.unpaid else None


@admits(cites=f"{UNABLE}: while a case is open for a transaction")
def no_review_while_a_case_is_open(feedback: Feedback, contract: Contract) -> Refusal | None:
    """Between a report and its ruling nobody reviews the order."""
    for report in contract.reports:
        if report.at <= feedback.at and (report.ruled is None or feedback.at < report.ruled):
            return Refusal("a case is open")
    return None


@reveals(cites=f"{UNABLE}, unable to leave a review; 360000572708: from the delivery")
def nothing_undelivered_is_seen(feedback: Feedback, contract: Contract) -> bool | None:
    """Of an order that was never paid nor worked on nobody reads a review."""
    return False if contract.unpaid else None
