"""Percent positive since May 2008: a year of feedback, one a week from each partner."""

from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction
from typing import Annotated

from evenhand import Days, Exact, Rated, aggregates, chosen, documented


@aggregates(cites="eBay announcement, May 2008; eBay India, upcoming changes to feedback")
def positive_share_of_a_year(
    rated: Sequence[Rated],
    moment: datetime,
    *,
    window: Annotated[Days, chosen("documented as 12 months; counted as days")] = 365,
    apart: Annotated[
        Days, documented("eBay India, upcoming changes to feedback: one feedback a week")
    ] = 7,
) -> Exact | None:
    """Positive feedback of twelve months over all that counts, in per cent.

    Feedback of one kind from one partner counts once a week. Weeks run from Monday (chosen by us).
    """
    today = moment.date()
    said = set()
    for each in rated:
        day = (each.ended or moment).date()
        if (today - day).days <= window:
            said.add((each.other, (day.toordinal() - 1) // apart, each.outcome))
    return Fraction(sum(outcome for _, _, outcome in said), len(said)) if said else None
