"""Who may review a project: both sides once it is paid in full, else the client alone."""

from typing import Annotated

from evenhand import Contract, Days, Feedback, Refusal, admits, documented, reveals


@admits(cites="Freelancer.com FAQ 23 and 11; support, marking projects as incomplete")
def paid_in_full_or_marked_incomplete(
    feedback: Feedback,
    contract: Contract,
    *,
    incomplete_report: Annotated[
        bool, documented("Freelancer.com FAQ 11: the Incomplete report is posted as a review")
    ] = True,
) -> Refusal | None:
    """A review takes effect once the project is over and its whole price was paid.

    A client who ended it without paying all may still review it, as an Incomplete report.
    """
    if contract.end is None:
        return Refusal("the project is not over")
    if contract.net >= max(contract.agreed, 1):
        return None
    if incomplete_report and feedback.by == contract.end.by == "client":
        return None
    return Refusal("the project was not paid in full")


@reveals(cites="Freelancer.com FAQ 23 and 11")
def nothing_else_is_seen(
    feedback: Feedback,
    contract: Contract,
    *,
    incomplete_report: Annotated[
        bool, documented("Freelancer.com FAQ 11: the Incomplete report is posted as a review")
    ] = True,
) -> bool | None:
    """A review that is not possible is seen by nobody; of the others, other rules speak."""
    refusal = paid_in_full_or_marked_incomplete(
        feedback, contract, incomplete_report=incomplete_report
    )
    return False if refusal else None


@admits(cites="Freelancer.com support, feedback option: 14 days after the other party")
def fourteen_days_to_answer(
    feedback: Feedback,
    contract: Contract,
    *,
    days: Annotated[Days, documented("Freelancer.com support, feedback option: 14 days")] = 14,
) -> Refusal | None:
    """Whoever is reviewed has fourteen days for a review of its own."""
    first = [said.at for said in contract.feedback if said.by != feedback.by]
    if not first or (feedback.at.date() - min(first).date()).days <= days:
        return None
    return Refusal(f"more than {days} days after the other side's review")
