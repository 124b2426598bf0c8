"""Places: what is settled crosses no threshold between the updates, and what is leaving does."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from evenhand.possibility.courses import IN_NUMBERS
from evenhand.possibility.goals import Goal
from evenhand.possibility.kinds import kinds_in
from evenhand.possibility.places import places_of
from evenhand.possibility.timelines import timeline_of
from hypothesis import given
from hypothesis import strategies as st

from tests.policies.jobs import CATALOGUE
from tests.possibility.planted import MEAN, OF_A_YEAR

START = datetime(2025, 1, 1, tzinfo=UTC)
JSS = CATALOGUE.rule_set("upwork.jss_2020_11")


def age(ended: datetime, at: datetime) -> int:
    """In days as most rules count them, from date to date."""
    return (at.date() - ended.date()).days


@given(st.integers(0, 1500), st.integers(1, 60), st.integers(0, 59))
def test_what_is_settled_stays_within_the_year_and_what_is_leaving_leaves_it(
    start: int, passed: int, copy: int
) -> None:
    first = START + timedelta(days=start)
    goal = Goal(first=first, last=first + timedelta(days=passed))
    timeline = timeline_of(OF_A_YEAR, goal)
    places = places_of(OF_A_YEAR, timeline)
    assert {place.when for place in places} == {"settled", "meanwhile", "revealed", "leaving"}
    for place in places:
        ended = place.ended(copy, timeline)
        at_first, at_last = age(ended, timeline.seen_first), age(ended, timeline.seen_last)
        if place.when == "settled":
            assert at_first >= 0
            assert at_last <= 365
        if place.when == "leaving":
            assert at_first <= 365 < at_last
        if place.when == "meanwhile":
            assert timeline.first < ended < timeline.begun()


@given(st.integers(0, 1500), st.integers(0, 59))
def test_calendar_months_are_crossed_by_what_is_leaving_only(start: int, copy: int) -> None:
    timeline = timeline_of(JSS, Goal(first=START + timedelta(days=start)))
    for place in places_of(JSS, timeline):
        if place.when in ("settled", "leaving"):
            ended = place.ended(copy, timeline).date()
            crossed = [
                months
                for months in (6, 12, 24)
                if months_before(timeline.seen_first, months) <= ended
                and months_before(timeline.seen_last, months) > ended
            ]
            assert len(crossed) == (place.when == "leaving"), place


def months_before(at: datetime, months: int) -> date:
    """The first day of so many calendar months; where there is no such day, the next one."""
    year, month = divmod(12 * at.year + at.month - 1 - months, 12)
    for day in range(at.day, 0, -1):
        try:
            found = at.replace(year=year, month=month + 1, day=day).date()
        except ValueError:
            continue
        return found if day == at.day else found + timedelta(days=1)
    raise AssertionError


def test_where_nothing_ages_there_is_one_stretch_of_time_and_nothing_leaves_it() -> None:
    places = places_of(MEAN, timeline_of(MEAN, Goal()))
    assert [place.when for place in places] == ["settled", "meanwhile", "revealed"]


@pytest.mark.parametrize("rules", [MEAN, OF_A_YEAR, JSS], ids=["mean", "a year", "jss"])
def test_what_happens_meanwhile_is_unknown_before_and_what_is_revealed_is_silent(
    rules: object,
) -> None:
    timeline = timeline_of(JSS, Goal())
    for kind in kinds_in(JSS, places_of(JSS, timeline), IN_NUMBERS):
        contract = kind.contract(0, timeline, name="c", client="client")
        before, after = contract.as_of(timeline.first), contract.as_of(timeline.seen_last)
        assert after == contract
        if kind.place.when == "meanwhile":
            assert before is None
        elif kind.place.when == "revealed":
            assert before is not None
            assert before.end is not None
            assert (before.feedback, len(after.feedback)) == ((), 1)
        else:
            assert before == contract


def test_work_of_a_week_that_begins_anew_on_mondays_lasts_until_the_next() -> None:
    lyft = CATALOGUE.rule_set("lyft.acceptance")
    thursday = datetime(2025, 6, 5, tzinfo=UTC)
    goal = Goal(first=thursday, last=thursday + timedelta(days=2))
    lasting = [place for place in places_of(lyft, timeline_of(lyft, goal)) if place.before]
    assert [(place.newest, place.oldest) for place in lasting] == [(1, 1)]
