"""The public rating: the mean of two years, counted back from the latest review."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import Annotated

from evenhand import Days, Exact, Rated, aggregates, chosen, works_out


@aggregates(cites="Fiverr help 25072782273041: from the most recent review")
def mean_of_two_years(
    rated: Sequence[Rated],
    moment: datetime,
    *,
    window: Annotated[Days, chosen("documented as two years; counted as days between ends")] = 730,
) -> Exact | None:
    """The mean of all stars of the two years up to the latest order that was reviewed.

    A rating stays as it is while no new review comes.
    """
    if not rated:
        return None
    stars, _ = _stars(rated, moment, window)
    return Fraction(sum(stars), len(stars))


@works_out(mean_of_two_years)
def stars_over_reviews(
    rated: Sequence[Rated], moment: datetime, *, window: Days
) -> Iterator[tuple[str, Exact | None]]:
    """The reviews of the window, their stars, and the mean."""
    if not rated:
        yield "no order was reviewed", None
        return
    stars, latest = _stars(rated, moment, window)
    which = f"of {len(rated)}, in the {window} days up to {latest}, the latest one"
    yield f"reviewed orders, {which}", len(stars)
    yield "their stars", sum(stars)
    yield f"{sum(stars)} / {len(stars)}", Fraction(sum(stars), len(stars))


def _stars(rated: Sequence[Rated], moment: datetime, window: Days) -> tuple[list[Exact], date]:
    """The stars that count, and the day that they are counted back from."""
    days = [(each.ended or moment).date() for each in rated]
    latest = max(days)
    stars = [
        each.outcome for each, day in zip(rated, days, strict=True) if (latest - day).days <= window
    ]
    return stars, latest
