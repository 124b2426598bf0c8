"""The success ratio: good outcomes less bad ones, over all of them."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import cache
from math import floor
from typing import Annotated

from evenhand import (
    Count,
    Exact,
    Months,
    Rated,
    aggregates,
    chosen,
    displays,
    documented,
    works_out,
)

Dated = list[tuple[date, Rated]]


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
    More failures than successes make 0 and no less (chosen by us: never said).
    """
    dated, today = _dated(rated, moment), moment.date()
    every = [_inside(dated, months, today) for months in windows]
    if not _enough(every[-1], minimum_contracts, minimum_clients):
        return None
    different = {len(window): window for window in every}.values()  # a window holds the shorter
    return _best(
        _ratio(window, usual_silence)
        for window in different
        if not minimum_per_window or _enough(window, minimum_contracts, minimum_clients)
    )


@works_out(best_of_windows)
def window_by_window(
    rated: Sequence[Rated],
    moment: datetime,
    *,
    windows: tuple[Months, ...],
    minimum_contracts: Count,
    minimum_clients: Count,
    minimum_per_window: bool,
    usual_silence: Fraction,
) -> Iterator[tuple[str, Exact | None]]:
    """Each window, the shortest first, and the best of those in which there is enough."""
    dated, today, found = _dated(rated, moment), moment.date(), []
    least = f"a score takes {minimum_contracts} of {minimum_clients}"
    many = f"{len(rated)} contract{'s' if len(rated) != 1 else ''}"
    every = [(months, _inside(dated, months, today)) for months in windows]
    if not _enough(every[-1][1], minimum_contracts, minimum_clients):
        every, minimum_per_window = every[-1:], True
    for months, window in every:
        if minimum_per_window and not _enough(window, minimum_contracts, minimum_clients):
            clients = len({each.other for each in window})
            those = f"{clients} client{'s' if clients != 1 else ''}"
            few = f"{len(window)} of {many}, of {those}; {least}"
            yield f"{months} months: {few}", None
            continue
        found.append(_ratio(window, usual_silence))
        made = _ratio_in_words(window, usual_silence)
        yield f"{months} months, {len(window)} of {many}: {made}", found[-1]
    yield "the best of these", _best(found)


def _dated(rated: Sequence[Rated], moment: datetime) -> Dated:
    return [((each.ended or moment).date(), each) for each in rated]


def _inside(dated: Dated, months: Months, today: date) -> list[Rated]:
    first = _first_day_of(months, today)
    return [each for ended, each in dated if ended >= first]


def _enough(window: Sequence[Rated], contracts: Count, clients: Count) -> bool:
    return len(window) >= contracts and len({each.other for each in window}) >= clients


def _best(ratios: Iterable[Exact | None]) -> Exact | None:
    return max((ratio for ratio in ratios if ratio is not None), default=None)


@cache
def _first_day_of(months: Months, today: date) -> date:
    """The same day so many months before *today*; where there is no such day, the next one."""
    year, month = divmod(12 * today.year + today.month - 1 - months, 12)
    longest = monthrange(year, month + 1)[1]
    day = date(year, month + 1, min(today.day, longest))
    return day if today.day <= longest else day + timedelta(days=1)


def _ratio(rated: Sequence[Rated], usual_silence: Fraction) -> Exact | None:
    """(successes - failures) / all, in per cent, by weight; never below 0."""
    balance = sum([each.outcome * each.weight for each in rated])
    total = _total(rated, usual_silence)
    if not total:
        return None
    return Fraction(100 * balance, total) if balance > 0 else 0


def _total(rated: Sequence[Rated], usual_silence: Fraction) -> Exact:
    """All weight, that of silent contracts only as far as they are more than usual."""
    silent = [each for each in rated if not each.outcome and each.silent]
    total = sum([each.weight for each in rated])
    if silent:
        excess = max(Fraction(0), len(silent) - usual_silence * len(rated))
        total -= sum([each.weight for each in silent]) * (1 - excess / len(silent))
    return total


def _ratio_in_words(rated: Sequence[Rated], usual_silence: Fraction) -> str:
    good, bad = (
        sum([sign * each.outcome * each.weight for each in rated if sign * each.outcome > 0])
        for sign in (1, -1)
    )
    total, whole = _total(rated, usual_silence), sum([each.weight for each in rated])
    if not total:
        return "nothing in it weighs anything"
    silence = f" (usual silence takes {whole - total} off {whole})" if total != whole else ""
    floored = ", and never below 0" if bad > good else ""
    return f"100 * ({good} - {bad}) / {total}{silence}{floored}"


@displays(cites="Upwork help 211068358: shown as a whole per cent")
def whole_per_cent(score: Exact) -> Exact:
    """The nearest whole per cent is shown; a half goes up (chosen by us: never said)."""
    return floor(score + Fraction(1, 2))
