"""Ways: the event is tried in every way in which it counts otherwise."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from evenhand.catalogue.goal_files import Wanted, Words
from evenhand.model.contracts import Contract, Party
from evenhand.model.history import History
from evenhand.possibility.answers import Possibility
from evenhand.possibility.asking import answered
from evenhand.possibility.events import asked_event
from evenhand.possibility.goals import Goal
from evenhand.possibility.lemmas import left_out
from evenhand.possibility.timelines import timeline_of
from evenhand.possibility.ways import Ways, ways_of
from evenhand.questions.rules import excludes, rates, weighs
from evenhand.rulesets import RuleSet

from tests.possibility.planted import BESIDE_MANY, MEAN, YES_OR_NO, good_or_bad, mean, unpaid
from tests.questions.written import rule_set

GOAL = Goal(feedback="hostile", besides=0)
REASON = "changed their mind"


@excludes(cites="planted 7")
def for_that_reason(contract: Contract, *, reasons: tuple[str, ...] = (REASON,)) -> bool:
    """What ended for that reason is left out."""
    return contract.end is not None and contract.end.reason in reasons


@excludes(cites="planted 7")
def within_a_week(contract: Contract) -> bool:
    """What lasted less than a week is left out."""
    return contract.ended is not None and contract.ended - contract.hired < timedelta(days=7)


@excludes(cites="planted 7")
def of_the_last_days(contract: Contract, moment: datetime) -> bool:
    """What ended within the last three days is left out for now."""
    return contract.ended is not None and moment - contract.ended < timedelta(days=3)


@excludes(cites="planted 7")
def but_of_the_last_hour(contract: Contract, moment: datetime) -> bool:
    """What was never paid is left out, unless it ended within the last hour."""
    return contract.unpaid and moment - (contract.ended or moment) > timedelta(hours=1)


@weighs(cites="planted 7")
def by_whoever_blocks(contract: Contract) -> int:
    """What a client says who then blocks the freelancer weighs twice."""
    return 2 if contract.blocks else 1


@excludes(cites="planted 7")
def of_the_unaccused(contract: Contract, history: History) -> bool:
    """What was never paid is left out, unless the client was accused of something."""
    return contract.unpaid and not history.facts.about(contract.client, "accused")


@weighs(cites="planted 7")
def by_days(contract: Contract) -> int:
    """A contract weighs as many days as it lasted, and one more."""
    return 1 + ((contract.ended or contract.hired) - contract.hired).days


@rates(cites="planted 7")
def open_ones_are_bad(contract: Contract) -> int | None:
    """What is open for long counts as bad as long as it is."""
    return good_or_bad(contract) if contract.ended else 0


def ways(rules: RuleSet, feedback: Words = "hostile") -> Ways:
    goal = Goal(feedback=feedback, besides=0)
    return ways_of(rules, goal, timeline_of(rules, goal))


def events(rules: RuleSet) -> list[Contract]:
    found = [event for event in ways(rules).events if event is not None]
    plain = asked_event(GOAL, timeline_of(rules, GOAL))
    assert found[0] == plain
    return found


@pytest.mark.parametrize(
    ("rules", "other"),
    [
        (rule_set(good_or_bad, for_that_reason, mean), lambda e: e.end.reason == REASON),
        (rule_set(good_or_bad, within_a_week, mean), lambda e: e.ended - e.hired >= timedelta(7)),
        (rule_set(good_or_bad, by_whoever_blocks, mean), lambda e: len(e.blocks) == 1),
        (YES_OR_NO, lambda e: [said.satisfied for said in e.feedback] == [False]),
        (rule_set(good_or_bad, of_the_last_days, mean), lambda e: e.ended.day <= 11),
        (rule_set(good_or_bad, but_of_the_last_hour, mean), lambda e: e.ended.hour == 23),
    ],
    ids=["reason", "length", "block", "yes or no", "sooner", "later"],
)
def test_it_is_tried_plainly_and_in_the_way_in_which_it_counts_otherwise(
    rules: RuleSet, other: object
) -> None:
    assert callable(other)
    plain, *others = events(rules)
    assert not other(plain)
    assert any(map(other, others))
    assert ways(rules).whole


def test_what_counts_alike_in_every_way_is_tried_once() -> None:
    assert len(events(rule_set(good_or_bad, unpaid, mean))) == 1
    assert ways(rule_set(good_or_bad, unpaid, mean)).whole


def test_of_too_many_ways_the_plainest_few_are_tried_and_it_is_said() -> None:
    rules = rule_set(good_or_bad, by_days, mean)
    assert len(events(rules)) == 4
    assert not ways(rules).whole


def test_where_a_rule_looks_at_other_contracts_there_is_no_telling() -> None:
    assert len(events(BESIDE_MANY)) == 1
    assert not ways(BESIDE_MANY).whole


def test_what_is_impossible_plainly_is_possible_in_another_way() -> None:
    rules = rule_set(good_or_bad, within_a_week, mean)
    answer = answered(rules, GOAL)
    assert answer.outcome is Possibility.POSSIBLE
    assert answer.found is not None
    assert answer.found.event is not None
    assert answer.found.event == events(rules)[1]
    assert answer.found.without == answer.found.before


def test_an_event_that_counted_while_it_was_open_counts_at_first_too() -> None:
    # Four good ones beside the open one come to 80, and to 100 once it has ended well.
    rules = rule_set(open_ones_are_bad, mean)
    goal = Goal(Wanted(80), Wanted(100), feedback="good", contracts=5, besides=0)
    found = answered(rules, goal).found
    assert found is not None
    assert found.event is not None
    assert found.event.hired < found.timeline.first
    assert len(found.history) == 5


def test_what_counts_once_something_is_on_record_is_not_left_out_for_good() -> None:
    rules = rule_set(good_or_bad, of_the_unaccused, mean)
    timeline = timeline_of(rules, GOAL)
    event = asked_event(GOAL, timeline)
    assert event is not None
    assert left_out(rules, event, timeline, alone=True) is None
    accused = event.replace(client=Party("another", "client"))
    assert left_out(rule_set(good_or_bad, unpaid, mean), accused, timeline, alone=True) is not None


def test_nothing_is_tried_where_nothing_happens() -> None:
    goal = Goal(event="nothing", besides=1)
    assert ways_of(MEAN, goal, timeline_of(MEAN, goal)).events == (None,)
