"""Only what was said in public counts, so that it can be answered."""

from fractions import Fraction

from evenhand import Contract, Exact, excludes, rates


@excludes(cites="Upwork announcement 824751: silence is no evidence; threads A and B")
def open_or_silent(contract: Contract) -> bool:
    """An open contract, or one without feedback, is left out."""
    return contract.end is None or not contract.feedback_by_client


@rates(cites="Thread A: a bad private review cannot be answered")
def by_public_stars(contract: Contract) -> Exact | None:
    """From nothing for one star to one for five, in equal steps; yes is one, no is nothing."""
    for said in reversed(contract.feedback_by_client):
        if said.stars is not None:
            return Fraction(said.stars - 1, 4)
        if said.satisfied is not None:
            return int(said.satisfied)
    return None
