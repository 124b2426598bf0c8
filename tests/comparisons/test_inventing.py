"""Invented people: the same from the same seed, plausible, and as many of each sort as is said."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from evenhand.comparisons.groups import GROUPS
from evenhand.comparisons.inventing import invented
from evenhand.comparisons.people import Person
from evenhand.comparisons.population import CAREERS, MISHAPS, WORDS
from evenhand.model.contracts import Contract
from evenhand.strategies.kinds import MOMENT
from hypothesis import given
from hypothesis import strategies as st

MANY = invented(1_500, seed=3)
SEEDS = st.integers(0, 10**6)
HOLDS = {group.name: group.holds for group in GROUPS}


@given(SEEDS, st.integers(1, 6), st.integers(0, 6))
def test_the_same_seed_gives_the_same_people_however_many(seed: int, few: int, more: int) -> None:
    one, other = invented(few, seed=seed), invented(few + more, seed=seed)
    assert one.everybody == other.everybody[:few]
    assert (one.at, one.seed, one.invented) == (MOMENT, seed, True)


def test_another_seed_gives_other_people() -> None:
    assert invented(3, seed=1).everybody != invented(3, seed=2).everybody


@given(SEEDS, st.integers(0, 3000))
def test_people_seen_from_another_day_are_the_same_people_then(seed: int, days: int) -> None:
    at = datetime(2018, 1, 1, tzinfo=UTC) + timedelta(days=days)
    (then,), (now,) = invented(1, seed=seed, at=at).everybody, invented(1, seed=seed).everybody
    assert then.history.moved(by=MOMENT - at) == now.history


@given(SEEDS)
def test_a_life_is_one_that_somebody_can_have(seed: int) -> None:
    (each,) = invented(1, seed=seed).everybody
    assert each.contracts
    assert {contract.freelancer for contract in each.contracts} == {each.of}
    for contract in each.contracts:
        could_have_been(contract)
    for fact in each.facts:
        theirs = [c for c in each.contracts if c.client == fact.about]
        assert any(c.end and c.end.at < fact.at <= MOMENT for c in theirs)


def could_have_been(contract: Contract) -> None:
    assert contract.end is None or contract.end.at > contract.hired
    assert max(contract.moments()) <= MOMENT
    assert 8 <= contract.hired.hour <= 18
    assert len(contract.feedback) <= 1
    for said in contract.feedback:
        assert contract.end is not None
        assert said.at > contract.end.at
    assert all(payment.amount == contract.agreed for payment in contract.payments)
    assert not contract.payments or contract.work


def test_shares_add_up_and_nobody_is_left_out() -> None:
    assert sum(career.share for career in CAREERS) == 100
    assert sum(count for _, count in WORDS) == 100


def test_of_those_dissatisfied_in_private_a_quarter_give_four_stars_or_more() -> None:
    dissatisfied = Counter[bool]()
    for words, count in WORDS:
        if words is not None and words[1] <= 6:
            dissatisfied[words[0] >= 4] += count
    assert dissatisfied[True] * 4 == dissatisfied.total()


@pytest.mark.parametrize(
    ("group", "least", "most"),
    [
        ("newcomers", 170, 250),
        ("few long contracts", 70, 130),
        ("busy", 60, 120),
        ("cancelled unpaid, silent", 90, 150),
        ("cancelled unpaid, hostile", 40, 80),
        ("left idle", 60, 110),
        ("a flagged client", 30, 60),
    ],
)
def test_there_are_about_as_many_of_each_sort_as_the_mix_says(
    group: str, least: int, most: int
) -> None:
    """Of a thousand; a few have what befell them hidden by the end of time, or twice."""
    count = len([each for each in MANY.everybody if HOLDS[group](each)]) * 1000 // 1500
    assert least <= count <= most


def test_every_group_has_somebody_and_nobody_has_everything() -> None:
    for group in GROUPS:
        inside = [each for each in MANY.everybody if group.holds(each)]
        assert 20 <= len(inside) < len(MANY.everybody)


def test_every_mishap_befalls_people_of_several_careers() -> None:
    assert len(MISHAPS) == len({mishap.name for mishap in MISHAPS})
    silent = [each for each in MANY.everybody if HOLDS["cancelled unpaid, silent"](each)]
    assert {HOLDS["newcomers"](each) for each in silent} == {True, False}
    assert {HOLDS["busy"](each) for each in silent} == {True, False}


def long(each: Person) -> int:
    return len(each.contracts)


def test_histories_are_short_and_long() -> None:
    lengths = sorted(map(long, MANY.everybody))
    assert (lengths[0], lengths[-1] > 40) == (1, True)


@given(SEEDS)
def test_whoever_is_paid_by_the_month_is_paid_a_month_after_the_hire_and_then_every_month(
    seed: int,
) -> None:
    (each,) = invented(1, seed=seed).everybody
    for contract in each.contracts:
        at = [contract.hired, *(payment.at for payment in contract.payments)]
        if contract.kind == "hourly":
            assert all(later - earlier >= timedelta(days=30) for earlier, later in pairwise(at))


def test_about_a_tenth_work_mostly_for_one_client() -> None:
    mostly = [each for each in MANY.everybody if long(each) >= 8 and _share_of_one(each) > 60]
    assert 60 <= len(mostly) * 1000 // 1500 <= 120


def _share_of_one(each: Person) -> int:
    most = Counter(contract.client for contract in each.contracts).most_common(1)[0][1]
    return 100 * most // long(each)
