"""Finds: what a trial came upon, made small and made ordinary."""

from __future__ import annotations

from evenhand.invariants.declared import Invariant
from evenhand.judging import Memories
from evenhand.model.cases import Case
from evenhand.model.history import History
from evenhand.model.verdicts import Counterexample
from evenhand.rulesets import RuleSet
from evenhand.search.ordinary import ordinary
from evenhand.search.rubbish import rubbish_looked_for_seldom
from evenhand.search.shrinking import smallest
from evenhand.search.trials import first_violation


@rubbish_looked_for_seldom()
def told(
    rule_set: RuleSet, invariant: Invariant, found: History, memories: Memories | None = None
) -> tuple[Counterexample, Counterexample]:
    """The ordinary and the smallest counterexample that *found* leads to.

    *memories* may be shared with other finds, and with the trial that led to them.
    """
    memories = memories or Memories()
    known: dict[History, Case | None] = {}

    def broken(history: History) -> Case | None:
        if history not in known:
            known[history] = first_violation(rule_set, invariant, history, memories=memories)
        return known[history]

    def seen(case: Case) -> bool:
        before, after = case.scores
        return bool(case.measure) or rule_set.displayed(before) != rule_set.displayed(after)

    def breaks(history: History) -> bool:
        return broken(history) is not None

    small = smallest(found, breaks)
    plain = ordinary(small, broken, seen)
    if len(plain) < len(small):
        small = smallest(plain, breaks)
    return _counterexample(plain, broken(plain)), _counterexample(small, broken(small))


def _counterexample(history: History, case: Case | None) -> Counterexample:
    assert case is not None, "a shrunk history breaks what the found one broke"
    return Counterexample(history, case)
