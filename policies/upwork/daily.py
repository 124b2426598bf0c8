"""The score is worked out every day."""

from datetime import datetime

from evenhand import updates


@updates(cites="Upwork help 34958134307475")
def every_day(moment: datetime) -> datetime:
    """A reader sees the score as it was at midnight UTC."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)
