"""Sums: all that contracts can come to, counted by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from evenhand.catalogue.goal_files import Wanted
from evenhand.possibility.events import asked_event
from evenhand.possibility.goals import Goal
from evenhand.possibility.material import Material
from evenhand.possibility.sums import Adding, Summed
from evenhand.possibility.timelines import timeline_of
from evenhand.rulesets import RuleSet
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.policies.jobs import CATALOGUE
from tests.possibility.planted import MEAN_OF_TOTALS

NEVER = Goal(before=Wanted(100), after=Wanted(81), feedback="hostile")
STARS = CATALOGUE.rule_set("baselines.mean")


def added_up(goal: Goal, most: int, rules: RuleSet = MEAN_OF_TOTALS) -> Summed:
    timeline = timeline_of(rules, goal)
    material = Material(rules, timeline, asked_event(goal, timeline))
    found = Adding(material.scores, goal, most).through(material.settled, (), 0)
    assert found is not None
    return found


@pytest.mark.parametrize("most", [0, 1, 5, 12])
def test_good_and_bad_contracts_come_to_a_sum_for_each_number_of_both(most: int) -> None:
    # so many of which 0, 1, ... are good: 1 + 2 + ... + (most + 1)
    assert added_up(NEVER, most) == Summed(None, (most + 1) * (most + 2) // 2, whole=True)


@pytest.mark.parametrize("most", [0, 1, 2, 7])
def test_stars_come_to_every_sum_between_all_ones_and_all_fives(most: int) -> None:
    never = Goal(before=Wanted(5), after=Wanted(5, "or more"), feedback="hostile")
    # n contracts come to n, n + 1, ... or 5 n
    expected = sum(4 * n + 1 for n in range(most + 1))
    assert added_up(never, most, STARS) == Summed(None, expected, whole=True)


@given(st.integers(1, 12))
@settings(max_examples=12)
def test_the_first_that_is_found_has_the_fewest_contracts(good: int) -> None:
    after = Wanted(Fraction(100 * good, good + 1))
    goal = Goal(before=Wanted(100), after=after, feedback="hostile")
    found = added_up(goal, 20)
    assert found.found is not None
    assert [count for _, count in found.found] == [good]
