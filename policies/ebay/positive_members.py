"""Percent positive until May 2008: how many members were ever pleased."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from evenhand import Exact, Party, Rated, aggregates, works_out


@aggregates(cites="eBay help, evaluating feedback: 3531 divided by 3531 + 3 is 99.9 %")
def pleased_members(rated: Sequence[Rated]) -> Exact | None:
    """Members who were ever pleased, over those and the members who ever were not, in per cent.

    A member counts once on each side, however often it bought.
    """
    said = _said(rated)
    return Fraction(sum(outcome for _, outcome in said), len(said)) if said else None


@works_out(pleased_members)
def members_on_either_side(rated: Sequence[Rated]) -> Iterator[tuple[str, Exact | None]]:
    """How many members were ever pleased, how many ever were not, and the share of the first."""
    said = _said(rated)
    pleased = sum(1 for _, outcome in said if outcome)
    yield "members who were ever pleased", pleased
    yield "members who ever were not", len(said) - pleased
    if not said:
        yield "nobody said anything", None
        return
    yield f"100 * {pleased} / {len(said)}", Fraction(sum(o for _, o in said), len(said))


def _said(rated: Sequence[Rated]) -> set[tuple[Party, Exact]]:
    return {(each.other, each.outcome) for each in rated}
