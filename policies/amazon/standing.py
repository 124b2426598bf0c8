"""Whether a seller's own offers may stay."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated

from evenhand import Badge, Exact, awards, documented

RATE = documented("Amazon seller help 200285210: under 2.5 %")


@awards(cites="Amazon seller help 200285210: above that rate offers may be taken down")
def offers_may_stay(
    score: Exact | None, *, rate: Annotated[Fraction, RATE] = Fraction(5, 2)
) -> Iterator[Badge]:
    """A seller with a cancellation rate under 2.5 %, or with no orders, sells undisturbed."""
    if score is None or 100 - score < rate:
        yield Badge("in good standing")
