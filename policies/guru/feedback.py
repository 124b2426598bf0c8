"""When feedback is possible: after paying, and for sixty days."""

from typing import Annotated

from evenhand import Contract, Days, Feedback, Refusal, admits, documented


@admits(cites="Guru help, about feedback (freelancer)")
def only_after_paying(
    feedback: Feedback,
    contract: Contract,
    *,
    window: Annotated[Days, documented("Guru help, about feedback: 60 days")] = 60,
) -> Refusal | None:
    """A client may be satisfied or not only about an invoice paid, within sixty days of it."""
    paid = [payment.at for payment in contract.payments if payment.at <= feedback.at]
    if not paid:
        return Refusal("no invoice was paid")
    if (feedback.at.date() - max(paid).date()).days > window:
        return Refusal(f"more than {window} days after the payment")
    return None
