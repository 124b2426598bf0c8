"""Checking: one trial for all chosen pairs, and the verdicts that come of it."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.settings import Settings
from evenhand.invariants.declared import Invariant
from evenhand.judging import Memories
from evenhand.model.history import History
from evenhand.model.verdicts import Evidence, Outcome, Verdict
from evenhand.rulesets import RuleSet
from evenhand.search.finds import told
from evenhand.search.inventing import invent
from evenhand.search.trials import Tally, Trial
from evenhand.search.witnesses import Pair, claim_of, objection, saved, scope_of
from evenhand.strategies.small import small_histories
from evenhand.strategies.tables import tables_for

Progress = Callable[[str, int, int], None]
T = TypeVar("T")


@dataclass(frozen=True)
class Effort:
    """How hard to look: how many histories to invent, from which seed."""

    histories: int
    seed: int

    @classmethod
    def chosen(cls, settings: Settings, *, histories: int | None, seed: int | None) -> Effort:
        """What is asked for, and what the settings say where nothing is."""
        return cls(
            settings.histories if histories is None else histories,
            settings.seed if seed is None else seed,
        )


def check(
    catalogue: Catalogue,
    pairs: Sequence[Pair],
    effort: Effort,
    *,
    today: date,
    only: Container[str] | None = None,
    progress: Progress = lambda what, done, of: None,
) -> list[Verdict]:
    """The verdict of every pair, in order; with *only*, of the rule sets of these names.

    Saved violations are shown first, then every small history, then invented ones: those of all
    pairs, whichever are judged. *progress* is told what is going on, how much of it is done, and
    how much there is.
    """
    in_scope = [pair for pair in pairs if not scope_of(pair)]
    judged = [pair for pair in pairs if only is None or pair[0].name in only]
    trial = Trial([pair for pair in judged if not scope_of(pair)])
    look(trial, catalogue, in_scope, effort, progress)
    found = {
        (tally.rule_set.name, tally.invariant.name): _verdict(
            catalogue, tally, today, trial.memories
        )
        for tally in _counted(trial.tallies, "telling what was found", progress)
    }
    return [
        found.get((rule_set.name, invariant.name)) or _out_of_scope((rule_set, invariant))
        for rule_set, invariant in judged
    ]


def look(
    trial: Trial,
    catalogue: Catalogue,
    pairs: Sequence[Pair],
    effort: Effort,
    progress: Progress,
) -> None:
    """Show the trial all that there is to show."""
    for scenario in saved(catalogue, pairs):
        trial.show(scenario.history)
    rule_sets = {rule_set.name: rule_set for rule_set, _ in pairs}.values()
    show_histories([*rule_sets], trial.show, effort, progress)


def show_histories(
    rule_sets: Sequence[RuleSet],
    show: Callable[[History], None],
    effort: Effort,
    progress: Progress,
) -> None:
    """Show every small history near the numbers of these rule sets, then invented ones."""
    small = list(small_histories(tables_for(rule_sets)))
    for history in _counted(small, "trying every small history", progress):
        show(history)
    shown = 0

    def counted(history: History) -> None:
        nonlocal shown
        shown += 1
        progress("trying invented histories", shown, effort.histories)
        show(history)

    invent(rule_sets, counted, count=effort.histories, seeded=effort.seed)


def _counted(items: Sequence[T], what: str, progress: Progress) -> Iterator[T]:
    for done, item in enumerate(items, start=1):
        progress(what, done, len(items))
        yield item


def _verdict(catalogue: Catalogue, tally: Tally, today: date, memories: Memories) -> Verdict:
    pair = (tally.rule_set, tally.invariant)
    violated = tally.outcome is Outcome.VIOLATED
    ordinary = smallest = None
    if violated and tally.found:
        ordinary, smallest = told(*pair, tally.found.history, memories)
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
            worst=tally.worst,
            trouble=tally.trouble,
        ),
        expected=violated and claim_of(pair) is not None,
        objection=objection(catalogue, pair, violated=violated, today=today),
    )


def _out_of_scope(pair: Pair) -> Verdict:
    rule_set, invariant = pair
    return Verdict(
        rule_set=rule_set.name,
        invariant=invariant.name,
        outcome=Outcome.SILENT,
        evidence=Evidence(trouble=f"out of scope: {scope_of(pair)}"),
        out_of_scope=scope_of(pair),
    )


def pairs_of(rule_sets: Iterable[RuleSet], invariants: Sequence[Invariant]) -> list[Pair]:
    """Every rule set with every promise, rule set by rule set."""
    return [(rule_set, invariant) for rule_set in rule_sets for invariant in invariants]
