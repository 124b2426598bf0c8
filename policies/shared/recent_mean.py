"""The mean outcome of what ended lately."""

from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction
from typing import Annotated

from evenhand import Days, Exact, Rated, aggregates, chosen

EACH = chosen("a year; a rule set whose platform looks back shorter or longer says so")


@aggregates(cites="The sources of the rule set that names this rule")
def mean_of_the_window(
    rated: Sequence[Rated], moment: datetime, *, window: Annotated[Days, EACH] = 365
) -> Exact | None:
    """The outcomes by weight over all weight, of what ended so many days ago or later.

    What is open counts as of today. Without any weight there is no score.
    """
    today = moment.date()
    recent = [each for each in rated if (today - (each.ended or moment).date()).days <= window]
    weight = sum([each.weight for each in recent])
    value = sum([each.outcome * each.weight for each in recent])
    return Fraction(value, weight) if weight else None
