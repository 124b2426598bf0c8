"""The mean over contracts, in which no single client speaks too loudly."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction
from math import floor
from typing import Annotated

from evenhand import Count, Days, Exact, Party, Rated, aggregates, chosen, displays

BEST = 4  # the outcome of five stars


@aggregates(cites="Resnick and Sami 2007: bounded influence of one rater")
def mean_with_a_cap_per_client(
    rated: Sequence[Rated],
    moment: datetime,
    *,
    window: Annotated[Days, chosen("24 months, the longest memory of any platform here")] = 730,
    cap: Annotated[Count, chosen("three contracts are enough to know somebody by")] = 3,
) -> Exact | None:
    """The mean outcome of two years; a client with many contracts counts as much as three."""
    outcomes: dict[Party, list[Exact]] = defaultdict(list)
    for each in rated:
        if (moment.date() - (each.ended or moment).date()).days <= window:
            outcomes[each.other].append(each.outcome)
    if not outcomes:
        return None
    voices = [min(cap, len(said)) for said in outcomes.values()]
    heard = sum(
        Fraction(voice * sum(said), len(said))
        for voice, said in zip(voices, outcomes.values(), strict=True)
    )
    return Fraction(100 * heard, BEST * sum(voices))


@displays(cites="Upwork help 211068358: the form that people know")
def whole_per_cent(score: Exact) -> Exact:
    """The nearest whole per cent is shown; a half goes up."""
    return floor(score + Fraction(1, 2))
