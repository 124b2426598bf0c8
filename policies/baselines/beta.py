"""The Beta reputation: what to expect of somebody, by good and bad experience that fades."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from fractions import Fraction
from typing import Annotated

from evenhand import Count, Days, Exact, Rated, aggregates, chosen, documented, works_out

PRIOR = documented("Jøsang and Ismail 2002: (r + 1) / (r + s + 2)")


@aggregates(cites="Jøsang and Ismail 2002, the Beta reputation system")
def expected_share(
    rated: Sequence[Rated],
    moment: datetime,
    *,
    good_before: Annotated[Count, PRIOR] = 1,
    bad_before: Annotated[Count, PRIOR] = 1,
    half_life: Annotated[
        Days, chosen("a forgetting factor is documented, no number; half a year")
    ] = 180,
) -> Exact:
    """(r + 1) / (r + s + 2) in per cent, r good and s bad; 50 for who has neither.

    What ended a whole half-life ago counts half, and so on: whole ones, so that no root is needed.
    """
    good, bad = _faded(rated, moment, good_before, bad_before, half_life)
    return 100 * good / (good + bad)


@works_out(expected_share)
def good_over_all(
    rated: Sequence[Rated],
    moment: datetime,
    *,
    good_before: Count,
    bad_before: Count,
    half_life: Days,
) -> Iterator[tuple[str, Exact | None]]:
    """What is left of good and bad experience, and the share of the good."""
    good, bad = _faded(rated, moment, good_before, bad_before, half_life)
    fading = f"each halved every {half_life} days"
    yield f"good outcomes, {fading}, and {good_before} from the start", good
    yield f"bad outcomes, {fading}, and {bad_before} from the start", bad
    yield "100 * good / (good + bad)", 100 * good / (good + bad)


def _faded(
    rated: Sequence[Rated], moment: datetime, good_before: int, bad_before: int, half_life: Days
) -> tuple[Fraction, Fraction]:
    today = moment.date()
    good, bad = Fraction(good_before), Fraction(bad_before)
    for each in rated:
        lives = (today - (each.ended or moment).date()).days // half_life
        if each.outcome:
            good += Fraction(1, 2**lives)
        else:
            bad += Fraction(1, 2**lives)
    return good, bad
