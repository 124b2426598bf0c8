"""When feedback is possible: after paying or after an arbitration, and for sixty days."""

from typing import Annotated

from evenhand import Contract, Days, Feedback, Refusal, admits, chosen, documented


@admits(cites="Guru help, about feedback (freelancer); Guru blog, feedback policy change")
def only_after_paying(
    feedback: Feedback,
    contract: Contract,
    *,
    window: Annotated[Days, documented("Guru help, about feedback: 60 days")] = 60,
    arbitration: Annotated[
        str, chosen("the ground by which a history tells an arbitration from another report")
    ] = "arbitration",
) -> Refusal | None:
    """A side may be satisfied or not within sixty days of an invoice paid or an arbitration."""
    paid = [payment.at for payment in contract.payments]
    ruled = [each.ruled for each in contract.reports if each.ruled and each.ground == arbitration]
    opened = [at for at in (*paid, *ruled) if at <= feedback.at]
    if not opened:
        return Refusal("no invoice was paid")
    if (feedback.at.date() - max(opened).date()).days > window:
        return Refusal(f"more than {window} days after the payment")
    return None
