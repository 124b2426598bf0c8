"""Units: the numbers that people and rules count in, each with its range."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, TypeAlias

from msgspec import Meta

Exact: TypeAlias = int | Fraction
"""A number without rounding. A float never decides a verdict."""

Cents = Annotated[int, Meta(ge=0, title="cents", description="a whole number of cents, 0 or more")]
Days = Annotated[int, Meta(ge=0, title="days", description="a whole number of days, 0 or more")]
Count = Annotated[int, Meta(ge=0, title="count", description="a whole number, 0 or more")]
Stars = Annotated[int, Meta(ge=1, le=5, title="stars", description="whole stars, 1 to 5")]
Points = Annotated[int, Meta(ge=0, le=10, title="points", description="whole points, 0 to 10")]
