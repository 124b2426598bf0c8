"""What a driver with a high rate is told about a ride beforehand."""

from collections.abc import Iterator
from typing import Annotated

from evenhand import Badge, Count, Exact, awards, documented


@awards(cites="Lyft help 115013077708 (Canada): direction and length of each request")
def sees_where_a_ride_goes(
    score: Exact | None,
    *,
    at_least: Annotated[Count, documented("Lyft help 115013077708 (Canada): 90 %")] = 90,
) -> Iterator[Badge]:
    """Drivers who accept nine requests in ten see the direction and the length of each."""
    if score is not None and score >= at_least:
        yield Badge("sees where a ride goes")
