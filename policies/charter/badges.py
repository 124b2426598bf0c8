"""A badge: for the number that everybody sees, and nothing else."""

from collections.abc import Iterator
from fractions import Fraction
from math import floor
from typing import Annotated

from evenhand import Badge, Count, Exact, awards, documented


@awards(cites="Thread A: 91 hangs by a thread; the badge is decided by the number that is shown")
def recommended(
    score: Exact | None,
    *,
    from_score: Annotated[
        Count, documented("Upwork help 211068358: 90 and above is excellent")
    ] = 90,
) -> Iterator[Badge]:
    """Whoever is shown with 90 or more, rounded as it is shown, is recommended."""
    if score is not None and floor(score + Fraction(1, 2)) >= from_score:
        yield Badge("Recommended")
