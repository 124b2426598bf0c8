"""Nothing was paid, so it never happened."""

from evenhand import Contract, Feedback, Refusal, admits, excludes


@admits(cites="Thread B: no money was exchanged, so the client could not leave a review")
def nothing_paid_nothing_said(feedback: Feedback, contract: Contract) -> Refusal | None:
    """On a contract that paid nothing no feedback takes effect, whichever side gave it."""
    return None if contract.paid else Refusal("nothing was paid")


@excludes(cites="Thread B: without pay it is treated as a job that never happened")
def nothing_paid_nothing_counted(contract: Contract) -> bool:
    """A contract that paid nothing is left out."""
    return not contract.paid
