"""Checking: one trial for all chosen pairs, and the verdicts that come of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from evenhand.catalogue.catalogue import Catalogue
from evenhand.invariants.declared import Invariant
from evenhand.model.history import History
from evenhand.model.verdicts import Evidence, Outcome, Verdict
from evenhand.rulesets import RuleSet
from evenhand.search.finds import told
from evenhand.search.inventing import invent
from evenhand.search.trials import Tally, Trial
from evenhand.search.witnesses import Pair, claim_of, objection, saved
from evenhand.strategies.small import small_histories
from evenhand.strategies.tables import tables_for

Progress = Callable[[str, int, int], None]
T = TypeVar("T")


@dataclass(frozen=True)
class Effort:
    """How hard to look: how many histories to invent, from which seed."""

    histories: int
    seed: int


def check(
    catalogue: Catalogue,
    pairs: Sequence[Pair],
    effort: Effort,
    *,
    today: date,
    progress: Progress = lambda what, done, of: None,
) -> list[Verdict]:
    """The verdict of every pair, in order.

    Saved violations are shown first, then every small history, then invented ones. *progress* is
    told what is going on, how much of it is done, and how much there is.
    """
    trial = Trial(pairs)
    look(trial, catalogue, pairs, effort, progress)
    return [
        _verdict(catalogue, tally, today)
        for tally in _counted(trial.tallies, "telling what was found", progress)
    ]


def look(
    trial: Trial,
    catalogue: Catalogue,
    pairs: Sequence[Pair],
    effort: Effort,
    progress: Progress,
) -> None:
    """Show the trial all that there is to show."""
    rule_sets = list({rule_set.name: rule_set for rule_set, _ in pairs}.values())
    for scenario in saved(catalogue, pairs):
        trial.show(scenario.history)
    small = list(small_histories(tables_for(rule_sets)))
    for history in _counted(small, "trying every small history", progress):
        trial.show(history)
    shown = 0

    def show(history: History) -> None:
        nonlocal shown
        shown += 1
        progress("trying invented histories", shown, effort.histories)
        trial.show(history)

    invent(rule_sets, show, count=effort.histories, seeded=effort.seed)


def _counted(items: Sequence[T], what: str, progress: Progress) -> Iterator[T]:
    for done, item in enumerate(items, start=1):
        progress(what, done, len(items))
        yield item


def _verdict(catalogue: Catalogue, tally: Tally, today: date) -> Verdict:
    pair = (tally.rule_set, tally.invariant)
    violated = tally.outcome is Outcome.VIOLATED
    ordinary = smallest = None
    if violated and tally.found:
        ordinary, smallest = told(*pair, tally.found.history)
    return Verdict(
        rule_set=tally.rule_set.name,
        invariant=tally.invariant.name,
        outcome=tally.outcome,
        evidence=Evidence(
            histories=tally.histories,
            cases=tally.cases,
            moved=tally.moved,
            violations=tally.violations,
            ordinary=ordinary,
            smallest=smallest,
            trouble=tally.trouble,
        ),
        expected=violated and claim_of(pair) is not None,
        objection=objection(catalogue, pair, violated=violated, today=today),
    )


def pairs_of(rule_sets: Iterable[RuleSet], invariants: Sequence[Invariant]) -> list[Pair]:
    """Every rule set with every promise, rule set by rule set."""
    return [(rule_set, invariant) for rule_set in rule_sets for invariant in invariants]
