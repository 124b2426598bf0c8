"""Inventing histories: Hypothesis draws them, and is told nothing of what they show."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings
from hypothesis.strategies import SearchStrategy

from evenhand.model.history import History
from evenhand.rulesets import RuleSet
from evenhand.search.rubbish import rubbish_looked_for_seldom
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

    The simplest of all comes first. What is drawn a second time is not shown again. All are drawn
    before the first is shown: to go to and fro between the two is slower.
    """
    strategy, drawn = histories(rule_sets), dict[History, None]()
    with rubbish_looked_for_seldom():
        while len(drawn) < count:
            drawn.update(dict.fromkeys(_a_round(strategy, seeded)))
            seeded += APART
        for history in [*drawn][:count]:
            show(history)


def _a_round(strategy: SearchStrategy[History], seeded: int) -> list[History]:
    """What Hypothesis draws from one seed."""
    found: list[History] = []

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
    def each(history: History) -> None:
        found.append(history)

    each()
    return found
