"""Inventing histories: Hypothesis draws them, and is told nothing of what they show."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings

from evenhand.model.history import History
from evenhand.rulesets import RuleSet
from evenhand.strategies import histories


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

    @seed(seeded)
    @settings(
        max_examples=count,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        derandomize=False,
        suppress_health_check=list(HealthCheck),
        verbosity=Verbosity.quiet,
    )
    @given(histories(rule_sets))
    def each(history: History) -> None:
        show(history)

    with _rubbish_looked_for_seldom():
        each()


@contextmanager
def _rubbish_looked_for_seldom() -> Iterator[None]:
    """Python looks for circular rubbish a hundred times less often than usual.

    Histories, runs and what is remembered of them are in no circles, and go when nobody holds them.
    """
    usual = gc.get_threshold()
    gc.set_threshold(100 * usual[0], *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
