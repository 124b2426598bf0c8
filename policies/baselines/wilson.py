"""Wilson's lower bound: how good somebody is at the very least, as far as the votes can tell."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import isqrt
from typing import Annotated

from evenhand import Exact, Rated, aggregates, chosen, documented, works_out


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
    n, good = _votes(rated)
    return _lower_end(n, good, z, _root(n, good, z, precision))


@works_out(lower_bound)
def step_by_step(
    rated: Sequence[Rated], *, z: Fraction, precision: int
) -> Iterator[tuple[str, Exact | None]]:
    """The votes, the root, and the lower end of the interval."""
    n, good = _votes(rated)
    yield "votes", n
    yield "good ones among them", good
    if not n:
        yield "without votes there is no interval", None
        return
    root = _root(n, good, z, precision)
    yield f"z * z, with z = {float(z)}", z * z
    yield f"the root of {good} * {n - good} / {n} + z * z / 4", root
    lower_end = _lower_end(n, good, z, root)
    yield f"100 * ({good} + z * z / 2 - z * root) / ({n} + z * z)", lower_end


def _votes(rated: Sequence[Rated]) -> tuple[int, int]:
    return len(rated), sum(1 for each in rated if each.outcome)


def _lower_end(n: int, good: int, z: Fraction, root: Fraction) -> Fraction:
    return 100 * (good + z * z / 2 - z * root) / (n + z * z)


def _root(n: int, good: int, z: Fraction, precision: int) -> Fraction:
    inner = Fraction(good * (n - good), n) + z * z / 4
    return Fraction(isqrt(inner.numerator * precision**2 // inner.denominator), precision)
