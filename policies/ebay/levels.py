"""The seller levels, and when they are worked out."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Annotated

from evenhand import Badge, Count, Exact, History, Party, awards, documented, updates

STANDARDS = documented("eBay help, defects")


@updates(cites="eBay export centre, seller performance policy")
def on_the_twentieth(
    moment: datetime, *, day: Annotated[Count, documented("seller performance policy: 20th")] = 20
) -> datetime:
    """Sellers are evaluated on the twentieth of each month."""
    month = moment if moment.day >= day else moment.replace(day=1) - timedelta(days=1)
    return month.replace(day=day, hour=0, minute=0, second=0, microsecond=0)


@awards(cites="eBay help, defects")
def level(
    party: Party,
    score: Exact | None,
    history: History,
    *,
    top_share: Annotated[Fraction, STANDARDS] = Fraction(1, 2),
    top_buyers: Annotated[Count, STANDARDS] = 3,
    standard_share: Annotated[Fraction, STANDARDS] = Fraction(2),
    standard_buyers: Annotated[Count, STANDARDS] = 4,
) -> Iterator[Badge]:
    """Top rated up to 0.5 % and 3 buyers; above standard up to 2 % or 4 buyers; else below.

    Buyers are those whose sale the seller cancelled (chosen by us: lost cases are not told apart).
    """
    if score is None:
        return
    buyers = {
        contract.client
        for contract in history.of(party)
        if not contract.paid and contract.end and contract.end.by == "freelancer"
    }
    defects = 100 - score
    if defects <= top_share and len(buyers) <= top_buyers:
        yield Badge("top rated")
    elif defects <= standard_share or len(buyers) <= standard_buyers:
        yield Badge("above standard")
    else:
        yield Badge("below standard")
