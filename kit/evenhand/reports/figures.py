"""Figures told: the numbers of a rule with what they count."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from evenhand.model.units import dollars
from evenhand.questions.figures import Figure


def figure_words(figure: Figure) -> str:
    """The number, or numbers, of a figure as people write them: ``$250``, ``14 days``, ``yes``."""
    values = figure.value if isinstance(figure.value, tuple) else (figure.value,)
    return ", ".join(_number(value, figure.unit) for value in values)


def _number(value: Any, unit: str) -> str:
    if unit == "cents":
        return dollars(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, Fraction)):
        return f"{value} {unit}" if unit in ("days", "stars", "points") else str(value)
    return f"{value:%d %B %Y}" if hasattr(value, "year") else str(value)
