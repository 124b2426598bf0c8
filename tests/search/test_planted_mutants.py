"""Rule sets that are made unfair in one place are found out, from whatever seed."""

from __future__ import annotations

from pathlib import Path

import pytest
from evenhand.catalogue.catalogue import catalogue_of
from evenhand.catalogue.settings import Settings
from evenhand.search.checking import Effort
from evenhand.search.trials import Trial

from tests.search.planted_mutants import MUTANTS, Mutant, looked_for

ROOT = Path(__file__).parents[2]
CATALOGUE, _ = catalogue_of(ROOT)
BUDGET = Settings().histories  # what a user gets who asks for nothing else
SEEDS = (0, 1, 2)  # the benchmark takes ten

EACH = pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name.replace(" ", "_"))


@EACH
@pytest.mark.parametrize("seed", SEEDS)
def test_a_mutant_is_found_within_the_default_budget_and_nothing_but_the_change_is_to_blame(
    mutant: Mutant, seed: int
) -> None:
    promise, real = CATALOGUE.invariants[mutant.promise], CATALOGUE.rule_set(mutant.rule_set)
    trial = Trial([(mutant.planted(CATALOGUE), promise), (real, promise)])
    find = looked_for(trial, Effort(BUDGET, seed))
    assert find is not None
    _, unchanged = trial.tallies  # shown the same histories, and each time beside the mutant
    assert (unchanged.histories, unchanged.violations) == (find.tried, 0)
    assert unchanged.cases > 0


def test_every_mutant_is_another_one() -> None:
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS) >= 12
    assert len({mutant.promise for mutant in MUTANTS}) >= 12
    assert len({mutant.rule_set for mutant in MUTANTS}) >= 4
