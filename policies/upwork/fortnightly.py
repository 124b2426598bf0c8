"""The score is worked out every second Sunday."""

from datetime import UTC, datetime, timedelta
from typing import Annotated

from evenhand import Days, chosen, said, updates


@updates(cites="Staff, td-p/878612; Sundays: basicfreelancingcare, 2017")
def every_second_sunday(
    moment: datetime,
    *,
    every: Annotated[Days, said("td-p/878612: every two weeks")] = 14,
    first: Annotated[
        datetime, chosen("which of two Sundays is not documented; the second of March 2015")
    ] = datetime(2015, 3, 8, tzinfo=UTC),
) -> datetime:
    """A reader sees the score of the last update, at midnight UTC of every second Sunday."""
    return first + (moment - first) // timedelta(days=every) * timedelta(days=every)
