"""Only what was said in public counts, so that it can be answered."""

from evenhand import Contract, excludes, rates


@excludes(cites="Upwork announcement 824751: silence is no evidence; threads A and B")
def open_or_silent(contract: Contract) -> bool:
    """An open contract, or one without feedback, is left out."""
    return contract.end is None or not contract.feedback_by_client


@rates(cites="Thread A: a bad private review cannot be answered")
def by_public_stars(contract: Contract) -> int | None:
    """From 0 for one star to 4 for five, in equal steps; a yes is 4, a no is 0."""
    for said in reversed(contract.feedback_by_client):
        if said.stars is not None:
            return said.stars - 1
        if said.satisfied is not None:
            return 4 if said.satisfied else 0
    return None
