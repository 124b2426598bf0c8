"""Checking: one trial for all chosen pairs, and the verdicts that come of it."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.settings import Settings
from evenhand.invariants.declared import Invariant
from evenhand.model.history import History
from evenhand.model.units import Count
from evenhand.model.verdicts import Verdict
from evenhand.rulesets import RuleSet
from evenhand.search.evidence import (
    Prove,
    climb_from_the_worst,
    findings_of,
    prove_what_holds,
    verdict_of,
    verdict_out_of_scope,
)
from evenhand.search.exhaustive import ExhaustiveSearch
from evenhand.search.inventing import invent
from evenhand.search.parts import Sharing, in_one_part
from evenhand.search.trials import Trial
from evenhand.search.watching import Progress, Watch, nobody
from evenhand.search.witnesses import Pair, saved, scope_of
from evenhand.strategies.small import small_histories
from evenhand.strategies.tables import tables_for

__all__ = ["Effort", "Progress", "Prove", "check", "look", "pairs_of", "show_histories"]


@dataclass(frozen=True)
class Effort:
    """How hard to look: how many histories to invent, from which seed.

    *exhaustive* says up to how many contracts every history is tried (0: not for its own sake),
    *worst* whether worse cases are looked for beside the worst that were found.
    """

    histories: Count
    seed: int
    exhaustive: Count = 0
    worst: bool = False

    @classmethod
    def chosen(
        cls,
        settings: Settings,
        *,
        histories: int | None,
        seed: int | None,
        exhaustive: int | None = None,
        worst: bool = False,
    ) -> Effort:
        """What is asked for, and what the settings say where nothing is."""
        return cls(
            settings.histories if histories is None else histories,
            settings.seed if seed is None else seed,
            exhaustive or 0,
            worst,
        )


def check(
    catalogue: Catalogue,
    pairs: Sequence[Pair],
    effort: Effort,
    *,
    today: date,
    only: Container[str] | None = None,
    progress: Progress = nobody,
    interrupted: Progress | None = None,
    prove: Prove | None = None,
    share: Sharing = in_one_part,
) -> list[Verdict]:
    """The verdict of every pair, in order; with *only*, of the rule sets of these names.

    Saved violations are shown first, then every small history, then invented ones: those of all
    pairs, whichever are judged. Then, if the effort asks for it, every history there is up to a
    size, as they are *share*d out; and what is found beside the worst cases. *prove* is asked about
    each pair that holds after all that. *progress* is told what is going on, how much of it is
    done, and how much there is. Where *interrupted* is given, an interrupt from the keyboard is
    told to it in the same way, and the verdicts are of what was found until then. Raises TooMany,
    before anything is tried.
    """
    in_scope = [pair for pair in pairs if not scope_of(pair)]
    judged = [pair for pair in pairs if only is None or pair[0].name in only]
    every = ExhaustiveSearch(in_scope, effort.exhaustive) if effort.exhaustive else None
    trial = Trial([pair for pair in judged if not scope_of(pair)])
    watch = Watch(progress, interrupted)
    with watch.until_interrupted():
        look(trial, catalogue, in_scope, effort, watch)
        if every:
            every.go(trial.tallies, watch, share=share)
    if effort.worst and not watch.interrupted:
        tables = tables_for({rule_set.name: rule_set for rule_set, _ in in_scope}.values())
        climb_from_the_worst(trial, tables, watch)
    findings = findings_of(trial, watch)
    if prove and not watch.interrupted:
        prove_what_holds(findings, prove, watch)
    verdicts = {}
    for each in findings:
        each.exhausted = every.exhausted(each.tally.outcome) if every else None
        verdicts[_names(each.pair)] = verdict_of(catalogue, each, today=today)
    return [verdicts.get(_names(pair)) or verdict_out_of_scope(pair) for pair in judged]


def _names(pair: Pair) -> tuple[str, str]:
    rule_set, invariant = pair
    return rule_set.name, invariant.name


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
    for done, history in enumerate(small, start=1):
        progress("trying every small history", done, len(small))
        show(history)
    shown = 0

    def counted(history: History) -> None:
        nonlocal shown
        shown += 1
        progress("trying invented histories", shown, effort.histories)
        show(history)

    invent(rule_sets, counted, count=effort.histories, seeded=effort.seed)


def pairs_of(rule_sets: Iterable[RuleSet], invariants: Sequence[Invariant]) -> list[Pair]:
    """Every rule set with every promise, rule set by rule set."""
    return [(rule_set, invariant) for rule_set in rule_sets for invariant in invariants]
