"""The success ratio: good outcomes less bad ones, over all of them."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import cache
from math import floor
from typing import Annotated

from evenhand import Count, Exact, Months, Rated, aggregates, chosen, displays, documented


@aggregates(cites="Upwork help 211068358; windows: Upwork help 115006097327")
def best_of_windows(
    rated: Sequence[Rated],
    moment: datetime,
    *,
    windows: Annotated[
        tuple[Months, ...],
        documented(
            "td-p/736122: 6, 12 and 24 months; Upwork help 115006097327: and not a day more"
        ),
    ] = (6, 12, 24),
    minimum_contracts: Annotated[
        Count, chosen("told as 4 to 8 contracts (td-p/811707); the lower end")
    ] = 4,
    minimum_clients: Annotated[
        Count, documented("Upwork announcement 824751 names 3 as the rule before it")
    ] = 3,
    minimum_per_window: Annotated[
        bool, chosen("not documented; the newest text speaks of a lifetime, so not per window")
    ] = False,
    usual_silence: Annotated[
        Fraction,
        chosen('"an excessive share" is not documented; the authors of the kit took 3 in 10'),
    ] = Fraction(3, 10),
) -> Exact | None:
    """The best of three windows counts; too few contracts or clients in the longest: no score.

    Windows are calendar months: what ended on the fifth is in until the fifth, six months on.
    Silent contracts together weigh what they exceed their usual share by (chosen: "a little").
    """
    dated = [((each.ended or moment).date(), each) for each in rated]

    def inside(months: Months) -> list[Rated]:
        first = _first_day_of(months, moment.date())
        return [each for ended, each in dated if ended >= first]

    def enough(window: Sequence[Rated]) -> bool:
        clients = {each.other for each in window}
        return len(window) >= minimum_contracts and len(clients) >= minimum_clients

    if not enough(inside(windows[-1])):
        return None
    every = map(inside, windows)
    different = {len(window): window for window in every}.values()  # a window holds the shorter
    ratios = [
        _ratio(window, usual_silence)
        for window in different
        if not minimum_per_window or enough(window)
    ]
    return max((ratio for ratio in ratios if ratio is not None), default=None)


@cache
def _first_day_of(months: Months, today: date) -> date:
    """The same day so many months before *today*; where there is no such day, the next one."""
    year, month = divmod(12 * today.year + today.month - 1 - months, 12)
    longest = monthrange(year, month + 1)[1]
    day = date(year, month + 1, min(today.day, longest))
    return day if today.day <= longest else day + timedelta(days=1)


def _ratio(rated: Sequence[Rated], usual_silence: Fraction) -> Exact | None:
    """(successes - failures) / all, in per cent, by weight; never below 0 (chosen by us)."""
    silent = [each for each in rated if not each.outcome and each.silent]
    balance = sum([each.outcome * each.weight for each in rated])
    total = sum([each.weight for each in rated])
    if silent:
        excess = max(Fraction(0), len(silent) - usual_silence * len(rated))
        total -= sum([each.weight for each in silent]) * (1 - excess / len(silent))
    if not total:
        return None
    return Fraction(100 * balance, total) if balance > 0 else 0


@displays(cites="Upwork help 211068358: shown as a whole per cent")
def whole_per_cent(score: Exact) -> Exact:
    """The nearest whole per cent is shown; a half goes up (chosen by us: never said)."""
    return floor(score + Fraction(1, 2))
