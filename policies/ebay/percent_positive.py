"""Percent positive since May 2008: a year of feedback, one a week from each partner."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from fractions import Fraction
from typing import Annotated

from evenhand import Days, Exact, Party, Rated, aggregates, chosen, documented, works_out


@aggregates(cites="eBay announcement, May 2008; eBay India, upcoming changes to feedback")
def positive_share_of_a_year(
    rated: Sequence[Rated],
    moment: datetime,
    *,
    window: Annotated[Days, chosen("documented as 12 months; counted as days")] = 365,
    apart: Annotated[
        Days, documented("eBay India, upcoming changes to feedback: one feedback a week")
    ] = 7,
) -> Exact | None:
    """Positive feedback of twelve months over all that counts, in per cent.

    Feedback of one kind from one partner counts once a week. Weeks run from Monday (chosen by us).
    """
    said = _said(rated, moment, window, apart)
    return Fraction(sum(outcome for _, _, outcome in said), len(said)) if said else None


@works_out(positive_share_of_a_year)
def positive_over_all(
    rated: Sequence[Rated], moment: datetime, *, window: Days, apart: Days
) -> Iterator[tuple[str, Exact | None]]:
    """How much feedback of the window counts, how much of it is positive, and the share."""
    said = _said(rated, moment, window, apart)
    positive = sum(1 for *_, outcome in said if outcome)
    today = moment.date()
    inside = sum((today - (each.ended or moment).date()).days <= window for each in rated)
    yield f"contracts of {window} days, of {len(rated)}", inside
    yield f"their feedback, of one kind and partner once in {apart} days", len(said)
    yield "positive among it", positive
    if not said:
        yield "there is none", None
        return
    yield f"100 * {positive} / {len(said)}", Fraction(sum(o for *_, o in said), len(said))


def _said(
    rated: Sequence[Rated], moment: datetime, window: Days, apart: Days
) -> set[tuple[Party, int, Exact]]:
    today, said = moment.date(), set()
    for each in rated:
        day = (each.ended or moment).date()
        if (today - day).days <= window:
            said.add((each.other, (day.toordinal() - 1) // apart, each.outcome))
    return said
