"""Replaying: a scenario under a rule set, without any repository around it."""

from __future__ import annotations

from pathlib import Path

import pytest
from evenhand import replay
from evenhand.catalogue.problems import CatalogueError

from tests.repositories import BREAKS, CANCELLED, HOSTILE, KEEPS, NAMES, Repository

EXPECTS = '[expect."baselines.mean"]\nshown = [5, 3]\n'


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path)
    made.rule_sets(keeps=KEEPS, breaks=BREAKS)
    made.scenario("cancelled", EXPECTS)
    return made


def test_a_rule_set_of_the_reference_catalogue_needs_no_folder(repository: Repository) -> None:
    again = replay(repository.folder / "scenarios/cancelled.toml", "baselines.mean")
    assert (again.before, again.after, again.differences) == (5, 3, ())
    assert again.violation(NAMES) is None
    found = again.violation(HOSTILE)
    assert found is not None
    assert (found.before, found.after) == (5, 3)


def test_rules_of_ones_own_come_from_the_folder_that_is_named(repository: Repository) -> None:
    file = str(repository.folder / "scenarios/cancelled.toml")
    policies = repository.folder / "policies"
    assert replay(file, "ours.breaks", policies=policies).violation(HOSTILE) is not None
    assert replay(file, "ours.keeps", policies=str(policies)).violation(HOSTILE) is None


def test_what_comes_out_otherwise_is_told(repository: Repository) -> None:
    told = CANCELLED + EXPECTS.replace("3", "4")
    file = repository.write("elsewhere/other.toml", told)
    assert replay(file, "baselines.mean").differences == (
        "score of freelancer after: expected 4, came out 3",
    )
    assert replay(file, "baselines.wilson").differences == ()


def test_bounds_of_ones_own_stand_in_for_those_of_the_promise(repository: Repository) -> None:
    file, promise = repository.folder / "scenarios/cancelled.toml", "good_work_restores_the_score"
    (name, *_) = replay(file, "baselines.mean").catalogue.invariants[promise].parameters
    never = replay(file, "baselines.mean", bounds={promise: {name: 0}})
    assert never.violation(promise) != replay(file, "baselines.mean").violation(promise)


@pytest.mark.parametrize(
    ("file", "rule_set", "message"),
    [
        ("scenarios/nowhere.toml", "baselines.mean", "the file cannot be read"),
        ("scenarios/cancelled.toml", "baselines.men", "there is no rule set of this name"),
    ],
)
def test_a_mistake_is_told_plainly(
    repository: Repository, file: str, rule_set: str, message: str
) -> None:
    with pytest.raises(CatalogueError, match=message):
        replay(repository.folder / file, rule_set)


def test_a_promise_that_does_not_exist_is_told_plainly(repository: Repository) -> None:
    again = replay(repository.folder / "scenarios/cancelled.toml", "baselines.mean")
    with pytest.raises(CatalogueError, match="there is no invariant of this name"):
        again.violation("names_never_mater")
