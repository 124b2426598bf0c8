"""Wilson's lower bound: how good somebody is at the very least, as far as the votes can tell."""

from collections.abc import Sequence
from fractions import Fraction
from math import isqrt
from typing import Annotated

from evenhand import Exact, Rated, aggregates, chosen, documented


@aggregates(cites="Wilson 1927, as Evan Miller tells it: how not to sort by average rating")
def lower_bound(
    rated: Sequence[Rated],
    *,
    z: Annotated[
        Fraction, documented("Evan Miller, how not to sort by average rating: 1.96 for 95 %")
    ] = Fraction(196, 100),
    precision: Annotated[
        int, chosen("finer than any difference that a reader or a promise could ask for")
    ] = 10**12,
) -> Exact | None:
    """The lower end of the 95 % interval of the share of good votes, in per cent.

    (k + z²/2 - z·√(k(n - k)/n + z²/4)) / (n + z²) for k good votes of n. A root is no fraction, so
    the greatest multiple of 1/precision below it is taken: the score is exact, the same on every
    machine, and at most z/precision too high. The root of a square is met, so that votes of one
    kind alone give k / (n + z²) or 0.
    """
    if not rated:
        return None
    n, good = len(rated), sum(1 for each in rated if each.outcome)
    inner = Fraction(good * (n - good), n) + z * z / 4
    root = Fraction(isqrt(inner.numerator * precision**2 // inner.denominator), precision)
    return 100 * (good + z * z / 2 - z * root) / (n + z * z)
