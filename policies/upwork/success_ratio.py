"""The success ratio: good outcomes less bad ones, over all of them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from fractions import Fraction
from math import floor
from typing import Annotated

from evenhand import Count, Days, Exact, Rated, aggregates, chosen, displays, documented


@aggregates(cites="Upwork help 211068358; windows: Upwork help 115006097327")
def best_of_windows(
    rated: Sequence[Rated],
    moment: datetime,
    *,
    windows: Annotated[
        tuple[Days, ...],
        chosen("documented as 6, 12 and 24 months; counted here as days since the end"),
    ] = (180, 365, 730),
    minimum_contracts: Annotated[
        Count, chosen("told as 4 to 8 contracts (td-p/811707); the lower end")
    ] = 4,
    minimum_clients: Annotated[
        Count, documented("Upwork announcement 824751 names 3 as the rule before it")
    ] = 3,
    minimum_per_window: Annotated[
        bool, chosen("not documented; the newest text speaks of a lifetime, so not per window")
    ] = False,
) -> Exact | None:
    """The best of three windows counts; too few contracts or clients in the longest: no score."""
    aged = [((moment - (each.contract.ended or moment)).days, each) for each in rated]
    enough = _Enough(minimum_contracts, minimum_clients)
    inside = [[each for age, each in aged if age <= window] for window in windows]
    if not enough.of(inside[-1]):
        return None
    ratios = [
        _ratio(window)
        for window in inside
        if window and (enough.of(window) or not minimum_per_window)
    ]
    return max((ratio for ratio in ratios if ratio is not None), default=None)


class _Enough:
    """Whether contracts are many enough, of clients many enough, for a score."""

    def __init__(self, contracts: int, clients: int) -> None:
        self.contracts, self.clients = contracts, clients

    def of(self, rated: Sequence[Rated]) -> bool:
        return (
            len(rated) >= self.contracts
            and len({each.contract.client for each in rated}) >= self.clients
        )


def _ratio(rated: Iterable[Rated]) -> Exact | None:
    """(successes - failures) / all, in per cent, by weight; never below 0."""
    balance, total = Fraction(0), Fraction(0)
    for each in rated:
        balance += each.outcome * each.weight
        total += each.weight
    return max(Fraction(0), 100 * balance / total) if total else None


@displays(cites="Upwork help 211068358: shown as a whole per cent")
def whole_per_cent(score: Exact) -> Exact:
    """The nearest whole per cent is shown; a half goes up (chosen by us: never said)."""
    return floor(score + Fraction(1, 2))
