"""Star Sellers: what they must have sold in three months."""

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction
from typing import Annotated

from evenhand import Badge, Cents, Count, Days, Exact, History, Party, awards, chosen, documented

HELP = documented("Etsy help 4403058372503")


@awards(cites="Etsy help 4403058372503")
def star_seller(
    party: Party,
    score: Exact | None,
    history: History,
    *,
    rating: Annotated[Fraction, HELP] = Fraction(48, 10),
    orders: Annotated[Count, HELP] = 5,
    sales: Annotated[Cents, HELP] = 300_00,
    since_first_sale: Annotated[Days, HELP] = 90,
    window: Annotated[Days, chosen("documented as 3 months; counted as days")] = 90,
) -> Iterator[Badge]:
    """4.8 stars, five orders and $300 in three months, ninety days after the first sale."""
    sold = [each for each in history.of(party) if each.net > 0]
    if not sold or (history.at - sold[0].hired).days < since_first_sale:
        return
    recent = [each for each in sold if (history.at - each.hired) <= timedelta(days=window)]
    enough = len(recent) >= orders and sum(each.net for each in recent) >= sales
    if enough and score is not None and score >= rating:
        yield Badge("Star Seller")
