"""Influence: one contract, one client, and a contract's share of the earnings."""

from __future__ import annotations

from fractions import Fraction

import pytest
from evenhand.invariants.influence import (
    contract_moves_the_score_by_its_share,
    one_client_moves_the_score_a_little,
    one_contract_moves_the_score_a_little,
)
from evenhand.model.contracts import Payment
from evenhand.model.history import History
from evenhand.runs import Run
from evenhand.strategies import histories
from hypothesis import given

from tests.invariants.spring import (
    ADA,
    CLEO,
    DORA,
    amounts,
    by_pay,
    by_stars,
    cases,
    day,
    job,
    mean_with_a_hundred_good_ones,
    rules_with,
    weighed_mean,
)

GOOD, BAD = job(day(1), stars=5, pay=900), job(day(2), stars=1, pay=900)


# One contract


def test_one_star_beside_ten_times_five_moves_a_plain_mean_by_seven_points() -> None:
    (case,) = cases(one_contract_moves_the_score_a_little, History([BAD], at=day(60)))
    # 100 - (20 + 10 * 100) / 11
    assert (case.kept, case.amount) == (False, Fraction(80, 11))
    assert (case.before, case.after) == (100, Fraction(1020, 11))
    assert (len(case.base), len(case.varied)) == (10, 11)
    assert case.told == (
        "Beside 10 good contracts of other clients, Ada would have a score of 92.73, and without "
        "that contract a score of 100."
    )


def test_good_work_that_is_there_already_may_be_too_old_so_all_ten_are_added() -> None:
    theirs = job(day(5), stars=5, pay=900, client=DORA)
    twice = job(day(6), stars=5, pay=900, client=DORA)
    history = History([BAD, GOOD, theirs, twice], at=day(60))
    (case,) = cases(one_contract_moves_the_score_a_little, history)
    assert case.because == BAD
    assert len(case.varied) == 4 + 10


def test_what_lifts_the_score_is_no_harm() -> None:
    history = History([GOOD, job(day(5), stars=1, pay=900, client=DORA)], at=day(60))
    good_only = one_contract_moves_the_score_a_little
    found = [case for case in cases(good_only, History([GOOD], at=day(60))) if case.because == GOOD]
    assert amounts(found) == [0]
    assert [case.because and case.because.client for case in cases(good_only, history)] == [DORA]


def test_the_bounds_say_how_much_and_beside_how_many() -> None:
    history = History([BAD], at=day(60))
    lenient = one_contract_moves_the_score_a_little.bounded({"points": 8})
    assert [case.kept for case in cases(lenient, history)] == [True]
    fewer = one_contract_moves_the_score_a_little.bounded({"good_contracts": 3})
    assert amounts(cases(fewer, history)) == [20]  # 100 - (20 + 3 * 100) / 4


@given(histories())
def test_a_score_that_begins_with_a_hundred_good_ones_moves_a_little(history: History) -> None:
    run = Run(rules_with(mean_with_a_hundred_good_ones), history)
    assert all(case.kept for case in one_contract_moves_the_score_a_little(run))
    assert all(case.kept for case in one_client_moves_the_score_a_little(run))


# One client


def test_all_contracts_of_a_client_are_taken_together() -> None:
    history = History([BAD, job(day(3), stars=1, pay=900)], at=day(60))
    (case,) = cases(one_client_moves_the_score_a_little, history)
    # 100 - (2 * 20 + 10 * 100) / 12
    assert (case.kept, case.amount) == (False, Fraction(40, 3))
    assert "without the contracts of Cleo a score of 100" in case.told


def test_a_client_may_not_lift_a_score_by_much_either() -> None:
    bad = [job(day(n), stars=1, pay=900, client=DORA) for n in range(5, 15)]
    friend = [job(day(n), stars=5, pay=900, client=CLEO) for n in range(15, 35)]
    found = cases(one_client_moves_the_score_a_little, History([*bad, *friend], at=day(60)))
    lifted = [case for case in found if case.because == friend[0]]
    # ten good ones and ten bad ones: 60; twenty more good ones: 80
    assert [(case.kept, case.amount, case.after) for case in lifted] == [(False, 20, 80)]


def test_one_bad_contract_of_one_client_lies_within_ten_points() -> None:
    found = cases(one_client_moves_the_score_a_little, History([BAD, GOOD], at=day(60)))
    assert [case.kept for case in found] == [True]


# Its share


@pytest.mark.parametrize(("pay", "kept"), [(0, False), (224, False), (225, True), (900, True)])
def test_a_contract_takes_at_most_twice_its_share(pay: int, kept: bool) -> None:
    bad = job(day(2), stars=1, pay=pay, work=(day(1),))
    found = cases(contract_moves_the_score_by_its_share, History([GOOD, bad], at=day(60)))
    (case,) = [case for case in found if case.because == bad]
    # it takes forty points, so its share must be a fifth at least: 225 of 1,125
    assert (case.before, case.after, case.kept) == (100, 60, kept)


def test_what_was_given_back_or_earned_long_ago_is_no_share() -> None:
    given_back = BAD.replace(refunds=(Payment(day(2), 900),))
    found = cases(contract_moves_the_score_by_its_share, History([GOOD, given_back], at=day(60)))
    assert [case.kept for case in found if case.because == given_back] == [False]
    later = job(day(900), stars=5, pay=900)
    found = cases(contract_moves_the_score_by_its_share, History([later, BAD], at=day(910)))
    assert [case.kept for case in found if case.because == BAD] == [False]
    longer = contract_moves_the_score_by_its_share.bounded({"within": 1000})
    found = cases(longer, History([later, BAD], at=day(910)))
    assert [case.kept for case in found if case.because == BAD] == [True]


@given(histories())
def test_a_mean_by_amount_takes_no_more_than_the_share(history: History) -> None:
    kept_money = [c for c in history.contracts if c.net == c.paid and by_stars(c)]
    recent = [c for c in kept_money if c.hired > history.at.replace(year=history.at.year - 2)]
    run = Run(rules_with(by_pay, weighed_mean), History(recent, at=history.at))
    found = list(contract_moves_the_score_by_its_share(run))
    assert all(case.kept for case in found)
    assert all(case.of in run.history.freelancers() for case in found)


def test_one_contract_of_every_sort_is_asked_about() -> None:
    alike = [job(day(n), stars=5, pay=900) for n in range(3, 8)]
    found = cases(contract_moves_the_score_by_its_share, History([*alike, BAD], at=day(60)))
    assert [case.because for case in found] == [BAD, alike[0]]
    assert {case.of for case in found} == {ADA}
