"""The Beta reputation: what to expect of somebody, by good and bad experience that fades."""

from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction
from typing import Annotated

from evenhand import Count, Days, Exact, Rated, aggregates, chosen, documented

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
    today = moment.date()
    good, bad = Fraction(good_before), Fraction(bad_before)
    for each in rated:
        lives = (today - (each.ended or moment).date()).days // half_life
        if each.outcome:
            good += Fraction(1, 2**lives)
        else:
            bad += Fraction(1, 2**lives)
    return 100 * good / (good + bad)
