"""The levels of 2018: they take nine completed orders in ten."""

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction
from typing import Annotated

from evenhand import Badge, Cents, Count, Days, Exact, History, Party, awards, claimed

GUIDES = claimed("Sellers' guides of 2018 to 2022: streetwisejournal, tylercruz, spyopinion")


@awards(cites="Fiverr blog, level systems update; spyopinion, what are Fiverr levels")
def level(
    party: Party,
    score: Exact | None,
    history: History,
    *,
    completion: Annotated[Count, GUIDES] = 90,
    orders: Annotated[tuple[Count, ...], GUIDES] = (10, 50),
    earnings: Annotated[tuple[Cents, ...], GUIDES] = (400_00, 2_000_00),
    active: Annotated[tuple[Days, ...], GUIDES] = (60, 120),
    rating: Annotated[Fraction, GUIDES] = Fraction(48, 10),
    rated_within: Annotated[Days, GUIDES] = 60,
) -> Iterator[Badge]:
    """Level one or two, by orders, earnings, days since the first order, rating and completion.

    Without orders, or without ratings, in the last sixty days nothing counts against a seller.
    """
    contracts = history.of(party)
    kept = [each for each in contracts if each.end and each.net > 0]
    if not kept or (score is not None and score < completion):
        return
    lately = history.at - timedelta(days=rated_within)
    said = [one for each in kept for one in each.feedback_by_client if one.at >= lately]
    stars = [one.stars for one in said if one.stars is not None]
    if stars and Fraction(sum(stars), len(stars)) < rating:
        return
    days = (history.at - contracts[0].hired).days
    reached = sum(
        len(kept) >= least and sum(each.net for each in kept) >= money and days >= length
        for least, money, length in zip(orders, earnings, active, strict=True)
    )
    if reached:
        yield Badge(f"level {reached}")
