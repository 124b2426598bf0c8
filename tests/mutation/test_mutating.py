"""Mutating: who notices is told just so."""

from __future__ import annotations

import pytest
from evenhand.catalogue.catalogue import Catalogue, catalogue_of
from evenhand.invariants.declared import Invariant
from evenhand.mutation.findings import Clause, Fate, Mutation
from evenhand.mutation.mutants import Mutant
from evenhand.mutation.mutating import mutate
from evenhand.mutation.telling import told_by
from evenhand.rulesets import RuleSet
from evenhand.runs import Run
from evenhand.search.checking import Effort, Progress
from evenhand.search.trials import first_violation
from evenhand.strategies.small import small_histories
from evenhand.strategies.tables import tables_for

from tests.mutation.planted import PROMISES, planted
from tests.repositories import Repository

Found = tuple[Catalogue, Mutation, list[tuple[str, int, int]]]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    """The planted rule set mutated, once for all tests, with what was told of the progress."""
    repository = planted(Repository(tmp_path_factory.mktemp("planted")))
    catalogue, _ = catalogue_of(repository.folder)
    steps: list[tuple[str, int, int]] = []
    mutation = mutated(catalogue, lambda what, done, of: steps.append((what, done, of)))
    return catalogue, mutation, steps


def mutated(catalogue: Catalogue, progress: Progress = lambda what, done, of: None) -> Mutation:
    rule_set = catalogue.rule_set("ours.planted")
    promises = catalogue.chosen_invariants(PROMISES)
    rules = [*rule_set.rules.values()]
    return mutate(catalogue, rule_set, rules, Effort(1, 0), promises=promises, progress=progress)


def clause(mutation: Mutation, name: str) -> Clause:
    return next(c for c in mutation.clauses if c.rule.name == name)


def by(each: Clause) -> set[tuple[str, str, str]]:
    return {(n.by, n.name, n.how) for finding in each.findings for n in finding.notices}


def test_a_clause_that_promises_guard_is_told_with_their_names(found: Found) -> None:
    mean = clause(found[1], "ours.mean.plain_mean")
    assert mean.guarded
    assert {(who, how) for who, _, how in by(mean)} >= {("promise", "silent")}
    assert {name for who, name, _ in by(mean) if who == "promise"} <= {*PROMISES}
    stars = clause(found[1], "ours.stars.by_stars")
    assert ("promise", "bad_work_never_raises_the_score", "violated") in by(stars)


def test_a_clause_that_only_a_scenario_guards_is_told_so(found: Found) -> None:
    trials = clause(found[1], "ours.trials.trials")
    assert trials.guarded
    assert [who for who, _, how in by(trials) if who == "promise" and how != "broken"] == []
    dropped = trials.findings[0]
    assert dropped.change.change.kind == "drop"
    assert [(n.by, n.name, n.how) for n in dropped.notices] == [
        ("scenario", "a_trial", "disappointed")
    ]


def test_a_witness_that_no_longer_shows_its_violation_notices(found: Found) -> None:
    stars = clause(found[1], "ours.stars.by_stars")
    hostile = "unpaid_cancellation_with_hostile_feedback_never_lowers_the_score"
    dropped = next(each for each in stars.findings if each.change.change.kind == "drop")
    assert ("witness", hostile, "disappointed") in {
        (notice.by, notice.name, notice.how) for notice in dropped.notices
    }
    assert found[1].aside[hostile] == "violated, as listed"
    assert hostile not in found[1].guards


def test_a_clause_that_nobody_guards_is_told_with_the_smallest_difference(found: Found) -> None:
    catalogue, mutation, _ = found
    lately = clause(mutation, "ours.lately.some_days_ago")
    assert not lately.guarded
    assert lately.reached
    assert lately in mutation.unguarded
    original = catalogue.rule_set("ours.planted")
    for finding in lately.findings:
        assert finding.fate is Fate.UNNOTICED
        assert isinstance(finding.change, Mutant)
        assert finding.difference
        told = {}
        for rule_set in (original, finding.change.rule_set):
            run = Run(rule_set, finding.difference.history)
            answers = {each.about: each.answer for each in told_by(run, "updates")}
            told[rule_set] = answers[finding.difference.about]
        assert [*told.values()] == [finding.difference.before, finding.difference.after]
        assert len(finding.difference.history) == 1


def test_a_dead_clause_is_told_as_making_no_difference(found: Found) -> None:
    dead = clause(found[1], "ours.unreached.never_asked")
    assert len(dead.findings) > 5
    assert {finding.fate for finding in dead.findings} == {Fate.SAME}
    assert (dead.guarded, dead.reached) == (False, False)
    assert dead in found[1].unguarded


def test_who_notices_really_does(found: Found) -> None:
    """Every promise that is said to notice is broken on a history on which it held."""
    catalogue, mutation, _ = found
    stars = clause(mutation, "ours.stars.by_stars")
    original = catalogue.rule_set("ours.planted")
    for finding in stars.findings:
        for notice in finding.notices:
            if notice.how == "violated":
                assert isinstance(finding.change, Mutant)
                promise = catalogue.invariants[notice.name]
                assert breaks(finding.change.rule_set, original, promise)


def breaks(mutant: RuleSet, original: RuleSet, promise: Invariant) -> bool:
    return any(
        first_violation(mutant, promise, history)
        and not first_violation(original, promise, history)
        for history in small_histories(tables_for([original]))
    )


def test_two_runs_tell_the_same(found: Found) -> None:
    catalogue, mutation, _ = found
    again = mutated(catalogue)
    for one, other in zip(mutation.clauses, again.clauses, strict=True):
        assert [(f.fate, f.notices) for f in one.findings] == [
            (f.fate, f.notices) for f in other.findings
        ]


def test_progress_is_told_from_step_to_step(found: Found) -> None:
    steps = found[2]
    assert len({what for what, _, _ in steps}) >= 5
    assert all(0 < done <= of for _, done, of in steps)


def test_a_scenario_that_is_disappointed_anyhow_notices_nothing(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    repository = planted(Repository(tmp_path_factory.mktemp("disappointed")))
    expects = '[expect."ours.planted"]\nshown = [1, 1]\n'
    repository.scenario("wrong", expects)
    catalogue, _ = catalogue_of(repository.folder)
    mutation = mutated(catalogue)
    assert mutation.disappointed == ("wrong",)
    assert all(n.name != "wrong" for c in mutation.clauses for f in c.findings for n in f.notices)
