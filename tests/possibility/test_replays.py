"""Replays: whatever is called possible is a history that shows it, and no more than was allowed."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

import pytest
from evenhand.catalogue.goal_files import Wanted
from evenhand.possibility.answers import Answer, Possibility
from evenhand.possibility.asking import answered
from evenhand.possibility.events import FREELANCER
from evenhand.possibility.goals import Goal
from evenhand.runs import Run

from tests.policies.jobs import CATALOGUE

AUGUST = datetime(2021, 8, 1, tzinfo=UTC)
GOALS = {
    "a fall by five": Goal(falls_by=5, feedback="hostile"),
    "from 90 or more to 75 or less": Goal(
        before=Wanted(90, "or more"), after=Wanted(75, "or less"), feedback="hostile", contracts=12
    ),
    "a withdrawal in August": Goal(
        before=Wanted(100), after=Wanted(80, "or less"), event="unpaid withdrawal", first=AUGUST
    ),
}
NAMES = (
    "upwork.jss_2015",
    "upwork.jss_2020_11",
    "upwork.jss_2024_09",
    "readings.counts_in_full",
    "readings.never_happened",
    "fiverr.completion_2018",
    "freelancer_com.completion",
    "ebay.feedback_before_2008",
    "baselines.effective_percent_positive",
)


@cache
def answer(name: str, goal: str) -> Answer:
    return answered(CATALOGUE.rule_set(name), GOALS[goal])


@pytest.mark.parametrize("goal", GOALS)
@pytest.mark.parametrize("name", NAMES)
def test_whatever_is_possible_replays(name: str, goal: str) -> None:
    told, wanted = answer(name, goal), GOALS[goal]
    found = told.found
    assert (found is not None) is (told.outcome is Possibility.POSSIBLE)
    if found is None:
        assert told.outcome in (Possibility.NOT_FOUND, Possibility.IMPOSSIBLE)
        return
    run = Run(CATALOGUE.rule_set(name), found.history)
    first, last = found.timeline.first, found.timeline.last
    before, after = (run.shown(of=FREELANCER, at=at) for at in (first, last))
    assert (before, after) == (found.before, found.after)
    assert wanted.met(before, after)
    assert len(found.history) <= wanted.contracts
    assert len(found.others) == told.searched[-1].besides <= wanted.besides


@pytest.mark.parametrize("goal", GOALS)
@pytest.mark.parametrize("name", NAMES)
def test_nothing_happens_in_between_but_the_event_and_what_is_told(name: str, goal: str) -> None:
    found = answer(name, goal).found
    if found is None:
        return
    assert found.event in found.history.contracts
    told = {found.event, *(contract for contract, _ in found.others)}
    for contract in {*found.history.contracts} - told:
        assert max(contract.moments()) <= found.timeline.seen_first


@pytest.mark.parametrize("goal", GOALS)
def test_most_of_these_questions_have_a_history_that_shows_it(goal: str) -> None:
    found = [name for name in NAMES if answer(name, goal).found]
    assert len(found) > len(NAMES) // 2


@pytest.mark.parametrize("name", NAMES)
def test_without_the_event_alone_the_number_would_have_stayed(name: str) -> None:
    told = answer(name, "a fall by five")
    if told.found is not None and not told.found.others:
        assert told.found.without == told.found.before


@pytest.mark.parametrize("name", NAMES)
def test_no_contract_of_one_story_ends_when_another_does_but_in_between(name: str) -> None:
    found = answer(name, "a fall by five").found
    assert found is not None
    others = {contract for contract, _ in found.others}
    ends = [c.ended for c in found.history.contracts if c not in others]
    assert len(ends) == len({*ends})
