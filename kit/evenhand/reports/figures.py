"""Figures told: the numbers of a rule with what they count, and what promises measure."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from evenhand.model.cases import Amount
from evenhand.model.sources import Standing
from evenhand.model.units import dollars, told
from evenhand.questions.figures import Figure


def figure_words(figure: Figure) -> str:
    """The number, or numbers, of a figure as people write them: ``$250``, ``14 days``, ``yes``."""
    values = figure.value if isinstance(figure.value, tuple) else (figure.value,)
    return ", ".join(_number(value, figure.unit) for value in values)


def standing_words(standing: Standing | None) -> tuple[str, str]:
    """How sure we are of a figure, and its source or the reason for it."""
    if standing is None:
        return "no source given", ""
    head, _, source = str(standing).partition(": ")
    return head, source


def amount_words(amount: Amount) -> str:
    """An amount as people write it: to a hundredth, or ``without end``."""
    return amount if isinstance(amount, str) else told(amount)


def _number(value: Any, unit: str) -> str:
    if unit == "cents":
        return dollars(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, Fraction)):
        counted = unit if value != 1 else unit.removesuffix("s")
        return f"{value} {counted}" if unit in ("days", "months", "stars", "points") else str(value)
    return f"{value:%d %B %Y}" if hasattr(value, "year") else str(value)
