"""Inventing histories: Hypothesis draws them, and is told nothing of what they show."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from math import ceil

from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings
from hypothesis import strategies as st

from evenhand.model.history import History
from evenhand.rulesets import RuleSet
from evenhand.strategies import histories

AT_ONCE = 10  # histories drawn for one example: what an example costs, Hypothesis asks once


def invent(
    rule_sets: Iterable[RuleSet],
    show: Callable[[History], None],
    *,
    count: int,
    seeded: int,
) -> None:
    """Show *count* invented histories, the same for the same seed and rule sets."""
    if count < 1:
        return
    at_once = min(count, AT_ONCE)
    left = count

    @seed(seeded)
    @settings(
        max_examples=ceil(count / at_once),
        phases=[Phase.generate],
        database=None,
        deadline=None,
        derandomize=False,
        suppress_health_check=list(HealthCheck),
        verbosity=Verbosity.quiet,
    )
    @given(st.tuples(*[histories(rule_sets)] * at_once))
    def each(drawn: tuple[History, ...]) -> None:
        nonlocal left
        for history in drawn[:left]:
            show(history)
        left -= len(drawn[:left])

    with _rubbish_looked_for_seldom():
        each()


@contextmanager
def _rubbish_looked_for_seldom() -> Iterator[None]:
    """Python's search for circular rubbish, a tenth of the time, a hundred times less often.

    Histories, runs and what is remembered of them are in no circles, and go when nobody holds them.
    """
    usual = gc.get_threshold()
    gc.set_threshold(100 * usual[0], *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
