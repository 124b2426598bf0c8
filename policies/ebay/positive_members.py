"""Percent positive until May 2008: how many members were ever pleased."""

from collections.abc import Sequence
from fractions import Fraction

from evenhand import Exact, Rated, aggregates


@aggregates(cites="eBay help, evaluating feedback: 3531 divided by 3531 + 3 is 99.9 %")
def pleased_members(rated: Sequence[Rated]) -> Exact | None:
    """Members who were ever pleased, over those and the members who ever were not, in per cent.

    A member counts once on each side, however often it bought.
    """
    said = {(each.other, each.outcome) for each in rated}
    return Fraction(sum(outcome for _, outcome in said), len(said)) if said else None
