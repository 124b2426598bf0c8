"""Every benchmark does what it says it measures, on little; how fast is nobody's promise here."""

from __future__ import annotations

import pytest
from evenhand.catalogue.catalogue import catalogue_of
from evenhand.judging import Memories
from evenhand.model.contracts import Contract
from evenhand.model.history import History
from evenhand.model.verdicts import Outcome
from evenhand.runs import Run
from evenhand.search.checking import Effort, pairs_of
from evenhand.search.overheard import Overhearing
from evenhand.search.trials import Trial
from evenhand.search.walks import Scores, Walks
from hypothesis import given

from benchmarks import (
    cost,
    mutation,
    pair_checks,
    plain_strategies,
    premises,
    shared_trial,
    shrinking,
    time_to_failure,
)
from tests.search.planted_mutants import MUTANTS

CATALOGUE, _ = catalogue_of(time_to_failure.ROOT)
RULE_SETS = [CATALOGUE.rule_set(name) for name in ("baselines.mean", "charter.fair_unpaid")]
HOSTILE = "unpaid_cancellation_with_hostile_feedback_never_lowers_the_score"
PROMISES = [
    CATALOGUE.invariants[name]
    for name in (HOSTILE, "names_never_matter", "badges_follow_the_shown_score")
]
PAIRS = pairs_of(RULE_SETS, PROMISES)
EASY = next(mutant for mutant in MUTANTS if mutant.promise == "names_never_matter")


def test_pairs_that_nobody_answers_are_not_counted() -> None:
    answered = pair_checks.answered(PAIRS, pair_checks.prepared(PAIRS, 5))
    silent = [(rule_set.name, promise.name) for rule_set, promise in PAIRS]
    for rule_set, promise in answered:
        silent.remove((rule_set.name, promise.name))
    assert silent == [("baselines.mean", "badges_follow_the_shown_score")]


def test_all_ways_make_the_same_number_of_pair_checks() -> None:
    answered = pair_checks.answered(PAIRS, pair_checks.prepared(PAIRS, 5))
    histories = pair_checks.prepared(answered, 7)
    assert len(histories) == len({*histories}) == 7
    assert pair_checks.with_invention(answered, 7) == 7 * len(answered)
    assert pair_checks.evaluation(answered, histories) == 7 * len(answered)
    assert pair_checks.bare(answered, histories) == 7 * len(answered)
    assert set(pair_checks.speeds(answered, 2, 1)) == {*pair_checks.WAYS}


def test_the_bare_enumeration_judges_as_a_trial_does() -> None:
    answered = pair_checks.answered(PAIRS, pair_checks.prepared(PAIRS, 5))
    histories, memories = pair_checks.prepared(answered, 60), Memories()
    outcomes = set()
    for history in histories:
        trial = Trial(answered)
        trial.show(history)
        walks, heard = Walks(history, memories), Overhearing[bool](history, memories, set())
        for tally in trial.tallies:
            run = Run(tally.rule_set, history, memories=memories)
            walk, scores = walks.of(tally.invariant), Scores(tally.rule_set)
            kept = pair_checks.kept(walk, run, scores, heard)
            assert kept is (tally.outcome is not Outcome.VIOLATED)
            outcomes.add(kept)
    assert outcomes == {True, False}


def test_one_shared_trial_and_separate_tests_find_what_is_broken_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shared_trial, "EXAMPLES", 30)
    often_broken = CATALOGUE.invariants["contract_moves_the_score_by_its_share"]
    mean, never_broken = RULE_SETS[0], CATALOGUE.invariants["names_never_matter"]
    pairs = [(mean, often_broken), (mean, never_broken)]
    found = {(mean.name, often_broken.name)}
    assert shared_trial.shared(pairs) == found
    assert shared_trial.separate(pairs) == found


def test_the_first_pairs_are_ten_rule_sets_with_sixteen_promises_each() -> None:
    pairs = shared_trial.first_pairs(CATALOGUE)
    names = {(rule_set.name, promise.name) for rule_set, promise in pairs}
    assert len(names) == len(pairs) == 160
    assert len({rule_set for rule_set, _ in names}) == 10
    assert len({promise for _, promise in names}) == 16


def test_premises_are_counted_on_different_histories() -> None:
    histories = premises.invented(RULE_SETS, 5)
    assert len(histories) == len({*histories}) == 5


def test_finds_are_shrunk_and_every_question_is_counted() -> None:
    every = shrinking.row(EASY, CATALOGUE, 5)
    assert len(every) == shrinking.FINDS
    for told in every:
        assert told.smallest <= told.before
        assert told.smallest <= told.ordinary
        assert told.calls >= 1
    assert EASY.name in shrinking.line(EASY.name, every)


def test_a_mutant_is_timed_until_both_have_found_it() -> None:
    rule_set, promise = EASY.planted(CATALOGUE), CATALOGUE.invariants[EASY.promise]
    ours = time_to_failure.ours(rule_set, promise, Effort(5, 0))
    plain = time_to_failure.plain(rule_set, promise, 0, 1_000)
    assert ours.found
    assert plain.found
    assert min(ours.tried, plain.tried) >= 2  # an empty history breaks nothing
    row = time_to_failure.Row(EASY, [ours], [plain])
    assert any("1 of 1" in line for line in time_to_failure.table([row]))


def test_a_plain_test_that_finds_nothing_has_had_all_its_examples() -> None:
    rule_set, promise = CATALOGUE.rule_set(EASY.rule_set), CATALOGUE.invariants[EASY.promise]
    search = time_to_failure.plain(rule_set, promise, 0, 20)
    assert (search.found, search.tried) == (False, 20)
    row = time_to_failure.Row(EASY, [search], [search])
    told = "\n".join(time_to_failure.table([row]))
    assert ">1.0 x" in told
    assert f"from every seed: {EASY.name}" in told


@given(plain_strategies.plain_histories(most=4))
def test_nothing_happens_before_the_hiring_in_plain_histories(history: History) -> None:
    for contract in history.contracts:
        assert contract.hired == min(contract.moments())
        assert all(1 <= said.stars <= 5 for said in contract.feedback if said.stars is not None)


def test_the_cost_is_taken_of_histories_of_that_length() -> None:
    (contracts,) = [history.contracts for history in cost.of_length(of_one(), 9, 1)]
    assert len(contracts) == 9
    for rows in (
        cost.by_contracts(RULE_SETS, PROMISES, (1, 3), 2),
        cost.by_rule_sets(RULE_SETS, PROMISES, (1, 2), 2),
        cost.by_promises(RULE_SETS, PROMISES, (1, 3), 2),
    ):
        assert len([*cost.table("", rows)]) == 3


def of_one() -> tuple[Contract, ...]:
    return next(h.contracts for h in cost.invented(RULE_SETS, 20) if len(h) > 1)


def test_every_clause_of_a_rule_set_is_mutated() -> None:
    found, _ = mutation.mutated(CATALOGUE, "baselines.mean", 1)
    assert len(found.clauses) == len(CATALOGUE.rule_set("baselines.mean").rules)
    assert mutation.line(found, 1.0).startswith("baselines.mean")
