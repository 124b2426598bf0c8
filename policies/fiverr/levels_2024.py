"""The levels since 2024, as far as their conditions can be known."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated

from evenhand import (
    Badge,
    Cents,
    Contract,
    Count,
    Exact,
    History,
    Party,
    awards,
    claimed,
    documented,
)

SELLERS = claimed("Sellers' accounts of 2024; no page of Fiverr's seen: to be verified")
TOP_RATED = documented("Fiverr help 15140188560913")


@awards(cites="Fiverr help 360010560118; the numbers: sellers' accounts of 2024")
def level(
    party: Party,
    score: Exact | None,
    history: History,
    *,
    rating: Annotated[tuple[Fraction, ...], SELLERS] = (Fraction(44, 10), Fraction(46, 10)),
    orders: Annotated[tuple[Count, ...], SELLERS] = (5, 20),
    clients: Annotated[tuple[Count, ...], SELLERS] = (3, 10),
    earnings: Annotated[tuple[Cents, ...], SELLERS] = (400_00, 2_000_00),
) -> Iterator[Badge]:
    """Level 1 or 2, by rating, completed orders, different buyers and what was earned."""
    kept = _completed(history, party)
    steps = zip(rating, orders, clients, earnings, strict=True)
    reached = sum(_reaches(kept, score, *step) for step in steps)
    if reached:
        yield Badge(f"level {reached}")


@awards(cites="Fiverr help 15140188560913: conditions for a review by the evaluation team")
def top_rated_review(
    party: Party,
    score: Exact | None,
    history: History,
    *,
    rating: Annotated[Fraction, TOP_RATED] = Fraction(47, 10),
    orders: Annotated[Count, TOP_RATED] = 40,
    clients: Annotated[Count, TOP_RATED] = 20,
    earnings: Annotated[Cents, TOP_RATED] = 10_000_00,
) -> Iterator[Badge]:
    """Whoever meets these conditions is reviewed by people, who may say Top Rated or no."""
    if _reaches(_completed(history, party), score, rating, orders, clients, earnings):
        yield Badge("considered for Top Rated")


def _completed(history: History, party: Party) -> list[Contract]:
    return [each for each in history.of(party) if each.end and each.net > 0]


def _reaches(
    kept: list[Contract],
    score: Exact | None,
    rating: Fraction,
    orders: int,
    clients: int,
    earnings: int,
) -> bool:
    return (
        score is not None
        and score >= rating
        and len(kept) >= orders
        and len({each.client for each in kept}) >= clients
        and sum(each.net for each in kept) >= earnings
    )
