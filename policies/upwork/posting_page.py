"""What the page of a job posting lists of the client's hires."""

from typing import Annotated

from evenhand import Contract, claimed, lists


@lists(cites="Thread A: one user's check of an own contract, confirmed by nobody")
def paid_hires(
    contract: Contract,
    *,
    unpaid_too: Annotated[
        bool, claimed("Thread A: open contracts without payment did not appear")
    ] = False,
) -> bool:
    """A hire is listed, while it runs and after it ended, once something was paid for it."""
    return unpaid_too or contract.paid > 0
