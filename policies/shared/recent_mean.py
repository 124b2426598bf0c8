"""The mean outcome of what ended lately."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from fractions import Fraction
from typing import Annotated

from evenhand import Days, Exact, Rated, aggregates, chosen, works_out

EACH = chosen("a year; a rule set whose platform looks back shorter or longer says so")


@aggregates()
def mean_of_the_window(
    rated: Sequence[Rated], moment: datetime, *, window: Annotated[Days, EACH] = 365
) -> Exact | None:
    """The outcomes by weight over all weight, of what ended so many days ago or later.

    What is open counts as of today. Without any weight there is no score.
    """
    value, weight, _ = _value_and_weight(rated, moment, window)
    return Fraction(value, weight) if weight else None


@works_out(mean_of_the_window)
def value_over_weight(
    rated: Sequence[Rated], moment: datetime, *, window: Days
) -> Iterator[tuple[str, Exact | None]]:
    """What lies in the window, and its mean by weight."""
    value, weight, count = _value_and_weight(rated, moment, window)
    words = "ended within" if all(each.ended for each in rated) else "still open or ended within"
    yield f"{words} {window} days, of {len(rated)} contracts", count
    yield "their outcomes by weight", value
    mean = Fraction(value, weight) if weight else None
    yield f"{value} / {weight}" if weight else "they weigh nothing", mean


def _value_and_weight(
    rated: Sequence[Rated], moment: datetime, window: Days
) -> tuple[Exact, Exact, int]:
    today = moment.date()
    recent = [each for each in rated if (today - (each.ended or moment).date()).days <= window]
    weight = sum([each.weight for each in recent])
    return sum([each.outcome * each.weight for each in recent]), weight, len(recent)
