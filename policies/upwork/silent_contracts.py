"""Silent contracts: no feedback, no effect."""

from evenhand import Contract, excludes


@excludes(cites="Upwork announcement 824751, 8 November 2020")
def contracts_without_feedback(contract: Contract) -> bool:
    """A contract that ended without feedback is left out of the score."""
    return contract.ended is not None and not contract.feedback_by_client
