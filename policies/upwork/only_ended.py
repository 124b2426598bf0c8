"""Contracts that nobody has ended, since silence no longer counts."""

from evenhand import Contract, excludes


@excludes(cites="Upwork announcement 824751, 8 November 2020: no feedback, no effect")
def open_contracts(contract: Contract) -> bool:
    """A contract that is still open is left out."""
    return contract.end is None
