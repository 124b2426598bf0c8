"""In force: on which days rules held, and that no end is told that nobody knows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from evenhand.reports.in_force import days_in_force, held_on, out_of_force
from hypothesis import given
from hypothesis import strategies as st

from tests.explanations.test_reaching import by_stars, mean
from tests.questions.written import rule_set

START, END = date(2020, 3, 1), date(2020, 10, 31)
DAYS = st.dates(date(2019, 1, 1), date(2022, 1, 1))


@given(DAYS, st.sampled_from([None, END]))
def test_rules_held_from_their_first_day_to_their_last(today: date, end: date | None) -> None:
    rules = rule_set(by_stars, mean(), in_force=(START, end))
    held = today >= START and (end is None or today <= end)
    assert held_on(rules, today) is held
    assert [*out_of_force(rules, today)] == (
        []
        if held
        else [f"(Not in force on {today}: it was from {START} {f'until {end}' if end else 'on'}.)"]
    )


@given(DAYS)
def test_rules_without_a_first_day_are_never_said_to_have_been_out_of_force(today: date) -> None:
    rules = rule_set(by_stars, mean())
    assert held_on(rules, today)
    assert not [*out_of_force(rules, today)]
    assert days_in_force(rules) == ""


@pytest.mark.parametrize("day", [START - timedelta(days=1), END + timedelta(days=1)])
def test_the_ends_are_within(day: date) -> None:
    rules = rule_set(by_stars, mean(), in_force=(START, END))
    assert not held_on(rules, day)
    assert held_on(rules, START)
    assert held_on(rules, END)
