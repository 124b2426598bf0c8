"""Shapes, filled in: what is said and paid when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from evenhand.model.contracts import Contract, Party
from evenhand.strategies.kinds import MOMENT, Kind, kind_of
from evenhand.strategies.pool import Pool
from evenhand.strategies.shapes import GOOD, Shape
from evenhand.strategies.tables import Tables
from evenhand.strategies.themes import SHAPES
from evenhand.strategies.words import (
    ANSWERED_SCORN,
    LATE_SCORN,
    LOWERED,
    SCORN,
    TOO_LATE_SCORN,
    Told,
)
from hypothesis import given
from hypothesis import strategies as st

ON = datetime(2024, 3, 5, tzinfo=UTC)
ENDED = datetime(2024, 3, 5, 2, tzinfo=UTC)
TABLES = Tables()


def contract(shape: Shape, *, days: int = 7, amount: int = 200_00, word: str = "") -> Contract:
    client = Party("a client", "client")
    return shape.contract("one", Party("a"), client, on=ON, days=days, amount=amount, word=word)


def test_late_words_come_in_the_last_minute_of_the_day_or_in_the_first_of_the_next() -> None:
    (late,) = contract(Shape(says=LATE_SCORN), days=14).feedback
    (later,) = contract(Shape(says=TOO_LATE_SCORN), days=14).feedback
    assert late.at == datetime(2024, 3, 19, 23, 59, tzinfo=UTC)
    assert later.at == datetime(2024, 3, 20, 0, 1, tzinfo=UTC)


def test_other_words_come_soon_and_a_change_and_a_response_a_day_later() -> None:
    (changed,) = contract(Shape(says=LOWERED)).feedback
    (answered,) = contract(Shape(says=ANSWERED_SCORN)).feedback
    assert changed.at == answered.at == ENDED + timedelta(hours=2)
    assert [(c.at, c.was) for c in changed.changes] == [(changed.at + timedelta(days=1), 5)]
    assert answered.responded == answered.at + timedelta(days=1)


def test_what_is_said_stands_in_order_of_time() -> None:
    told = contract(Shape(says=LATE_SCORN, answers=SCORN), days=13)
    assert [said.by for said in told.feedback] == ["freelancer", "client"]


@pytest.mark.parametrize(
    ("refund", "kept"), [("none", 200_00), ("all", 0), ("half", 100_00), ("all but a little", 50)]
)
def test_a_refund_leaves_as_much(refund: str, kept: int) -> None:
    told = contract(Shape(refund=refund))  # type: ignore[arg-type]
    assert (told.paid, told.net) == (200_00, kept)


@given(st.integers(1, 10**7), st.sampled_from(["all", "half", "all but a little"]))
def test_no_refund_is_more_than_was_paid(amount: int, refund: str) -> None:
    told = contract(Shape(refund=refund), amount=amount)  # type: ignore[arg-type]
    assert 0 <= told.net <= told.paid


def test_pay_in_part_is_half_of_what_was_agreed() -> None:
    told = contract(Shape(pay="in part"))
    assert (told.paid, told.agreed) == (200_00, 400_00)


def test_regular_pay_never_pauses_for_a_quarter() -> None:
    told = contract(Shape(pay="regularly"), days=200)
    paydays = [told.hired, *(payment.at for payment in told.payments)]
    assert told.payments[-1].at == told.ended
    assert max(b - a for a, b in pairwise(paydays)) <= timedelta(days=90)


def test_an_open_contract_was_last_heard_of_on_its_day() -> None:
    assert contract(Shape(None), days=90).hired == ENDED
    long = contract(Shape(None, pay="regularly"), days=90)
    assert (long.hired, long.payments[-1].at) == (ENDED - timedelta(days=90), ENDED)


def test_a_report_is_made_at_the_hiring_or_after_what_was_said() -> None:
    (early,) = contract(Shape(told=Told("freelancer", "x", upheld=True))).reports
    (late,) = contract(Shape(told=Told("client", "x", upheld=False, afterwards=True))).reports
    (open_,) = contract(Shape(told=Told("client", "x"))).reports
    assert (early.at, early.ruled) == (ENDED - timedelta(days=7), ENDED)
    assert late.at == ENDED + timedelta(hours=3)
    assert (late.ruled, late.upheld) == (late.at + timedelta(days=5), False)
    assert (open_.ruled, open_.upheld) == (None, None)


def test_a_word_stands_where_the_shape_leaves_one_open() -> None:
    told = contract(Shape(reason=None, told=Told("client", None)), word="arbitration")
    assert told.end is not None
    assert (told.end.reason, told.reports[0].ground) == ("arbitration", "arbitration")
    kept = contract(Shape(reason="enough people"), word="arbitration")
    assert kept.end is not None
    assert kept.end.reason == "enough people"


def test_shapes_are_all_different() -> None:
    told = [contract(shape, days=29, word="a word") for shape in SHAPES]
    assert len(set(told)) == len(SHAPES)


@given(st.sampled_from(SHAPES), st.sampled_from(TABLES.ages), st.integers(0, 10**6))
def test_a_contract_ends_as_many_days_ago_and_nothing_of_it_is_later_than_the_moment(
    shape: Shape, age: int, size: int
) -> None:
    sizes = TABLES.sizes(shape)
    kind = kind_of(shape, age, *sizes[size % len(sizes)])
    made = kind.contract("one", "client 1")
    assert max(made.moments()) <= MOMENT
    last = made.end.at if made.end else max([made.hired, *(p.at for p in made.payments)])
    assert (MOMENT - last).days == kind.age - 1  # it ended early or late on its day
    if shape.late:
        assert len(made.feedback) == (shape.says is not None) + (shape.answers is not None)


def test_a_pool_makes_each_contract_once() -> None:
    pool, kind = Pool(), Kind(GOOD, 10, 7, 500_00)
    first = pool.contract(kind, "contract 1", "client 1")
    assert pool.contract(Kind(GOOD, 10, 7, 500_00), "contract 1", "client 1") is first
    assert pool.contract(kind, "contract 2", "client 1") is not first
    assert pool.history([first]).contracts[0] is first
