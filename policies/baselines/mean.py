"""The plain mean of all stars, what most people think a score is."""

from fractions import Fraction

from evenhand import Contract, Exact, Party, Totals, aggregates, rates


@rates(cites="A baseline; no platform")
def by_stars(contract: Contract, party: Party) -> int | None:
    """A contract counts with the last stars that the other side gave."""
    stars = [said.stars for said in contract.feedback_on(party) if said.stars is not None]
    return stars[-1] if stars else None


@aggregates(cites="A baseline; no platform")
def plain_mean(totals: Totals) -> Exact | None:
    """All stars over their number; no score without stars."""
    return Fraction(totals.credit, totals.weight) if totals.weight else None
