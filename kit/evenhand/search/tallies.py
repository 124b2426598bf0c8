"""Tallies: what one pair came to in several searches, put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any

from evenhand.model.cases import more_than
from evenhand.model.units import Count
from evenhand.model.verdicts import Counterexample
from evenhand.search.trials import Tally

COUNTS = tuple(each.name for each in fields(Tally) if each.type == "int")
"""What a tally counts."""

Place = Callable[[Counterexample], Any]
"""Where a counterexample comes in the order in which one search would have shown all histories."""


def counts(tally: Tally) -> dict[str, Count]:
    """What *tally* counted."""
    return {name: getattr(tally, name) for name in COUNTS}


def add(tally: Tally, more: Mapping[str, Count]) -> None:
    """Count so much more."""
    for name in COUNTS:
        setattr(tally, name, getattr(tally, name) + more.get(name, 0))


def add_up(tally: Tally, later: Iterable[Tally], place: Place) -> None:
    """Add to *tally* what its pair came to in *later* histories, whoever was shown which of them.

    Of counterexamples that are as short, and of cases that are as bad, the first one stays.
    """
    found, worst = [], []
    for other in later:
        add(tally, counts(other))
        found += [other.found] if other.found else []
        worst += [other.worst] if other.worst else []
    for each in sorted(found, key=place):
        if tally.found is None or len(each.history) < len(tally.found.history):
            tally.found = each
    for each in sorted(worst, key=place):
        if _is_worse(each, tally.worst):
            tally.worst = each


def _is_worse(one: Counterexample, other: Counterexample | None) -> bool:
    amount, known = one.case.amount, other.case.amount if other else None
    return amount is not None and (known is None or more_than(amount, known))
