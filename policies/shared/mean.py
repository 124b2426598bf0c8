"""The mean outcome of everything that counts, however long ago."""

from collections.abc import Sequence
from fractions import Fraction

from evenhand import Exact, Rated, aggregates


@aggregates(cites="The sources of the rule set that names this rule")
def mean_of_all(rated: Sequence[Rated]) -> Exact | None:
    """All outcomes by weight over all weight; without any weight there is no score."""
    weight = sum([each.weight for each in rated])
    return Fraction(sum([each.outcome * each.weight for each in rated]), weight) if weight else None
