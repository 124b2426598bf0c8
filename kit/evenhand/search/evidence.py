"""Evidence: what the tallies of a trial, told and proved, say of their pairs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from evenhand.catalogue.catalogue import Catalogue
from evenhand.invariants.declared import Invariant
from evenhand.model.verdicts import Counterexample, Evidence, Exhausted, Outcome, Proof, Verdict
from evenhand.rulesets import RuleSet
from evenhand.search.finds import told
from evenhand.search.trials import Tally, Trial
from evenhand.search.watching import Watch
from evenhand.search.witnesses import Pair, claim_of, objection, scope_of
from evenhand.search.worst import climb
from evenhand.strategies.tables import Tables

Prove: TypeAlias = Callable[[RuleSet, Invariant], Proof]
"""Tries to prove a promise under a rule set for histories of any length; raises nothing."""


@dataclass
class Finding:
    """A tally, and what is known of its pair beside it, as far as somebody looked for it.

    *ordinary* and *smallest* are what the counterexample was made into; *exhausted* and *proof* are
    as in a verdict.
    """

    tally: Tally
    ordinary: Counterexample | None = None
    smallest: Counterexample | None = None
    exhausted: Exhausted | None = None
    proof: Proof | None = None

    @property
    def pair(self) -> Pair:
        return self.tally.rule_set, self.tally.invariant


def climb_from_the_worst(trial: Trial, tables: Tables, watch: Watch) -> None:
    """Look beside the worst cases for worse ones; if that is interrupted, the rest stay."""
    measured = [tally for tally in trial.tallies if tally.worst]
    with watch.until_interrupted():
        for tally in watch.counted(measured, "climbing from the worst"):
            climb(tally, tables, trial.memories)


def findings_of(trial: Trial, watch: Watch) -> list[Finding]:
    """What was found, made small and ordinary; if that is interrupted, the rest as it was found."""
    findings = [Finding(tally) for tally in trial.tallies]
    for each in findings:
        if each.tally.outcome is Outcome.VIOLATED:
            each.ordinary = each.smallest = each.tally.found
    with watch.until_interrupted():
        for each in watch.counted(findings, "telling what was found"):
            if each.smallest:
                each.ordinary, each.smallest = told(
                    *each.pair, each.smallest.history, trial.memories
                )
    return findings


def prove_what_holds(findings: Sequence[Finding], prove: Prove, watch: Watch) -> None:
    """Ask *prove* about every pair that holds; a violation is a violation."""
    holding = [each for each in findings if each.tally.outcome is Outcome.HOLDS]
    with watch.until_interrupted():
        for each in watch.counted(holding, "proving"):
            each.proof = prove(*each.pair)


def verdict_of(catalogue: Catalogue, found: Finding, *, today: date) -> Verdict:
    """The verdict of a pair that was tried."""
    tally = found.tally
    violated = tally.outcome is Outcome.VIOLATED
    return Verdict(
        rule_set=tally.rule_set.name,
        invariant=tally.invariant.name,
        outcome=tally.outcome,
        evidence=Evidence(
            histories=tally.histories,
            met=tally.met,
            cases=tally.cases,
            reached=tally.reached,
            moved=tally.moved,
            violations=tally.violations,
            exhausted=found.exhausted,
            proof=found.proof,
            ordinary=found.ordinary,
            smallest=found.smallest,
            worst=tally.worst,
            trouble=tally.trouble,
        ),
        expected=violated and claim_of(found.pair) is not None,
        objection=objection(catalogue, found.pair, violated=violated, today=today),
    )


def verdict_out_of_scope(pair: Pair) -> Verdict:
    """The verdict of a pair that is not tried, since its author says that it need not hold."""
    rule_set, invariant = pair
    return Verdict(
        rule_set=rule_set.name,
        invariant=invariant.name,
        outcome=Outcome.SILENT,
        evidence=Evidence(trouble=f"out of scope: {scope_of(pair)}"),
        out_of_scope=scope_of(pair),
    )
