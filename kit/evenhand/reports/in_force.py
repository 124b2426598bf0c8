"""In force: whether rules held on a day, and from when to when they did."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from evenhand.rulesets import RuleSet


def held_on(rule_set: RuleSet, today: date) -> bool:
    """Whether the rule set was in force on that day, as far as its author says."""
    start, end = rule_set.definition.in_force or (None, None)
    return (start is None or today >= start) and (end is None or today <= end)


def days_in_force(rule_set: RuleSet, *, told: Callable[[date], str] = str) -> str:
    """``from 2015-03-01 until 2020-02-29``; ``on`` where no end is known, empty without a start.

    Days are *told* as they are written, or in other words.
    """
    start, end = rule_set.definition.in_force or (None, None)
    if start is None:
        return ""
    return f"from {told(start)} until {told(end)}" if end else f"from {told(start)} on"


def out_of_force(rule_set: RuleSet, today: date) -> Iterator[str]:
    """That the rule set was not in force on that day, if so."""
    if not held_on(rule_set, today):
        yield f"(Not in force on {today}: it was {days_in_force(rule_set)}.)"
