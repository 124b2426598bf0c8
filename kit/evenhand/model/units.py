"""Units: the numbers that people and rules count in, each with its range."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, TypeAlias

from msgspec import Meta

Exact: TypeAlias = int | Fraction
"""A number without rounding. A float never decides a verdict."""

Cents = Annotated[int, Meta(ge=0, title="cents", description="a whole number of cents, 0 or more")]
Days = Annotated[int, Meta(ge=0, title="days", description="a whole number of days, 0 or more")]
Months = Annotated[
    int, Meta(ge=0, title="months", description="a whole number of months, 0 or more")
]
Count = Annotated[int, Meta(ge=0, title="count", description="a whole number, 0 or more")]
Stars = Annotated[int, Meta(ge=1, le=5, title="stars", description="whole stars, 1 to 5")]
Points = Annotated[int, Meta(ge=0, le=10, title="points", description="whole points, 0 to 10")]


def told(score: Exact | None) -> str:
    """A score in words: whole where it is whole, else to a hundredth; ``no score`` for none."""
    if score is None:
        return "no score"
    if score == int(score):
        return str(int(score))
    return f"{float(score):.2f}".rstrip("0").rstrip(".")


def told_apart(one: Exact | None, other: Exact | None) -> tuple[str, str]:
    """Two scores in words that differ where the scores do, as fractions if it must be."""
    if one == other or told(one) != told(other):
        return told(one), told(other)
    return str(one), str(other)


def dollars(amount: Cents) -> str:
    """An amount as people write it: ``$500``, ``$19.99``."""
    whole, cents = divmod(amount, 100)
    return f"${whole:,}.{cents:02d}" if cents else f"${whole:,}"


def many(count: int, one: str, more: str = "") -> str:
    """A count with its noun: ``1 contract``, ``2,018 histories``; *more* where an s will not do."""
    return f"{count:,} {one if count == 1 else more or one + 's'}"
