"""The public rating: the mean of two years, counted back from the latest review."""

from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction
from typing import Annotated

from evenhand import Days, Exact, Rated, aggregates, chosen


@aggregates(cites="Fiverr help 25072782273041: from the most recent review")
def mean_of_two_years(
    rated: Sequence[Rated],
    moment: datetime,
    *,
    window: Annotated[Days, chosen("documented as two years; counted as days between ends")] = 730,
) -> Exact | None:
    """The mean of all stars of the two years up to the latest order that was reviewed.

    A rating stays as it is while no new review comes.
    """
    if not rated:
        return None
    days = [(each.ended or moment).date() for each in rated]
    latest = max(days)
    stars = [
        each.outcome for each, day in zip(rated, days, strict=True) if (latest - day).days <= window
    ]
    return Fraction(sum(stars), len(stars))
