"""The approval rate, and what it opens."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated

from evenhand import Badge, Count, Exact, Totals, aggregates, awards, chosen, claimed

QUALIFICATION = "the qualification system says 100 % below 100 assignments; this is the bare rate"


@aggregates(cites="MTurk blog, HIT approval rate: lifetime; MTurk API, QualificationRequirement")
def approved_over_all(
    totals: Totals, *, protected_below: Annotated[Count, chosen(QUALIFICATION)] = 0
) -> Exact | None:
    """Approved assignments over approved and rejected ones of a lifetime, in per cent.

    Whoever has fewer assignments than are protected stands at 100 %.
    """
    if not totals.count:
        return None
    if totals.count < protected_below:
        return 100
    return Fraction(totals.credit, totals.count)


@awards(cites="mturkishdelight, bad HIT approval rate: many tasks ask for 95 %")
def may_take_most_tasks(
    score: Exact | None,
    *,
    at_least: Annotated[Count, claimed("mturkishdelight, bad HIT approval rate: 95 %")] = 95,
) -> Iterator[Badge]:
    """Many requesters open their tasks only to workers with this rate."""
    if score is not None and score >= at_least:
        yield Badge("may take most tasks")
