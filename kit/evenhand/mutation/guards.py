"""Guards: the promises that hold under a rule set, and so could notice that it was changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evenhand.invariants.declared import Invariant
from evenhand.model.history import History
from evenhand.model.verdicts import Outcome
from evenhand.rulesets import RuleSet
from evenhand.search.checking import Progress
from evenhand.search.trials import Trial
from evenhand.search.witnesses import claim_of, scope_of

LISTED, OUT_OF_SCOPE = "violated, as listed", "out of scope"


@dataclass(frozen=True, eq=False)
class Guard:
    """A promise that holds, and the places of the histories in which it applies."""

    promise: Invariant
    met: frozenset[int]


def guards_of(
    rule_set: RuleSet,
    promises: Sequence[Invariant],
    histories: Sequence[History],
    progress: Progress,
) -> tuple[list[Guard], dict[str, str]]:
    """The promises that hold on these histories, and of all others what keeps them from guarding.

    A promise that is not kept as it is can be broken no further. Of those that are listed as
    violated the witnesses speak.
    """
    aside: dict[str, str] = {}
    for promise in promises:
        if claim_of((rule_set, promise)):
            aside[promise.name] = LISTED
        elif scope_of((rule_set, promise)):
            aside[promise.name] = OUT_OF_SCOPE
    asked = [promise for promise in promises if promise.name not in aside]
    trial = Trial([(rule_set, promise) for promise in asked])
    met: list[set[int]] = [set() for _ in asked]
    for place, history in enumerate(histories):
        progress("asking promises of the original", place + 1, len(histories))
        before = [tally.cases for tally in trial.tallies]
        trial.show(history)
        for here, tally, cases in zip(met, trial.tallies, before, strict=True):
            if tally.cases > cases:
                here.add(place)
    for tally in trial.tallies:
        if tally.outcome is not Outcome.HOLDS:
            aside[tally.invariant.name] = tally.outcome.value
    return [
        Guard(tally.invariant, frozenset(here))
        for tally, here in zip(trial.tallies, met, strict=True)
        if tally.outcome is Outcome.HOLDS
    ], aside
