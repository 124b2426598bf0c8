"""Inventing histories: Hypothesis draws them, and is told nothing of what they show."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings

from evenhand.model.history import History
from evenhand.rulesets import RuleSet
from evenhand.search.rubbish import rubbish_looked_for_seldom
from evenhand.strategies import histories


def invent(
    rule_sets: Iterable[RuleSet],
    show: Callable[[History], None],
    *,
    count: int,
    seeded: int,
) -> None:
    """Show *count* invented histories, the same for the same seed and rule sets.

    All are drawn before the first is shown: to go to and fro between the two is slower.
    """
    if count < 1:
        return
    drawn: list[History] = []

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
        drawn.append(history)

    with rubbish_looked_for_seldom():
        each()
        for history in drawn:
            show(history)
