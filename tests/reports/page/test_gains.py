"""Gains and losses: bars are as long as there are people, and everybody is counted."""

from __future__ import annotations

from itertools import pairwise

import pytest
from evenhand.comparisons.effects import Bucket
from evenhand.comparisons.sides import Sides
from evenhand.reports.page.drawings import Drawing, Shape
from evenhand.reports.page.gains import Gains, Group, bars
from evenhand.reports.page.histograms import histogram
from evenhand.reports.page.people import drawn
from hypothesis import given
from hypothesis import strategies as st

from tests.comparisons.peopled import ALL_COUNT, compared

COUNTS = st.integers(0, 10**6)
SIDES = ("lost", "loses", "gains", "first")


@st.composite
def groups(draw: st.DrawFn) -> Group:
    gain, lose, stay, first, lost = (draw(COUNTS) for _ in range(5))
    median, none = draw(st.none() | st.fractions(-100, 100)), draw(COUNTS)
    people = gain + lose + stay + first + lost + none
    return Group("some", people, gain, lose, stay, first, lost, median, none)


def gains(*told: Group, buckets: tuple[Bucket, ...] = ()) -> Gains:
    return Gains("ours.a", "ours.b", ("Everybody.",), told, buckets)


def of_kind(drawing: Drawing, kind: str) -> list[Shape]:
    return [s for s in drawing.shapes if s.kind == kind and s.tag == "rect"]


def width(drawing: Drawing, kind: str) -> float:
    return sum(float(shape.attributes["width"]) for shape in of_kind(drawing, kind))


@given(st.lists(groups(), min_size=1, max_size=5))
def test_bars_are_as_long_as_the_shares_of_people_on_one_axis_for_all_groups(
    told: list[Group],
) -> None:
    found = bars(gains(*told))
    shares = [
        (number / (group.people or 1), width(bar.drawing, kind))
        for group, bar in zip(told, found, strict=True)
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
    group = Group("newcomers", 107, 20, 30, 40, 6, 4, -2, 7)
    assert bars(gains(group))[0].words == (
        "30 lose, 40 stay, 20 gain, 4 lose their score, 6 get a first score, "
        "7 have none on either side; "
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
    assert histogram(gains()).description == "Nobody."


BUCKETS = [(-100, -50), (-50, -20), (0, 0), (0, 1), (20, 50)]
KINDS = ["loses", "loses", "stayed", "gains", "gains"]


@given(st.lists(COUNTS, min_size=5, max_size=5))
def test_bars_of_points_are_as_long_as_there_are_people(people: list[int]) -> None:
    buckets = tuple(Bucket(*ends, count) for ends, count in zip(BUCKETS, people, strict=True))
    drawing = histogram(gains(buckets=buckets))
    some = [place for place, count in enumerate(people) if count]
    shown = range(some[0], some[-1] + 1) if some else range(0)
    rows = [shape for shape in drawing.shapes if shape.tag == "rect"]
    assert [shape.kind for shape in rows] == [KINDS[place] for place in shown]
    for place, bar in zip(shown, rows, strict=True):
        length = float(bar.attributes["width"])
        assert abs(length - 130 * people[place] / max(people)) < 0.2
        assert bar.told.endswith(f": {people[place]:,}")
        assert f"{people[place]:,}" in [shape.text for shape in drawing.shapes]


def test_a_comparison_is_drawn_with_everybody_in_it() -> None:
    found = drawn(compared())
    everybody, *others = found.groups
    assert everybody == Group("everybody", 5, 1, 1, 1, 0, 1, 0, 1)
    assert others
    assert all(group.people for group in others)
    assert sum(bucket.count for bucket in found.buckets) == 3
    assert (found.base, found.candidate) == ("all count", "paid count")
    title, story = found.largest_loss
    assert title == "The largest loss: 40 points, Cem"
    assert "Cem: 60 under all count, 20 under paid count" in " ".join(story.split())


def test_nobody_loses_where_the_rules_are_the_same() -> None:
    found = drawn(compared(Sides(ALL_COUNT, ALL_COUNT)))
    assert found.largest_loss == ("", "")
    assert found.groups[0] == Group("everybody", 5, 0, 0, 4, 0, 0, 0, 1)
