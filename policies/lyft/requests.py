"""Ride requests: accepted and completed, or let go by the driver."""

from datetime import datetime, timedelta
from typing import Annotated

from evenhand import Contract, Count, chosen, documented, excludes, rates

RESET = documented("Lyft help 115013077708 (Canada): weekly, Mondays at 5 AM")


@excludes(cites="Lyft help 115013077708 (Canada)")
def earlier_weeks(
    contract: Contract, moment: datetime, *, hour: Annotated[Count, RESET] = 5
) -> bool:
    """Requests from before the last Monday at 5 in the morning are left out (in UTC: chosen)."""
    today = moment.replace(hour=hour, minute=0, second=0, microsecond=0)
    monday = today - timedelta(days=moment.weekday())
    if monday > moment:
        monday -= timedelta(days=7)
    return contract.hired < monday


@rates(cites="Lyft help 115013077708: accepted and completed, over all requests")
def accepted_and_completed(
    contract: Contract,
    *,
    no_show: Annotated[
        str, chosen("the reason by which a history tells that the passenger did not come")
    ] = "no-show",
) -> int | None:
    """100 for a ride completed or for a passenger who did not come, 0 for one the driver let go.

    What the passenger cancelled, or a fault of the platform's, is left out; an open one waits.
    """
    if contract.end is None:
        return None
    if contract.paid or contract.end.reason == no_show:
        return 100
    return 0 if contract.end.by == "freelancer" else None
