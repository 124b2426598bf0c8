"""Good contracts: what a promise puts beside a history."""

from __future__ import annotations

from datetime import timedelta

from evenhand.invariants.good_contracts import after, beside, perfect_record, usual_pay
from evenhand.model.contracts import Feedback
from evenhand.model.history import History
from evenhand.strategies import histories
from hypothesis import given
from hypothesis import strategies as st

from tests.invariants.spring import ADA, DORA, day, job

BAD = job(day(2), stars=1, pay=900)


@given(histories(), st.integers(0, 40))
def test_they_are_known_are_praised_and_end_before_now(history: History, number: int) -> None:
    for contract in history.contracts[:1]:
        more = history.varied(after(number), contract)
        added = [one for one in more.contracts if one not in history.contracts]
        assert len(added) == len({one.client for one in added}) == number
        assert all(one.as_of(history.at) is one for one in added)
        assert all(said.glowing for one in added for said in one.feedback)
        assert {one.paid for one in added} <= {usual_pay(history, contract.freelancer)}


def test_a_shorter_record_is_part_of_a_longer_one() -> None:
    ten = perfect_record(ADA, 10, day(60))
    assert perfect_record(ADA, 3, day(60)) == ten[:3]
    ends = [contract.end.at for contract in ten if contract.end]
    assert ends == [day(60) - timedelta(hours=12 * n) for n in range(1, 11)]


def test_the_same_variation_is_made_once() -> None:
    history = History([BAD], at=day(60))
    assert history.varied(beside(10), BAD) is history.varied(beside(10), BAD)
    assert beside(10) is not beside(9)


def test_praise_that_shows_no_stars_does_not_count_towards_the_ten() -> None:
    private = (Feedback(by="client", at=day(5), private=10),)
    other = job(day(5), pay=900, client=DORA).replace(feedback=private)
    history = History([BAD, other], at=day(60))
    assert len(history.varied(beside(10), BAD)) == 2 + 10


def test_what_is_usual_is_the_median_of_what_was_paid() -> None:
    paid = [job(day(n), pay=pay) for n, pay in enumerate([300, 100, 0, 900, 500])]
    assert usual_pay(History(paid, at=day(60)), ADA) == 300
    assert usual_pay(History(at=day(60)), ADA) == 500_00
