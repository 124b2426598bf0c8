"""Gains and losses: bars are as long as there are people, and everybody is counted."""

from __future__ import annotations

from itertools import pairwise

import pytest
from evenhand.model.units import Exact
from evenhand.reports.page.drawings import Drawing, Shape
from evenhand.reports.page.gains import Bucket, Gains, Group, bars
from evenhand.reports.page.histograms import histogram
from hypothesis import given
from hypothesis import strategies as st

COUNTS = st.integers(0, 10**6)
SIDES = ("lost", "loses", "gains", "first")


@st.composite
def groups(draw: st.DrawFn) -> Group:
    gain, lose, stay, first, lost = (draw(COUNTS) for _ in range(5))
    median = draw(st.none() | st.fractions(-100, 100))
    return Group("some", gain + lose + stay + first + lost, gain, lose, stay, first, lost, median)


def gains(*told: Group, buckets: tuple[Bucket, ...] = ()) -> Gains:
    return Gains("ours.a", "ours.b", "Everybody.", told, buckets)


def of_kind(drawing: Drawing, kind: str) -> list[Shape]:
    return [s for s in drawing.shapes if s.kind == kind and s.tag == "rect"]


def width(drawing: Drawing, kind: str) -> float:
    return sum(float(shape.attributes["width"]) for shape in of_kind(drawing, kind))


@given(st.lists(groups(), min_size=1, max_size=5))
def test_bars_are_as_long_as_the_shares_of_people_on_one_axis_for_all_groups(
    told: list[Group],
) -> None:
    drawn = bars(gains(*told))
    shares = [
        (number / (group.people or 1), width(bar.drawing, kind))
        for group, bar in zip(told, drawn, strict=True)
        for kind, number in zip(
            SIDES, (group.lost, group.lose, group.gain, group.first), strict=True
        )
    ]
    largest = max(share for share, _ in shares)
    for share, length in shares:
        assert 0 <= length <= 102.1
        if largest > 0.02:
            scale = max(length for s, length in shares if s == largest) / largest
            assert abs(share * scale - length) < 0.3


@given(groups())
def test_bars_stand_beside_each_other_and_within_the_drawing(group: Group) -> None:
    drawing = bars(gains(group))[0].drawing
    places = [of_kind(drawing, kind)[0].attributes for kind in SIDES]
    for left, right in pairwise(places):
        assert abs(float(left["x"]) + float(left["width"]) - float(right["x"])) < 0.25
    assert float(places[0]["x"]) >= 40
    assert float(places[-1]["x"]) + float(places[-1]["width"]) <= 280


def test_a_group_is_told_in_words() -> None:
    group = Group("newcomers", 100, 20, 30, 40, 6, 4, -2)
    assert bars(gains(group))[0].words == (
        "30 lose, 40 stay, 20 gain, 4 lose their score, 6 get a first score; "
        "the median change is \N{MINUS SIGN}2."
    )


@pytest.mark.parametrize(
    ("people", "of", "told"), [(0, 10, "0%"), (1, 1000, "<1%"), (1, 3, "33%"), (5, 5, "100%")]
)
def test_shares_are_whole_and_somebody_is_never_nobody(people: int, of: int, told: str) -> None:
    drawing = bars(gains(Group("some", of, people, 0, of - people, 0, 0, None)))[0].drawing
    assert told in [shape.text for shape in drawing.shapes]


def test_nobody_at_all_is_drawn_without_bars() -> None:
    drawing = bars(gains(Group("nobody", 0, 0, 0, 0, 0, 0, None)))[0].drawing
    assert all(width(drawing, kind) == 0 for kind in SIDES)
    assert histogram(gains()).description == "By points: nobody."


@given(st.lists(COUNTS, min_size=1, max_size=30))
def test_columns_are_as_high_as_there_are_people(people: list[int]) -> None:
    start = -len(people) // 2
    buckets = tuple(Bucket(start + n, start + n + 1, count) for n, count in enumerate(people))
    drawing = histogram(gains(buckets=buckets))
    columns = [shape for shape in drawing.shapes if shape.tag == "rect"]
    assert [shape.kind for shape in columns] == [
        "loses" if b.end <= 0 else "gains" for b in buckets
    ]
    highest = max(1, *people)
    for count, column in zip(people, columns, strict=True):
        assert abs(float(column.attributes["height"]) - 124 * count / highest) < 0.2
        assert f": {count:,}" in column.told


@pytest.mark.parametrize(
    ("most", "told"), [(3, "3"), (1_000, "1k"), (12_000, "10k"), (4_000_000, "4M")]
)
def test_large_counts_are_told_in_four_signs(most: Exact, told: str) -> None:
    drawing = histogram(gains(buckets=(Bucket(0, 1, int(most)),)))
    words = [shape.text for shape in drawing.shapes if shape.kind == "tick"]
    assert told in words
    assert all(len(text) <= 4 for text in words if text[:1].isdigit())
