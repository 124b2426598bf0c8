"""Projects: completed and paid in full, or not."""

from typing import Annotated

from evenhand import Contract, chosen, rates


@rates(cites="Freelancer.com FAQ 22: completed, and paid in full through milestones")
def completed_and_paid(
    contract: Contract,
    *,
    cancelled_counts: Annotated[
        bool, chosen("whether a project that is merely cancelled counts as awarded is not said")
    ] = True,
    unable: Annotated[
        str, chosen("the reason by which a history tells that the client marked it Incomplete")
    ] = "incomplete",
) -> int | None:
    """100 for a project that ended paid in full, 0 for any other that ended; an open one waits.

    Where merely cancelled projects do not count, a project that brought nothing counts only if
    the freelancer walked away, or if the client marked it Incomplete.
    """
    if contract.end is None:
        return None
    if contract.net >= max(contract.agreed, 1):
        return 100
    failed = contract.end.by == "freelancer" or contract.end.reason == unable
    return 0 if cancelled_counts or contract.net > 0 or failed else None
