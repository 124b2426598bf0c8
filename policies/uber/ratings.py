"""Drivers' ratings: the mean of the last five hundred."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from fractions import Fraction
from typing import Annotated

from evenhand import (
    Contract,
    Count,
    Exact,
    Feedback,
    History,
    Party,
    Rated,
    Refusal,
    Stars,
    admits,
    aggregates,
    chosen,
    documented,
    excludes,
    reveals,
    works_out,
)


@admits(cites="Uber help, understanding ratings")
def no_rating_of_a_cancelled_trip(feedback: Feedback, contract: Contract) -> Refusal | None:
    """A trip that was cancelled cannot be rated."""
    return Refusal("a cancelled trip cannot be rated") if contract.unpaid else None


@reveals(cites="Uber help, understanding ratings: confidential; rating a driver: never seen")
def to_nobody(feedback: Feedback, contract: Contract, party: Party) -> bool:
    """A single rating is seen by whoever gave it and by nobody else, ever."""
    return party == contract.party(feedback.by)


@excludes(cites="Uber help, understanding ratings: an issue that is outside of your control")
def beyond_the_drivers_control(
    contract: Contract,
    *,
    grounds: Annotated[
        tuple[str, ...],
        chosen("the grounds of upheld reports by which a history tells such an issue"),
    ] = ("beyond control",),
    low: Annotated[Stars, chosen('"low" is not documented; anything but the best')] = 4,
) -> bool:
    """A low rating is left out if what was wrong lay outside the driver's control."""
    if not any(report.upheld and report.ground in grounds for report in contract.reports):
        return False
    stars = _stars(contract)
    return stars is not None and stars <= low


@excludes(cites="Uber, star ratings: riders who frequently rate low")
def riders_who_frequently_rate_low(
    contract: Contract,
    history: History,
    *,
    low: Annotated[Stars, chosen('"low" is not documented; a star above the worst')] = 2,
    at_least: Annotated[Count, chosen('"frequently" is not documented; three make a habit')] = 3,
    share: Annotated[Fraction, chosen('"frequently" is not documented; more than half')] = (
        Fraction(1, 2)
    ),
) -> bool:
    """Low ratings by a rider who gives low ratings more often than not are left out."""
    stars = _stars(contract)
    if stars is None or stars > low:
        return False
    given = [_stars(trip) for trip in history.of(contract.client)]
    numbers = [number for number in given if number is not None]
    count = sum(number <= low for number in numbers)
    return count >= at_least and Fraction(count, len(numbers)) > share


@aggregates(cites="Uber help, understanding ratings")
def mean_of_the_last(
    rated: Sequence[Rated],
    moment: datetime,
    *,
    last: Annotated[Count, documented("Uber help, understanding ratings: 500")] = 500,
    at_first: Annotated[Stars, documented("Uber help: new drivers start at 5.0")] = 5,
) -> Exact:
    """The mean of the five hundred most recent ratings; five for who has none."""
    if not rated:
        return at_first
    stars = _most_recent(rated, moment, last)
    return Fraction(sum(stars), len(stars))


@works_out(mean_of_the_last)
def stars_over_ratings(
    rated: Sequence[Rated], moment: datetime, *, last: Count, at_first: Stars
) -> Iterator[tuple[str, Exact | None]]:
    """The most recent ratings, their stars, and the mean."""
    if not rated:
        yield "nobody has rated yet", at_first
        return
    stars = _most_recent(rated, moment, last)
    yield f"the most recent ratings, {last} at most, of {len(rated)}", len(stars)
    yield "their stars", sum(stars)
    yield f"{sum(stars)} / {len(stars)}", Fraction(sum(stars), len(stars))


def _most_recent(rated: Sequence[Rated], moment: datetime, last: Count) -> list[Exact]:
    recent = sorted(rated, key=lambda trip: trip.ended or moment)[-last:]
    return [trip.outcome for trip in recent]


def _stars(contract: Contract) -> int | None:
    """The stars of the rider's last rating, unless the trip was cancelled."""
    if contract.unpaid:
        return None
    stars = [said.stars for said in contract.feedback_by_client if said.stars is not None]
    return stars[-1] if stars else None
