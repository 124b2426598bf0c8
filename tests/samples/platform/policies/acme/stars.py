"""Stars, but only where something was paid."""

from collections.abc import Sequence
from fractions import Fraction

from evenhand import Contract, Exact, Rated, aggregates, excludes, rates, shows


@excludes(cites="Acme terms, 4.1")
def unpaid_contracts(contract: Contract) -> bool:
    """A contract for which nothing was paid is left out."""
    return not contract.paid


@shows(cites="Acme terms, 4.3")
def paid_contracts(contract: Contract) -> bool:
    """The work history lists what was paid."""
    return contract.paid > 0


@rates(cites="Acme terms, 4.2")
def by_stars(contract: Contract) -> int | None:
    """A contract counts with the last stars that the client gave."""
    stars = [said.stars for said in contract.feedback_by_client if said.stars is not None]
    return stars[-1] if stars else None


@aggregates(cites="Acme terms, 4.2")
def mean(rated: Sequence[Rated]) -> Exact | None:
    """The mean of all stars."""
    return Fraction(sum(each.outcome for each in rated), len(rated)) if rated else None
