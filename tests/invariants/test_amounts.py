"""Amounts: dearer, paid at all, cut up, given back."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from evenhand.invariants.amounts import (
    dearer_bad_work_never_hurts_less,
    first_dollar_changes_little,
)
from evenhand.invariants.arranging import (
    refund_never_changes_the_score,
    splitting_a_contract_changes_nothing,
)
from evenhand.model.contracts import Contract, Payment
from evenhand.model.history import History
from evenhand.model.outcomes import Rated
from evenhand.model.units import Exact
from evenhand.questions.rules import aggregates, excludes, rates
from evenhand.runs import Run
from evenhand.strategies import histories
from hypothesis import given

from tests.invariants.spring import (
    ADA,
    DORA,
    amounts,
    by_pay,
    cases,
    day,
    job,
    left_open,
    rules_with,
    weighed_mean,
)

GOOD = job(day(1), stars=5, pay=900)
BAD = job(day(2), stars=1, pay=900, client=DORA)
TWO = History([GOOD, BAD], at=day(60))
FREE = job(day(3), stars=1, client=DORA)


@excludes()
def dear_ones(contract: Contract) -> bool:
    return contract.paid >= 9000


@excludes()
def refunded_ones(contract: Contract) -> bool:
    return contract.paid > 0 and contract.net == 0


@rates()
def five_stars_for_who_gives_back(contract: Contract) -> int | None:
    return 5 if contract.refunds else None


@aggregates()
def mean_of_clients(rated: Sequence[Rated]) -> Exact | None:
    clients = {each.other for each in rated}
    means = []
    for client in clients:
        stars = [each.outcome for each in rated if each.other == client]
        means.append(Fraction(sum(stars), len(stars)))
    return 20 * Fraction(sum(means), len(means)) if means else None


# Dearer


def test_bad_work_that_hurts_less_when_it_is_dear_is_found() -> None:
    (case,) = cases(dearer_bad_work_never_hurts_less, TWO, dear_ones)
    assert (case.kept, case.before, case.after) == (False, 60, 100)
    assert case.because == BAD
    assert [c.paid for c in case.varied.contracts] == [900, 9000]


@given(histories())
def test_to_weigh_by_amount_never_makes_dear_bad_work_hurt_less(history: History) -> None:
    run = Run(rules_with(by_pay, weighed_mean), history)
    assert all(case.kept for case in dearer_bad_work_never_hurts_less(run))


def test_only_paid_work_with_the_worst_feedback_is_made_dearer() -> None:
    fair = job(day(5), stars=2, pay=900)
    assert not cases(dearer_bad_work_never_hurts_less, History([GOOD, FREE, fair], at=day(60)))


# The first dollar


def test_a_line_at_nothing_paid_is_found_with_its_height() -> None:
    (case,) = cases(first_dollar_changes_little, History([GOOD, FREE], at=day(60)))
    assert (case.kept, case.before, case.after, case.amount) == (False, 100, 60, 40)
    assert case.difference == "had it paid $1 for some work"
    (paid,) = [contract for contract in case.varied.contracts if contract.id == FREE.id]
    assert (paid.net, paid.work) == (100, (FREE.hired,))


def test_a_dollar_among_many_weighs_little() -> None:
    history = History([GOOD.replace(payments=(Payment(day(1), 200_00),)), FREE], at=day(60))
    (case,) = cases(first_dollar_changes_little, history, by_pay, weighed_mean)
    # the dollar is one of 201, and takes 80 points of its share
    assert (case.kept, case.amount) == (True, Fraction(80, 201))


def test_the_bounds_say_how_many_points_and_cents() -> None:
    history = History([GOOD, FREE], at=day(60))
    lenient = first_dollar_changes_little.bounded({"points": 40})
    assert [case.kept for case in cases(lenient, history)] == [True]
    dearer = first_dollar_changes_little.bounded({"cents": 900})
    found = cases(dearer, history, by_pay, weighed_mean)
    assert [(case.kept, case.amount) for case in found] == [(False, 40)]


@pytest.mark.parametrize("contract", [BAD, left_open(day(1)), job(day(5), stars=4)])
def test_who_was_paid_is_still_at_work_or_was_not_scorned_is_not_asked(contract: Contract) -> None:
    assert not cases(first_dollar_changes_little, History([GOOD, contract], at=day(60)))


# Cut up


def test_a_mean_of_contracts_gains_by_cutting_them_up() -> None:
    (case,) = cases(splitting_a_contract_changes_nothing, TWO)
    # ten times five stars and once one star
    assert (case.kept, case.before, case.after) == (False, 60, Fraction(1020, 11))
    assert case.amount == Fraction(360, 11)
    parts = case.varied.of(GOOD.client)
    assert len(parts) == len({part.id for part in parts}) == 10
    assert {(part.paid, part.end, part.feedback) for part in parts} == {
        (90, GOOD.end, GOOD.feedback)
    }


@given(histories())
def test_to_count_clients_or_to_weigh_by_amount_makes_cutting_up_pointless(
    history: History,
) -> None:
    for rules in ((by_pay, weighed_mean), (mean_of_clients,)):
        found = list(splitting_a_contract_changes_nothing(Run(rules_with(*rules), history)))
        if rules == (mean_of_clients,):
            alone = {c.id for c in history.contracts if len(history.of(c.client)) == 1}
            found = [case for case in found if case.because and case.because.id in alone]
        assert all(case.kept for case in found)
        assert set(amounts(found)) <= {0}


def test_what_ten_does_not_divide_or_is_still_open_is_not_cut_up() -> None:
    odd = job(day(1), stars=5, pay=901)
    assert not cases(splitting_a_contract_changes_nothing, History([odd, FREE], at=day(60)))
    running = left_open(day(2), pay=900)
    assert not cases(splitting_a_contract_changes_nothing, History([running], at=day(60)))


# Given back


def test_a_refund_that_erases_a_review_is_found() -> None:
    found = cases(refund_never_changes_the_score, TWO, refunded_ones)
    assert [(case.because, case.kept, case.after) for case in found] == [
        (GOOD, False, 20),
        (BAD, False, 100),
    ]


def test_a_refund_that_is_rewarded_is_found() -> None:
    found = cases(refund_never_changes_the_score, TWO, five_stars_for_who_gives_back)
    assert [(case.because, case.kept, case.after) for case in found] == [
        (GOOD, True, 60),
        (BAD, False, 100),
    ]


def test_what_is_left_after_a_first_refund_is_given_back() -> None:
    partly = BAD.replace(refunds=(Payment(day(2), 300),))
    (case,) = cases(refund_never_changes_the_score, History([partly], at=day(60)))
    assert case.of == ADA
    assert [(c.paid, c.net) for c in case.varied.contracts] == [(900, 0)]


@given(histories())
def test_a_score_of_stars_does_not_hear_of_refunds(history: History) -> None:
    found = list(refund_never_changes_the_score(Run(rules_with(), history)))
    assert all(case.kept for case in found)


def test_where_nothing_was_kept_there_is_nothing_to_give_back() -> None:
    refunded = BAD.replace(refunds=BAD.payments)
    assert not cases(refund_never_changes_the_score, History([refunded, FREE], at=day(60)))
