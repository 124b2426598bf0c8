"""Axes: ticks are round and within, places keep the order, and an axis has room for its numbers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from evenhand.model.units import Exact
from evenhand.reports.page.axes import Axis, Calendar, around
from hypothesis import given
from hypothesis import strategies as st

NUMBERS: st.SearchStrategy[Exact] = st.integers(-(10**9), 10**9) | st.fractions(-100, 100)
COUNTS = st.integers(2, 12)


@st.composite
def axes(draw: st.DrawFn) -> Axis:
    one, other = draw(NUMBERS), draw(NUMBERS)
    return Axis(min(one, other), max(one, other), 0, 300)


@given(axes(), COUNTS)
def test_ticks_lie_within_evenly_in_order_and_are_no_more_than_asked_for(
    axis: Axis, most: int
) -> None:
    ticks = axis.ticks(most)
    assert len(ticks) <= most
    assert all(axis.low <= tick <= axis.high for tick in ticks)
    assert len({after - before for before, after in pairwise(ticks)}) <= 1
    assert ticks == sorted(set(ticks))


@given(axes())
def test_there_are_a_few_ticks_where_several_are_asked_for(axis: Axis) -> None:
    if axis.low < axis.high:
        assert len(axis.ticks(6)) >= 2


@pytest.mark.parametrize(
    ("low", "high", "most", "ticks"),
    [
        (0, 100, 6, [0, 20, 40, 60, 80, 100]),
        (0, 52, 5, [0, 20, 40]),
        (Fraction(461, 100), 5, 3, [Fraction(24, 5), 5]),
        (-20, 40, 7, [-20, -10, 0, 10, 20, 30, 40]),
        (7, 7, 4, [7]),
    ],
)
def test_ticks_are_round_numbers(low: Exact, high: Exact, most: int, ticks: list[Exact]) -> None:
    assert Axis(low, high, 0, 1).ticks(most) == ticks


@given(axes(), NUMBERS, NUMBERS)
def test_places_keep_the_order_of_numbers(axis: Axis, one: Exact, other: Exact) -> None:
    if one <= other:
        assert axis.at(one) <= axis.at(other)


@given(axes())
def test_the_ends_of_an_axis_stand_at_the_ends_of_its_line(axis: Axis) -> None:
    ends = (0, 300) if axis.low < axis.high else (150, 150)
    assert (axis.at(axis.low), axis.at(axis.high)) == ends


@given(st.lists(NUMBERS, min_size=1), st.integers(1, 1000))
def test_an_axis_around_numbers_shows_them_all(numbers: list[Exact], least: int) -> None:
    low, high = around(numbers, least, within=(0, 100))
    assert low <= min(numbers) <= max(numbers) <= high
    assert low >= min(0, *numbers)
    assert high <= max(100, *numbers)


def test_a_single_number_in_the_middle_of_its_scale_has_room_on_both_sides() -> None:
    assert around([50], 20, within=(0, 100)) == (40, 60)
    assert around([100], 20, within=(0, 100)) == (90, 100)


def test_a_moment_stands_where_its_share_of_the_time_ends() -> None:
    first = datetime(2024, 1, 1, tzinfo=UTC)
    calendar = Calendar(first, first + timedelta(days=10), 20, 120)
    places = [calendar.at(first + timedelta(days=days)) for days in (0, 5, 10)]
    assert places == [20, 70, 120]
