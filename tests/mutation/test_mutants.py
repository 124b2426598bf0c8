"""Mutants: one clause is changed, and nothing else is touched."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from evenhand.catalogue.catalogue import Catalogue, catalogue_of
from evenhand.model.history import History
from evenhand.mutation.mutants import Mutant, Refused, mutants_of
from evenhand.mutation.telling import Told, told_by
from evenhand.questions.answers import RuleError
from evenhand.questions.specs import COMBINATIONS
from evenhand.rulesets import RuleSet
from evenhand.runs import Run
from evenhand.strategies.small import small_histories
from evenhand.strategies.tables import tables_for

from tests.mutation.planted import planted
from tests.repositories import Repository

ROOT = Path(__file__).parents[2]
CATALOGUE: Catalogue = catalogue_of(ROOT)[0]
MIXED = ["baselines.beta", "uber.last_500", "lyft.acceptance"]


def changed(rule_set: RuleSet) -> list[Mutant]:
    each = [change for rule in rule_set.rules.values() for change in mutants_of(rule_set, rule)]
    return [change for change in each if isinstance(change, Mutant)]


def clauses(rule_set: RuleSet) -> dict[str, tuple[Any, str]]:
    """Each rule with its function and its numbers."""
    return {
        name: (rule.function, repr(rule_set.parameters_of(rule)))
        for name, rule in rule_set.rules.items()
    }


def small(rule_set: RuleSet) -> list[History]:
    """Some small histories."""
    return list(small_histories(tables_for([rule_set])))[::97]


def told(run: Run) -> list[Told]:
    return [each for question in COMBINATIONS for each in told_by(run, question)]


def everything(rule_set: RuleSet) -> list[list[Told]]:
    """What a rule set tells on some small histories."""
    return [told(Run(rule_set, history)) for history in small(rule_set)]


@pytest.mark.parametrize("name", MIXED)
def test_a_mutant_differs_from_the_original_in_exactly_one_rule(name: str) -> None:
    original = CATALOGUE.rule_set(name)
    known = clauses(original)
    mutants = changed(original)
    assert len(mutants) > len(known)
    for mutant in mutants:
        found = clauses(mutant.rule_set)
        differing = [rule for rule, clause in known.items() if found.get(rule) != clause]
        assert differing == [mutant.rule.name]
        assert [rule for rule in known if rule in found] == list(found), "the order is kept"
        assert mutant.rule_set.name == original.name


@pytest.mark.parametrize("name", MIXED)
def test_no_mutant_leaks_into_the_original(name: str) -> None:
    original = CATALOGUE.rule_set(name)
    before, known = everything(original), clauses(original)
    modules = {key: dict(vars(module)) for key, module in original.definition.modules.items()}
    loaded, path = dict(sys.modules), list(sys.path)
    for mutant in changed(original)[::5]:
        everything(mutant.rule_set)
    assert sys.modules == loaded
    assert sys.path == path
    assert {k: dict(vars(module)) for k, module in original.definition.modules.items()} == modules
    assert clauses(original) == known
    assert everything(original) == before


def test_a_mutant_is_not_taken_for_the_original_where_both_share_their_memory() -> None:
    original = CATALOGUE.rule_set("uber.last_500")
    mutants = changed(original)[::3]
    for history in small(original):
        run = Run(original, history)
        before = told(run)
        for mutant in mutants:
            assert told(run.under(mutant.rule_set)) == told(Run(mutant.rule_set, history))
        assert told(run.under(original)) == before


def test_every_sort_of_change_is_made_of_the_catalogue() -> None:
    made = Counter(m.change.kind for name in MIXED for m in changed(CATALOGUE.rule_set(name)))
    assert set(made) == {
        "drop", "comparison", "condition", "threshold", "weight", "window", "side", "answer",
    }  # fmt: skip


def test_numbers_stay_within_the_range_of_their_unit() -> None:
    for mutant in changed(CATALOGUE.rule_set("baselines.beta")):
        for figure in mutant.rule_set.figures():
            assert all(number >= 0 for number in figure.numbers)


LOOP = '''
"""A loop."""

from evenhand import rates


@rates(cites="ours 1")
def counted(contract):
    """Four, unless it is counted on."""
    count = 4
    while count < 3:
        count += 1
    return count
'''


def test_no_change_makes_a_loop_go_on_for_ever(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.write("policies/ours/loops.py", LOOP)
    repository.rule_set("loops", 'title = "Loops"\nmodules = ["ours.stars", "ours.loops"]\n')
    rule_set = catalogue_of(repository.folder)[0].rule_set("ours.loops")
    history = next(h for h in small_histories(tables_for([rule_set])) if h.contracts)
    answers: dict[str, object] = {}
    for mutant in mutants_of(rule_set, rule_set.rules["ours.loops.counted"]):
        assert isinstance(mutant, Mutant)
        try:
            rated = Run(mutant.rule_set, history).treatment(history.contracts[0]).rated
            answers[mutant.change.after] = rated.outcome if rated else None
        except RuleError as error:
            answers[mutant.change.after] = str(error).rpartition(": ")[2]
    assert answers["count <= 3"] == answers["count < 4"] == 4
    assert answers["count >= 3"] == "a loop went round 10,000 times"


BROKEN = '''
"""A rule whose module cannot make it a second time."""

from evenhand import Contract, rates

cites = "ours 1"


@rates(cites=cites)
def counted(contract: Contract) -> int:
    """More than nothing."""
    return 1 if contract.paid > 0 else 0


del cites
'''


def test_a_rule_that_cannot_be_made_anew_is_dropped_at_least(tmp_path: Path) -> None:
    repository = planted(Repository(tmp_path))
    repository.write("policies/ours/stars.py", BROKEN)
    rule_set = catalogue_of(repository.folder)[0].rule_set("ours.planted")
    made = list(mutants_of(rule_set, rule_set.rules["ours.stars.counted"]))
    refused = [change for change in made if isinstance(change, Refused)]
    assert [m.change.kind for m in made if isinstance(m, Mutant)] == ["drop"]
    assert {change.why for change in refused} == {"NameError: name 'cites' is not defined"}
