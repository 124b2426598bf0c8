"""Recovery: how many good contracts it takes."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest
from evenhand.invariants.recovery import good_work_restores_the_score
from evenhand.model.contracts import Contract
from evenhand.model.history import History
from evenhand.model.outcomes import Rated
from evenhand.model.units import Exact
from evenhand.questions.rules import aggregates, weighs
from evenhand.runs import Run
from evenhand.strategies import histories
from hypothesis import given

from tests.invariants.spring import ADA, cases, day, job, rules_with

BAD = job(day(2), stars=1, pay=900)


@aggregates()
def successes_less_failures(rated: Sequence[Rated]) -> Exact | None:
    balance = sum(each.weight * (1 if each.outcome > 3 else -1) for each in rated)
    total = sum(each.weight for each in rated)
    return Fraction(100 * balance, total) if rated else None


@aggregates()
def mean_of_the_last_three(rated: Sequence[Rated]) -> Exact | None:
    last = sorted(rated, key=lambda each: each.ended or day(0))[-3:]
    return 20 * Fraction(sum(each.outcome for each in last), len(last)) if last else None


@aggregates()
def the_worst(rated: Sequence[Rated]) -> Exact | None:
    return min((20 * each.outcome for each in rated), default=None)


@weighs()
def bad_ones_count_eight_times(contract: Contract) -> int:
    return 8 if any(said.negative for said in contract.feedback_by_client) else 1


@pytest.mark.parametrize(
    ("rules", "kept", "amount"),
    [
        ((), True, 7),  # (20 + 7 * 100) / 8 = 90
        ((mean_of_the_last_three,), True, 3),
        ((successes_less_failures,), False, 19),  # (19 - 1) / 20 = 90 %
        ((successes_less_failures, bad_ones_count_eight_times), False, 152),  # 19 * 8
        ((the_worst,), False, "without end"),
    ],
)
def test_the_fewest_good_contracts_after_a_bad_one_are_counted(
    rules: tuple[Any, ...], kept: bool, amount: Any
) -> None:
    (case,) = cases(good_work_restores_the_score, History([BAD], at=day(60)), *rules)
    assert (case.kept, case.amount) == (kept, amount)


def test_the_case_tells_the_score_after_ten_more() -> None:
    history = History([BAD, job(day(5), stars=1, pay=700)], at=day(60))
    (case,) = cases(good_work_restores_the_score, history)
    assert case.difference == "had Ada finished 10 good contracts more"
    # (20 + 20 + 10 * 100) / 12
    assert (case.kept, case.before, case.after) == (False, 20, Fraction(260, 3))
    assert case.amount is None  # how many it takes is counted after one bad contract


def test_the_good_contracts_pay_what_is_usual_and_are_of_new_clients() -> None:
    paid = [job(day(n), stars=1, pay=100 * n, client=BAD.client) for n in (3, 4, 5, 6)]
    (case,) = cases(good_work_restores_the_score, History(paid, at=day(60)))
    new = [c for c in case.varied.of(ADA) if c.id.startswith("good")]
    assert len(new) == len({c.client for c in new}) == 10
    assert {c.paid for c in new} == {400}
    assert all(c.end and c.end.at < day(60) for c in new)


def test_without_pay_of_ones_own_they_pay_five_hundred_dollars() -> None:
    promise = good_work_restores_the_score
    history = History([BAD.replace(payments=(), work=(day(1),))], at=day(60))
    (case,) = cases(promise, history)
    assert {c.paid for c in case.varied.of(ADA) if c.id.startswith("good")} == {500_00}


def test_the_bounds_say_how_many_and_how_high() -> None:
    history = History([BAD], at=day(60))
    strict = good_work_restores_the_score.bounded({"good_contracts": 6})
    assert [case.kept for case in cases(strict, history)] == [False]
    assert [case.amount for case in cases(strict, history)] == [7]
    lower = good_work_restores_the_score.bounded({"good_contracts": 6, "hundredths": 80})
    assert [(case.kept, case.amount) for case in cases(lower, history)] == [(True, 3)]


@given(histories())
def test_a_score_of_the_last_three_is_restored_by_three(history: History) -> None:
    found = list(good_work_restores_the_score(Run(rules_with(mean_of_the_last_three), history)))
    assert all(case.kept for case in found)
    assert all(case.amount is None or case.amount <= 3 for case in found)  # type: ignore[operator]


@pytest.mark.parametrize("stars", [5, None])
def test_who_has_a_high_score_or_none_needs_no_way_back(stars: int | None) -> None:
    history = History([job(day(2), stars=stars, pay=900)], at=day(60))
    assert not cases(good_work_restores_the_score, history)
