"""Shadows: whoever answers as the original did comes to what the original came to."""

from __future__ import annotations

from pathlib import Path

import pytest
from evenhand.catalogue.catalogue import Catalogue, catalogue_of
from evenhand.invariants.declared import Invariant
from evenhand.model.history import History
from evenhand.mutation.mutants import Mutant, mutants_of
from evenhand.mutation.shadows import Shadows
from evenhand.mutation.telling import told_by
from evenhand.questions.specs import COMBINATIONS
from evenhand.rulesets import RuleSet
from evenhand.runs import Run
from evenhand.search.trials import Tally, Trial
from evenhand.strategies import histories
from evenhand.strategies.small import small_histories
from evenhand.strategies.tables import tables_for
from hypothesis import given, settings

CATALOGUE: Catalogue = catalogue_of(Path(__file__).parents[2])[0]
ORIGINAL = CATALOGUE.rule_set("uber.last_500")
MUTANTS = [
    change
    for rule in ORIGINAL.rules.values()
    for change in mutants_of(ORIGINAL, rule)
    if isinstance(change, Mutant)
]
PROMISES = [
    CATALOGUE.invariants[name]
    for name in (
        "names_never_matter",
        "idle_time_never_lowers_the_score",
        "one_contract_moves_the_score_a_little",
        "feedback_stays_hidden_until_both_have_spoken",
    )
]


def tally_of(rule_set: RuleSet, promise: Invariant, history: History) -> tuple[object, ...]:
    trial = Trial([(rule_set, promise)])
    trial.show(history)
    tally: Tally = trial.tallies[0]
    return tally.outcome, tally.cases, tally.moved, tally.violations


@settings(max_examples=10)
@given(histories([ORIGINAL]))
def test_a_mutant_that_does_not_part_from_the_original_keeps_what_it_keeps(
    history: History,
) -> None:
    shadows = Shadows(ORIGINAL, MUTANTS)
    for promise in PROMISES:
        original = tally_of(ORIGINAL, promise, history)
        assert tally_of(shadows.rule_set, promise, history) == original
        parted = {*shadows.those_of(shadows.parted())}
        for mutant in MUTANTS:
            if mutant not in parted:
                assert tally_of(mutant.rule_set, promise, history) == original


@settings(max_examples=10)
@given(histories([ORIGINAL]))
def test_a_mutant_that_does_not_part_from_the_original_tells_what_it_tells(
    history: History,
) -> None:
    shadows = Shadows(ORIGINAL, MUTANTS)
    for question in COMBINATIONS:
        original = [*told_by(Run(ORIGINAL, history), question)]
        assert [*told_by(Run(shadows.rule_set, history), question)] == original
        parted = {*shadows.those_of(shadows.parted())}
        for mutant in MUTANTS:
            if mutant not in parted:
                assert [*told_by(Run(mutant.rule_set, history), question)] == original


def test_some_part_on_some_histories_and_none_for_good() -> None:
    shadows = Shadows(ORIGINAL, [m for m in MUTANTS if m.change.kind != "drop"])
    assert shadows.parted() == 0
    history = next(h for h in small(ORIGINAL) if len(h) == 4)
    Run(shadows.rule_set, history).score(of=history.freelancers()[0])
    parted = [*shadows.those_of(shadows.parted())]
    assert 0 < len(parted) < len(MUTANTS)
    assert shadows.parted() == 0


def small(rule_set: RuleSet) -> list[History]:
    return [*small_histories(tables_for([rule_set]))]


def test_who_leaves_a_question_without_an_answer_parts_always() -> None:
    only = next(rule for rule in ORIGINAL.rules.values() if rule.question == "rates")
    dropped = next(m for m in mutants_of(ORIGINAL, only) if m.change.kind == "drop")
    assert isinstance(dropped, Mutant)
    shadows = Shadows(ORIGINAL, [dropped])
    assert [*shadows.those_of(shadows.parted())] == [dropped]


def test_a_rule_that_always_fails_is_told_from_one_that_sometimes_does() -> None:
    rule_set = CATALOGUE.rule_set("guru.value_share")
    rule = rule_set.rules["shared.displays.nearest_step"]
    mutants = [m for m in mutants_of(rule_set, rule) if isinstance(m, Mutant)]
    shadows = Shadows(rule_set, mutants)
    assert shadows.failing() == frozenset()
    history = next(h for h in small(rule_set) if len(h) == 4)
    Run(shadows.rule_set, history).displayed(of=history.freelancers()[0])
    failing = shadows.failing()
    assert {(m.change.where, m.change.after) for m in failing} == {("steps", "0")}


@pytest.mark.parametrize("name", ["baselines.mean", "guru.value_share"])
def test_the_shadowed_rule_set_has_the_originals_rules_under_their_names(name: str) -> None:
    original = CATALOGUE.rule_set(name)
    mutants = [m for r in original.rules.values() for m in mutants_of(original, r)]
    shadows = Shadows(original, [m for m in mutants if isinstance(m, Mutant)])
    assert list(shadows.rule_set.rules) == list(original.rules)
    for rule in original.rules.values():
        shadowed = shadows.rule_set.rules[rule.name]
        assert (shadowed.asks_for, shadowed.parameters) == (rule.asks_for, rule.parameters)
        assert (shadowed.file, shadowed.line) == (rule.file, rule.line)
