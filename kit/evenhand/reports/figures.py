"""Figures told: where a number is from, and what promises measure."""

from __future__ import annotations

from evenhand.model.cases import Amount
from evenhand.model.sources import Standing
from evenhand.model.units import told


def standing_words(standing: Standing | None) -> tuple[str, str]:
    """How sure we are of a figure, and its source or the reason for it."""
    if standing is None:
        return "no source given", ""
    head, _, source = str(standing).partition(": ")
    return head, source


def amount_words(amount: Amount) -> str:
    """An amount as people write it: to a hundredth, or ``without end``."""
    return amount if isinstance(amount, str) else told(amount)
