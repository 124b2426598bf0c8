"""Superhosts: what they must have done in a year."""

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction
from typing import Annotated

from evenhand import (
    Badge,
    Contract,
    Count,
    Days,
    Exact,
    History,
    Party,
    awards,
    chosen,
    documented,
)

HELP = documented("Airbnb help 832")


@awards(cites="Airbnb help 832; how to become a Superhost (copy)")
def superhost(
    party: Party,
    score: Exact | None,
    history: History,
    *,
    rating: Annotated[Fraction, HELP] = Fraction(48, 10),
    stays: Annotated[Count, HELP] = 10,
    long_stays: Annotated[Count, HELP] = 3,
    nights: Annotated[Count, HELP] = 100,
    cancelled_below: Annotated[
        Fraction, documented("Airbnb, how to become a Superhost (copy): less than 1 %")
    ] = Fraction(1),
    extenuating: Annotated[
        tuple[str, ...], chosen("the reasons by which a history tells what excuses a host")
    ] = ("extenuating circumstances",),
    window: Annotated[Days, chosen("documented as 12 months; counted as days")] = 365,
) -> Iterator[Badge]:
    """Ten stays, or three of a hundred nights together; 4.8 stars; next to no cancellations."""
    since = history.at - timedelta(days=window)
    ended = [each for each in history.of(party) if each.ended and each.ended >= since]
    hosted = [each for each in ended if each.net > 0]
    called_off = [
        each
        for each in ended
        if _by_the_host(each) and each.end and each.end.reason not in extenuating
    ]
    slept = sum(_nights(each) for each in hosted)
    enough = len(hosted) >= stays or (len(hosted) >= long_stays and slept >= nights)
    kept_to_it = not called_off or Fraction(100 * len(called_off), len(ended)) < cancelled_below
    if score is not None and score >= rating and enough and kept_to_it:
        yield Badge("Superhost")


def _by_the_host(contract: Contract) -> bool:
    return contract.end is not None and contract.end.by == "freelancer" and contract.net <= 0


def _nights(contract: Contract) -> int:
    return ((contract.ended or contract.hired).date() - contract.hired.date()).days
