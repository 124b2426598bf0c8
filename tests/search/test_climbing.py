"""Climbing finds the cliff beside what a trial came upon, and never comes down."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import timedelta
from random import Random

import pytest
from evenhand import (
    Case,
    Cents,
    Contract,
    Count,
    Days,
    Exact,
    History,
    Party,
    Rated,
    RuleSet,
    Run,
    aggregates,
    invariant,
    rates,
)
from evenhand.catalogue.catalogue import catalogue_of
from evenhand.catalogue.sources import reference_folder
from evenhand.invariants.declared import Invariant
from evenhand.invariants.findings import found
from evenhand.judging import Memories
from evenhand.model.cases import more_than
from evenhand.model.verdicts import Counterexample, Outcome
from evenhand.questions.answers import RuleError, Unanswered
from evenhand.rulesets import Definition
from evenhand.search.checking import Effort, show_histories
from evenhand.search.climbing import BUDGET, LONGEST, climbed, worst_case
from evenhand.search.neighbours import Neighbours
from evenhand.search.trials import Tally, Trial
from evenhand.search.worst import climb
from evenhand.strategies import histories
from evenhand.strategies.kinds import FREELANCER, MOMENT
from evenhand.strategies.tables import Tables, tables_for
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.search.planted import bad_contract, failing

HERE = sys.modules[__name__]
UNHURRIED = settings(deadline=None, max_examples=25)
CATALOGUE, _ = catalogue_of(reference_folder())
REAL = [
    ("upwork.jss_2020_11", "first_dollar_changes_little"),
    ("baselines.mean", "one_client_moves_the_score_a_little"),
    ("uber.last_500", "bad_work_is_forgiven_in_time"),
    ("guru.value_share", "good_work_restores_the_score"),
]
TABLES = tables_for([CATALOGUE.rule_set(name) for name, _ in REAL])
FEW: Count = 30  # histories, where it does not matter how far the climb gets
BOTTOM = 95  # points below the top


@rates(cites="planted")
def by_the_cliff(
    contract: Contract, *, slope: Count = 5, dear: Cents = 2_000_00, late: Days = 17
) -> int:
    """A cent too much or a day too late costs a little, and the two together nearly all."""
    too_much = contract.paid > dear
    too_late = contract.end is not None and any(
        said.at - contract.end.at >= timedelta(days=late) for said in contract.feedback_by_client
    )
    return 100 - BOTTOM if too_much and too_late else 100 - slope * (too_much + too_late)


@aggregates(cites="planted")
def lowest(rated: Sequence[Rated]) -> Exact | None:
    """The lowest outcome counts."""
    return min((each.outcome for each in rated), default=None)


@invariant(basis=["A test"], measures="points")
def nobody_falls_far(run: Run, *, points: Count = 10) -> Iterator[Case]:
    """Nobody is more than some points below the top."""
    for party in run.history.freelancers():
        score = run.score(of=party)
        if score is not None:
            lost = 100 - score
            yield found(run, kept=lost <= points, of=party, told="That is low.", amount=lost)


def with_a_cliff(**numbers: Count) -> RuleSet:
    """The rule set whose worst nobody comes upon who draws contracts one by one."""
    return RuleSet(Definition("cliff", {"cliff": HERE}, parameters={"cliff.by_the_cliff": numbers}))


def tried(rule_set: RuleSet, promise: Invariant = nobody_falls_far) -> Tally:
    """What five hundred invented histories, and all small ones, come to."""
    trial = Trial([(rule_set, promise)])
    show_histories([rule_set], trial.show, Effort(500, seed=0), lambda what, done, of: None)
    (tally,) = trial.tallies
    assert tally.histories > 500
    return tally


def up(
    rule_set: RuleSet, promise: Invariant, start: Counterexample, *, budget: Count = BUDGET
) -> Counterexample:
    return climbed(rule_set, promise, start, tables_for([rule_set]), Memories(), budget=budget)


# What is found


def test_the_bottom_of_a_cliff_is_found_where_five_hundred_histories_did_not_come_to_it() -> None:
    tally = tried(with_a_cliff())
    assert tally.worst is not None
    assert (tally.outcome, tally.worst.case.amount) == (Outcome.HOLDS, 5)
    worst = up(with_a_cliff(), nobody_falls_far, tally.worst)
    assert (worst.case.amount, len(worst.history)) == (BOTTOM, 1)
    assert not worst.case.kept  # nor did the trial see that the promise is broken


def test_it_is_found_from_a_plain_where_nothing_leads_to_it() -> None:
    tally = tried(with_a_cliff(slope=0))
    assert tally.worst is not None
    assert tally.worst.case.amount == 0
    worst = up(with_a_cliff(slope=0), nobody_falls_far, tally.worst, budget=2 * BUDGET)
    assert worst.case.amount == BOTTOM


@UNHURRIED
@given(histories([with_a_cliff()]))
def test_what_makes_nothing_worse_is_left_out(history: History) -> None:
    case = worst_case(with_a_cliff(), nobody_falls_far, history)
    if case is not None and case.amount:
        worst = up(with_a_cliff(), nobody_falls_far, Counterexample(history, case))
        assert len(worst.history) == 1


# What is promised of every climb


@UNHURRIED
@given(histories([CATALOGUE.rule_set(name) for name, _ in REAL]), st.sampled_from(REAL))
def test_a_climb_never_comes_down_and_what_it_finds_replays(
    history: History, names: tuple[str, str]
) -> None:
    rule_set, promise = CATALOGUE.rule_set(names[0]), CATALOGUE.invariants[names[1]]
    case = worst_case(rule_set, promise, history)
    if case is None or case.amount is None:
        return
    start = Counterexample(history, case)
    worst = climbed(rule_set, promise, start, TABLES, Memories(), budget=FEW)
    again = worst_case(rule_set, promise, worst.history)
    assert again == worst.case
    assert again is not None
    assert again.amount is not None
    assert not more_than(case.amount, again.amount)
    assert len(worst.history) <= max(LONGEST, len(history))
    if again.amount == case.amount:
        assert worst is start or len(worst.history) < len(history)
    assert climbed(rule_set, promise, start, TABLES, Memories(), budget=FEW) == worst


def counting(asked: list[History], amount: Exact | str = 3) -> Invariant:
    """A promise that is worth *amount* everywhere, and notes where it was asked."""

    @invariant(basis=["A test"], measures="points")
    def noted(run: Run) -> Iterator[Case]:
        """Everywhere the same."""
        asked.append(run.history)
        if run.history.contracts:
            yield found(run, kept=True, of=FREELANCER, told="Here.", amount=amount)  # type: ignore[arg-type]

    return noted


@pytest.mark.parametrize("budget", [1, 2, 10, FEW, BUDGET])
@pytest.mark.parametrize("amount", [0, 3])
def test_the_budget_is_kept(budget: int, amount: int) -> None:
    asked: list[History] = []
    promise = counting(asked, amount)
    history = History([bad_contract(number) for number in range(5)], at=MOMENT)
    case = worst_case(with_a_cliff(), promise, history)
    assert case is not None
    asked.clear()
    up(with_a_cliff(), promise, Counterexample(history, case), budget=budget)
    assert len(asked) <= budget + 1  # once more for what is told at the end
    assert len(set(asked[:-1])) == len(asked[:-1])  # nothing is asked twice


def test_what_is_without_end_is_the_top_and_is_only_told_shorter() -> None:
    asked: list[History] = []
    promise = counting(asked, "without end")
    history = History([bad_contract(0), bad_contract(1)], at=MOMENT)
    case = worst_case(with_a_cliff(), promise, history)
    assert case is not None
    worst = up(with_a_cliff(), promise, Counterexample(history, case))
    assert (worst.case.amount, len(worst.history)) == ("without end", 1)
    assert all(len(each) <= 2 for each in asked)


def test_where_nothing_is_worse_nor_shorter_the_start_itself_is_told() -> None:
    history = History([bad_contract(0)], at=MOMENT)
    promise = counting([])
    case = worst_case(with_a_cliff(), promise, history)
    assert case is not None
    start = Counterexample(history, case)
    assert up(with_a_cliff(), promise, start, budget=FEW) is start


@invariant(basis=["A test"], measures="contracts")
def asks_nobody_about_pairs(run: Run) -> Iterator[Case]:
    """Of two contracts and more nobody can say anything."""
    if len(run.history) > 1:
        raise Unanswered("shows")
    yield found(run, kept=True, of=FREELANCER, told="One.", amount=len(run.history))


def test_a_place_where_no_rule_answers_is_passed_over() -> None:
    history = History(at=MOMENT)
    case = worst_case(with_a_cliff(), asks_nobody_about_pairs, history)
    assert case is not None
    worst = up(with_a_cliff(), asks_nobody_about_pairs, Counterexample(history, case))
    assert worst.case.amount == 1


def test_a_rule_that_fails_on_the_way_is_told() -> None:
    history = History([bad_contract(0)], at=MOMENT)
    case = worst_case(failing(), nobody_falls_far, history)
    assert case is not None
    with pytest.raises(RuleError, match=r"failing\.fails"):
        up(failing(), nobody_falls_far, Counterexample(history, case))


# The tally of a pair


def test_what_is_found_on_the_way_up_and_breaks_a_promise_that_held_is_a_violation() -> None:
    tally = tried(with_a_cliff())
    counted = tally.histories, tally.cases, tally.moved
    assert tally.outcome is Outcome.HOLDS
    climb(tally, tables_for([with_a_cliff()]), Memories())
    assert (tally.outcome, tally.violations) == (Outcome.VIOLATED, 1)
    assert tally.found == tally.worst
    assert tally.worst is not None
    assert tally.worst.case.amount == BOTTOM
    assert (tally.histories, tally.cases, tally.moved) == counted


def test_what_a_trial_found_broken_stays_what_was_found() -> None:
    tally = tried(with_a_cliff(), nobody_falls_far.bounded({"points": 4}))
    found, violations = tally.found, tally.violations
    assert found is not None
    climb(tally, tables_for([with_a_cliff()]), Memories())
    assert (tally.found, tally.violations) == (found, violations)
    assert tally.worst is not None
    assert tally.worst.case.amount == BOTTOM


def test_a_rule_that_fails_on_the_way_stops_the_pair_as_in_a_trial() -> None:
    trial = Trial([(failing(), nobody_falls_far)])
    trial.show(History([bad_contract(0)], at=MOMENT))
    (tally,) = trial.tallies
    assert (tally.outcome, tally.trouble) == (Outcome.HOLDS, "")
    climb(tally, TABLES, Memories())
    assert tally.outcome is Outcome.BROKEN
    assert "rule 'failing.fails' raised ZeroDivisionError" in tally.trouble


def test_nobody_climbs_where_nothing_is_measured_or_where_the_pair_was_stopped() -> None:
    (measured,) = Trial([(with_a_cliff(), nobody_falls_far)]).tallies
    climb(measured, TABLES, Memories())
    assert (measured.worst, measured.outcome) == (None, Outcome.VACUOUS)
    trial = Trial([(with_a_cliff(), nobody_falls_far)])
    trial.show(History([bad_contract(0)], at=MOMENT))
    (stopped,) = trial.tallies
    before, stopped.stopped = stopped.worst, Outcome.BROKEN
    climb(stopped, TABLES, Memories())
    assert stopped.worst is before


# Neighbours

MANY = st.integers(0, 2**32)


@UNHURRIED
@given(histories(), MANY, st.integers(1, 9))
def test_a_neighbour_is_a_history_like_any_other(history: History, seed: int, most: int) -> None:
    neighbours = Neighbours(TABLES, Random(seed), most=most)
    for _ in range(20):
        neighbour = neighbours.beside(history)
        assert (neighbour.at, neighbour.facts) == (history.at, history.facts)
        assert len(neighbour) <= max(most, len(history))
        for contract in neighbour.contracts:
            assert contract.hired == min(contract.moments())
            assert max(contract.moments()) <= history.at
            assert contract.net >= 0


@UNHURRIED
@given(histories(), MANY)
def test_the_same_lot_draws_the_same_neighbours(history: History, seed: int) -> None:
    one, other = (Neighbours(TABLES, Random(seed), most=LONGEST) for _ in range(2))
    assert [one.beside(history) for _ in range(9)] == [other.beside(history) for _ in range(9)]


def test_every_kind_of_change_is_drawn_and_what_is_drawn_is_in_the_tables() -> None:
    tables = Tables(amounts=(700_00,), ages=(33,), lengths=(12,), long_lengths=(12,), delays=(5,))
    old = bad_contract(0)
    history = History([old], at=MOMENT)
    neighbours = Neighbours(tables, Random(0), most=2)
    drawn = [neighbours.beside(history) for _ in range(2_000)]
    assert {len(each) for each in drawn} == {0, 1, 2}
    alone = [c for each in drawn if len(each) == 1 for c in each.contracts if c.id == old.id]
    ends = [c.end.at for c in alone if c.end]
    assert {(MOMENT.date() - at.date()).days for at in ends} == {20, 33}
    assert {c.paid for c in alone if c.paid != old.paid} == {700_00}
    assert {at - c.hired for c, at in zip(alone, ends, strict=True)} == {
        timedelta(days=12),
        timedelta(days=14),
    }
    assert {c.client for c in alone} >= {old.client, Party("client 1", "client")}
    said = [one for c in alone for one in c.feedback]
    assert {one.stars for one in said} == {1, 2, 3, 4, 5}
    assert {one.private for one in said} == {*range(11)}
    assert {one.satisfied for one in said} == {None, True, False}
    late = {one.at - at for c, at in zip(alone, ends, strict=True) for one in c.feedback}
    minute = timedelta(minutes=1)
    days = {timedelta(days=n) + by for n in (1, 6) for by in (-minute, minute)}
    assert late == {timedelta(0), *days}
