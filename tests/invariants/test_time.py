"""Time: contracts left open, months without work, and what is forgiven."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from fractions import Fraction

import pytest
from evenhand.invariants.time import (
    bad_work_is_forgiven_in_time,
    contract_left_open_never_lowers_the_score,
    idle_time_never_lowers_the_score,
)
from evenhand.model.contracts import Contract, Feedback
from evenhand.model.history import History
from evenhand.model.outcomes import Rated
from evenhand.model.units import Exact
from evenhand.questions.rules import aggregates, rates
from evenhand.runs import Run
from evenhand.strategies import histories
from hypothesis import given

from tests.invariants.spring import (
    ADA,
    CLEO,
    DORA,
    amounts,
    cases,
    day,
    job,
    left_open,
    mean_of_a_year,
    rules_with,
)

GOOD, BAD = job(day(1), stars=5, pay=900), job(day(2), stars=1, pay=900, client=DORA)


@rates()
def left_open_is_bad(contract: Contract) -> int | None:
    return None if contract.end else 0


@rates()
def left_open_for_months_is_bad(contract: Contract, moment: datetime) -> int | None:
    return 0 if contract.end is None and moment - contract.hired > timedelta(days=120) else None


@aggregates()
def mean_of_a_month(rated: Sequence[Rated], moment: datetime) -> Exact | None:
    recent = [e.outcome for e in rated if e.ended and moment - e.ended <= timedelta(days=30)]
    return 20 * Fraction(sum(recent), len(recent)) if recent else None


# Left open


def test_an_open_contract_that_counts_as_a_failure_is_found() -> None:
    history = History([GOOD, left_open(day(3), pay=500)], at=day(60))
    found = cases(contract_left_open_never_lowers_the_score, history, left_open_is_bad)
    assert [(case.kept, case.before, case.after) for case in found] == 2 * [(False, 100, 50)]


def test_an_open_contract_that_will_count_as_a_failure_one_day_is_found_before_that_day() -> None:
    history = History([GOOD, left_open(day(3), pay=500)], at=day(60))
    today, later = cases(
        contract_left_open_never_lowers_the_score, history, left_open_for_months_is_bad
    )
    assert (today.kept, today.after) == (True, 100)
    assert (later.kept, later.before, later.after) == (False, 100, 50)
    assert later.told == (
        "180 days later, with nothing new, Ada would have a score of 50, and without that contract "
        "a score of 100."
    )
    promise = contract_left_open_never_lowers_the_score.bounded({"later": 60})
    assert all(case.kept for case in cases(promise, history, left_open_for_months_is_bad))


@given(histories())
def test_who_leaves_open_contracts_out_keeps_the_promise(history: History) -> None:
    run = Run(rules_with(), history)
    assert all(case.kept for case in contract_left_open_never_lowers_the_score(run))


@pytest.mark.parametrize(("days", "count"), [(29, 0), (30, 2)])
def test_an_open_contract_is_idle_a_month_after_its_last_payment(days: int, count: int) -> None:
    history = History([left_open(day(0), pay=500)], at=day(days))
    assert len(cases(contract_left_open_never_lowers_the_score, history)) == count


def test_an_open_contract_that_was_never_paid_is_idle_at_once() -> None:
    assert cases(contract_left_open_never_lowers_the_score, History([left_open(day(0))], at=day(1)))


def test_an_ended_contract_or_one_that_somebody_spoke_of_is_not_left_open() -> None:
    spoken = left_open(day(0), feedback=(Feedback(by="client", at=day(1), stars=1),))
    for contract in (GOOD, spoken):
        assert not cases(contract_left_open_never_lowers_the_score, History([contract], at=day(90)))


# Idle time


def test_a_score_that_falls_by_itself_is_found() -> None:
    history = History([job(day(20), stars=1, pay=1), job(day(2), stars=5, pay=1)], at=day(21))
    (case,) = cases(idle_time_never_lowers_the_score, history, mean_of_a_month)
    assert (case.kept, case.before, case.after) == (False, 60, None)  # at day 51 nothing is left
    promise = idle_time_never_lowers_the_score.bounded({"days": 12})
    (case,) = cases(promise, history, mean_of_a_month)
    assert (case.kept, case.before, case.after) == (False, 60, 20)
    assert case.difference == "12 days later, with nothing new"
    assert case.varied.at == day(33)


def test_a_score_that_rises_by_itself_is_no_harm() -> None:
    history = History([job(day(20), stars=5, pay=1), job(day(2), stars=1, pay=1)], at=day(21))
    promise = idle_time_never_lowers_the_score.bounded({"days": 12})
    (case,) = cases(promise, history, mean_of_a_month)
    assert (case.kept, case.before, case.after) == (True, 60, 100)


@given(histories())
def test_a_score_that_knows_no_time_keeps_still(history: History) -> None:
    found = list(idle_time_never_lowers_the_score(Run(rules_with(), history)))
    assert len(found) == len(history.freelancers())
    assert all(case.kept for case in found)


# Forgiven


def test_a_mean_over_a_lifetime_never_forgets() -> None:
    (case,) = cases(bad_work_is_forgiven_in_time, History([GOOD, BAD], at=day(60)))
    assert (case.kept, case.before, case.after) == (False, 100, 60)
    assert case.amount == "without end"
    assert case.varied.at == day(2) + timedelta(days=732)
    assert case.told == (
        "Seen 732 days after that contract ended, Ada would have a score of 60, and without that "
        "contract a score of 100."
    )


def test_a_mean_over_a_year_forgets_in_a_year() -> None:
    (case,) = cases(bad_work_is_forgiven_in_time, History([GOOD, BAD], at=day(60)), mean_of_a_year)
    assert (case.kept, case.amount) == (True, 365)
    assert not case.told


def test_what_has_no_influence_today_is_forgiven_already() -> None:
    history = History([GOOD, BAD], at=day(400))
    (case,) = cases(bad_work_is_forgiven_in_time, history, mean_of_a_year)
    assert (case.kept, case.amount) == (True, 0)


@given(histories())
def test_a_window_of_a_year_keeps_the_promise_everywhere(history: History) -> None:
    found = list(bad_work_is_forgiven_in_time(Run(rules_with(mean_of_a_year), history)))
    assert all(case.kept for case in found)
    assert set(amounts(found)) <= {0, 30, 60, 90, 180, 365, 730, 731, None}


def test_a_shorter_bound_is_not_kept_by_a_longer_memory() -> None:
    promise = bad_work_is_forgiven_in_time.bounded({"within": 180})
    recent = job(day(170), stars=5, pay=900)
    (case,) = cases(promise, History([recent, BAD], at=day(171)), mean_of_a_year)
    assert (case.kept, case.amount) == (False, 365)


def test_the_search_for_the_age_is_left_to_short_histories() -> None:
    jobs = [job(day(n, hour=9), stars=5, pay=900, client=CLEO) for n in range(5, 10)]
    (case,) = cases(bad_work_is_forgiven_in_time, History([*jobs, BAD], at=day(60)))
    assert (case.kept, case.amount) == (False, None)


def test_only_paid_contracts_with_nothing_but_the_worst_feedback_ask_to_be_forgiven() -> None:
    fair = job(day(5), stars=3, pay=900)
    for contract in (GOOD, fair, job(day(5), stars=1), left_open(day(5))):
        assert not cases(bad_work_is_forgiven_in_time, History([contract], at=day(60)))


def test_of_several_the_one_that_ended_last_is_told() -> None:
    later = job(day(9), stars=1, pay=900)
    (case,) = cases(bad_work_is_forgiven_in_time, History([BAD, later], at=day(60)))
    assert (case.of, case.because) == (ADA, later)
