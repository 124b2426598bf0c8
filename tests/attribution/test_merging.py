"""Merging: more than twelve causes, made fewer; what is told apart keeps an exact share."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from evenhand.attribution.changes import Attribution, attributed
from evenhand.attribution.games import Game
from evenhand.attribution.merging import Lots, merged
from evenhand.attribution.news import News
from evenhand.model.history import History
from evenhand.model.units import Exact
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.attribution.written import ADA, ADDITIVE, RULE_SETS, day, history, job


class Told(Game):
    """A game of so many causes, with a number for every set of them."""

    def __init__(self, causes: int, number: Callable[[frozenset[int]], Exact | None]) -> None:
        super().__init__(lambda _: 0, History(), History(), [News("rest")] * causes, {})
        self._tell = number

    def number(self, chosen: frozenset[int]) -> Exact | None:
        return self._tell(chosen)


def lots(causes: int, number: Callable[[frozenset[int]], Exact | None], **more: list[int]) -> Lots:
    apart = list(range(causes))
    return merged(Told(causes, number), more.get("alike", apart), more.get("kin", apart))


def sizes(found: Lots) -> list[list[int]]:
    return sorted(sorted(map(len, members)) for members in found.classes)


@pytest.mark.parametrize("causes", [0, 1, 12])
def test_up_to_twelve_causes_stay_as_they_are(causes: int) -> None:
    found = lots(causes, lambda chosen: 0, kin=[0] * causes, alike=[0] * causes)
    assert found == Lots(tuple(((place,),) for place in range(causes)))


def test_of_more_those_that_make_no_difference_by_themselves_are_one() -> None:
    found = lots(20, lambda chosen: len([place for place in chosen if place < 5]))
    assert sizes(found) == [[1]] * 5 + [[15]]
    assert found.why == {tuple(range(5, 20)): "make no difference by themselves"}


def test_alike_ones_are_only_counted() -> None:
    found = lots(40, len, alike=[0] * 40)
    assert sizes(found) == [[1] * 40]
    assert found.mixtures == 41


def test_the_largest_families_are_one_until_the_rest_can_be_told_apart() -> None:
    kin = [0] * 3 + [1] * 6 + [2] * 5 + list(range(3, 9))
    found = lots(20, len, kin=kin)
    assert sizes(found) == [[1]] * 9 + [[5], [6]]
    assert set(found.why.values()) == {"are of one kind"}


def test_where_nothing_else_helps_those_that_make_the_smallest_difference_are_one() -> None:
    found = lots(20, lambda chosen: sum(1 + place for place in chosen))
    assert sizes(found) == [[1]] * 11 + [[9]]
    assert found.why == {tuple(range(9)): "make the smallest difference"}


def test_to_lose_or_win_a_score_is_more_than_any_number_of_points() -> None:
    found = lots(20, lambda chosen: sum(chosen) if 0 in chosen else None)
    assert ((0,),) in found.classes


@given(
    numbers=st.lists(st.integers(-3, 3), min_size=13, max_size=25),
    kin=st.lists(st.integers(0, 9), min_size=25, max_size=25),
)
def test_every_cause_is_in_one_lot_and_all_mixtures_can_be_looked_at(
    numbers: list[int], kin: list[int]
) -> None:
    count = len(numbers)
    found = lots(count, lambda chosen: sum(numbers[place] for place in chosen), kin=kin[:count])
    placed = [place for members in found.classes for lot in members for place in lot]
    assert sorted(placed) == list(range(count))
    assert found.mixtures <= 2**12


def split(told: History) -> Attribution:
    return attributed(RULE_SETS["a mean"], told, of=ADA, before=day(5), after=told.at)


def test_many_that_only_names_tell_apart_have_each_an_equal_share() -> None:
    told = history(job("good", ended=1), *[job(f"bad {n}", ended=9, stars=1) for n in range(30)],
                   at=30)  # fmt: skip
    found = split(told)
    assert [share.points for share in found.shares] == [Fraction(-80, 31)] * 30
    assert (
        found.note
        == "Where nothing but names tells several apart, only their number was looked at."
    )


def test_many_that_names_and_dates_tell_apart_are_one_cause() -> None:
    bad = [job(f"bad {n}", ended=14 + n / 24, stars=1) for n in range(30)]
    found = split(history(job("good", ended=1), *bad, job("fair", ended=13, stars=3), at=30))
    assert [(share.cause.kind, len(share.cause.contracts)) for share in found.shares] == [
        ("added", 30),
        ("added", 1),
    ]
    assert sum(share.points for share in found.shares) == Fraction(20 * 38, 32) - 100
    assert found.note == "30 that are of one kind are counted as one."


@settings(max_examples=8)
@given(stars=st.lists(st.integers(1, 5), min_size=13, max_size=18), data=st.data())
def test_where_contracts_only_add_up_it_does_not_matter_that_some_are_one(
    stars: list[int], data: st.DataObject
) -> None:
    days = data.draw(st.lists(st.integers(6, 9), min_size=len(stars), max_size=len(stars)))
    jobs = [job(f"job {n}", ended=days[n], stars=stars[n]) for n in range(len(stars))]
    told = history(*jobs, at=30)
    found = attributed(ADDITIVE, told, of=ADA, before=day(-9), after=day(30))
    worth = {f"job {n}": 5 * stars[n] for n in range(len(stars))}
    for share in found.shares:
        assert share.points == sum(worth[name] for name in share.cause.contracts)
