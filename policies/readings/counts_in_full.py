"""Nothing was paid, and it counts like any other contract."""

from evenhand import Contract, excludes


@excludes(cites="Upwork announcement 824751, 8 November 2020: read as speaking of paid contracts")
def paid_contracts_without_feedback(contract: Contract) -> bool:
    """Only a contract that paid is left out where it ended without feedback."""
    return contract.ended is not None and contract.paid > 0 and not contract.feedback_by_client
