"""The day on which scores are worked out: the same one of each month, or of some months."""

from datetime import datetime, timedelta
from typing import Annotated

from evenhand import Count, chosen, updates

EACH = chosen("the first of every month; a rule set whose platform says otherwise says so")


@updates(cites="The sources of the rule set that names this rule")
def on_the_day(
    moment: datetime,
    *,
    day: Annotated[Count, EACH] = 1,
    months: Annotated[tuple[Count, ...], EACH] = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
) -> datetime:
    """A reader sees the score as it was at midnight UTC of the last such day."""
    first = moment.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    while first.month not in months or first.replace(day=day) > moment:
        first = (first - timedelta(days=1)).replace(day=1)
    return first.replace(day=day)
