"""Drivers' ratings: the mean of the last five hundred."""

from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction
from math import floor
from typing import Annotated

from evenhand import (
    Contract,
    Count,
    Exact,
    Feedback,
    History,
    Rated,
    Refusal,
    Stars,
    admits,
    aggregates,
    chosen,
    displays,
    documented,
    excludes,
    rates,
)


@admits(cites="Uber help, understanding ratings")
def no_rating_of_a_cancelled_trip(feedback: Feedback, contract: Contract) -> Refusal | None:
    """A trip that was cancelled cannot be rated."""
    return Refusal("a cancelled trip cannot be rated") if contract.unpaid else None


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


@rates(cites="Uber help, understanding ratings")
def by_stars(contract: Contract) -> int | None:
    """A trip counts with the stars that the rider gave, if any."""
    return _stars(contract)


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
    recent = sorted(rated, key=lambda trip: trip.ended or moment)[-last:]
    return Fraction(sum(trip.outcome for trip in recent), len(recent))


@displays(cites="Uber, star ratings")
def to_a_hundredth(score: Exact) -> Exact:
    """The nearest hundredth of a star is shown; a half goes up (chosen by us: never said)."""
    return Fraction(floor(100 * score + Fraction(1, 2)), 100)


def _stars(contract: Contract) -> int | None:
    """The stars of the rider's last rating, unless the trip was cancelled."""
    if contract.unpaid:
        return None
    stars = [said.stars for said in contract.feedback_by_client if said.stars is not None]
    return stars[-1] if stars else None
