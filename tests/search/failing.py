"""A rule that raises on every second contract."""

from evenhand import Contract, excludes


@excludes(cites="planted")
def fails(contract: Contract) -> bool:
    """It divides by what may be nothing."""
    return 1 // len(contract.feedback) > 1
