"""The Bayesian average: stars, beside some that are taken for granted."""

from fractions import Fraction
from typing import Annotated

from evenhand import Count, Exact, Totals, aggregates, chosen


@aggregates(cites="A baseline: the Bayesian average, as sites of reviews use it")
def mean_with_a_prior(
    totals: Totals,
    *,
    prior: Annotated[Fraction, chosen("the middle of the stars")] = Fraction(3),
    strength: Annotated[Count, chosen("as many as make a first impression; five")] = 5,
) -> Exact | None:
    """All stars and as many of the prior as it is strong, over their number.

    Who has no stars stands at the prior.
    """
    total = strength + totals.weight
    return Fraction(strength * prior + totals.credit, total) if total else None
