"""Goals: what is wanted of two numbers, and how far they are from it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from evenhand.catalogue.goal_files import GoalFile, Wanted, wanted
from evenhand.possibility.goals import Goal, goal_of
from evenhand.rulesets import Scale
from hypothesis import given
from hypothesis import strategies as st

NUMBERS = st.integers(-50, 150) | st.fractions(0, 100)
SIDES = st.sampled_from(["", "or less", "or more"])
WANTED = st.builds(Wanted, NUMBERS, SIDES)


def meets(number: Fraction | int, one: Wanted) -> bool:
    return {"": number == one.number, "or less": number <= one.number}.get(
        one.side, number >= one.number
    )


@given(WANTED, NUMBERS)
def test_a_gap_is_none_just_where_a_number_is_wanted(one: Wanted, number: Fraction | int) -> None:
    assert one.gap(number) >= 0
    assert (one.gap(number) == 0) is meets(number, one)


@given(WANTED, WANTED, NUMBERS)
def test_no_number_meets_two_that_are_apart(one: Wanted, other: Wanted, number: int) -> None:
    assert one.apart(other) is other.apart(one)
    if one.apart(other):
        assert not (meets(number, one) and meets(number, other))
    else:
        assert any(meets(n, one) and meets(n, other) for n in (one.number, other.number))


@given(st.integers(0, 9999), st.integers(0, 99), st.sampled_from(["or less", "or more"]))
def test_a_bound_is_read_as_it_is_written(whole: int, hundredths: int, side: str) -> None:
    read = wanted(f"{whole}.{hundredths:02} {side}")
    assert (read.number, read.side) == (whole + Fraction(hundredths, 100), side)


def test_no_score_is_as_far_from_every_number_as_can_be() -> None:
    goal = Goal(before=Wanted(91), after=Wanted(80))
    assert goal.gap_before(None) > 10_000
    assert goal.gap_after(91, None) > 10_000
    assert not goal.met(None, None)


@pytest.mark.parametrize(("after", "met"), [(86, True), (87, False), (None, False)])
def test_a_fall_is_met_by_so_many_points_or_more(after: int | None, met: bool) -> None:
    assert Goal(falls_by=5).met(91, after) is met


@pytest.mark.parametrize(
    ("goal", "told"),
    [
        (Goal(before=Wanted(91), after=Wanted(80)), "91 does not lie on its scale of 1 to 5"),
        (Goal(before=Wanted(4), after=Wanted(0)), "0 does not lie on its scale of 1 to 5"),
        (Goal(falls_by=5), "a fall of 5 is longer than its scale of 1 to 5"),
        (Goal(before=Wanted(4), after=Wanted(2, "or less")), ""),
    ],
)
def test_what_lies_off_the_scale_is_told(goal: Goal, told: str) -> None:
    assert goal.off_scale(Scale(1, 5)) == told


def test_a_question_becomes_the_goal_that_it_states() -> None:
    asked = GoalFile(before=91, after="80 or less", feedback="hostile", contracts=7, besides=1)
    assert goal_of(asked) == Goal(
        before=Wanted(91),
        after=Wanted(80, "or less"),
        feedback="hostile",
        contracts=7,
        besides=1,
    )
