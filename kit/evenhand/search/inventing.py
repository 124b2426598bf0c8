"""Inventing histories: Hypothesis draws them, and is told nothing of what they show."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings
from hypothesis.strategies import SearchStrategy

from evenhand.model.history import History
from evenhand.rulesets import RuleSet
from evenhand.strategies import histories

A_ROUND = 12
"""Histories drawn from one seed. After its first ten, Hypothesis goes on to repeat parts of them,
which makes many alike, and some the same; so it is started anew, from another seed.
"""
APART = 2**64  # between the seeds of two rounds, so that they meet no other's


def invent(
    rule_sets: Iterable[RuleSet],
    show: Callable[[History], None],
    *,
    count: int,
    seeded: int,
) -> None:
    """Show *count* different invented histories, the same for the same seed and rule sets.

    The simplest of all comes first. What is drawn a second time is not shown again.
    """
    strategy, shown = histories(rule_sets), set[History]()

    def each(history: History) -> None:
        if history not in shown and len(shown) < count:
            shown.add(history)
            show(history)

    with _rubbish_looked_for_seldom():
        while len(shown) < count:
            _draw(strategy, each, seeded)
            seeded += APART


def _draw(strategy: SearchStrategy[History], each: Callable[[History], None], seeded: int) -> None:
    """Draw one round."""

    @seed(seeded)
    @settings(
        max_examples=A_ROUND,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        derandomize=False,
        suppress_health_check=list(HealthCheck),
        verbosity=Verbosity.quiet,
    )
    @given(strategy)
    def drawn(history: History) -> None:
        each(history)

    drawn()


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
