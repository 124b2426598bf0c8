"""Premises: in how many histories a promise has anything to say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evenhand.invariants.declared import Invariant
from evenhand.judging import Memories
from evenhand.model.history import History
from evenhand.questions.answers import Unanswered
from evenhand.rulesets import RuleSet
from evenhand.runs import Run


class Asked:
    """One promise, the rule sets that are asked about it, and in how many histories it was *met*.

    A rule set that says it is not about the promise is not asked.
    """

    def __init__(self, promise: Invariant, rule_sets: Iterable[RuleSet]) -> None:
        self.promise = promise
        self.rule_sets = [each for each in rule_sets if not _out_of_scope(each, promise)]
        self.met = 0

    def ask(self, runs: dict[RuleSet, Run]) -> None:
        """Count the history of these runs, if the promise has a case in one of them.

        The rule set that had one last is asked first; who does not answer is not asked again.
        """
        for rule_set in [*self.rule_sets]:
            try:
                met = bool([*self.promise(runs[rule_set])])
            except Unanswered:
                self.rule_sets.remove(rule_set)
                continue
            if met:
                self.met += 1
                self.rule_sets.remove(rule_set)
                self.rule_sets.insert(0, rule_set)
                return


def premises(
    promises: Sequence[Invariant],
    rule_sets: Sequence[RuleSet],
    histories: Iterable[History],
    *,
    enough: int | None = None,
) -> list[Asked]:
    """In how many of these histories each promise has a case; asked no more once it is *enough*."""
    asked = [Asked(promise, rule_sets) for promise in promises]
    memories = Memories()
    for history in histories:
        runs = {each: Run(each, history, memories=memories) for each in rule_sets}
        for one in asked:
            if enough is None or one.met < enough:
                one.ask(runs)
    return asked


def _out_of_scope(rule_set: RuleSet, promise: Invariant) -> bool:
    return any(promise.name in scope.invariants for scope in rule_set.definition.out_of_scope)
