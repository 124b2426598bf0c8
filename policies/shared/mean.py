"""The mean outcome of everything that counts, however long ago."""

from fractions import Fraction

from evenhand import Exact, Totals, aggregates


@aggregates()
def mean_of_all(totals: Totals) -> Exact | None:
    """All outcomes by weight over all weight; without any weight there is no score."""
    return Fraction(totals.credit, totals.weight) if totals.weight else None
