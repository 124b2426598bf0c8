"""Asking: planted rule sets, of which it is known by hand what can happen under them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from evenhand.catalogue.goal_files import Wanted
from evenhand.possibility.answers import Answer, Found, Possibility
from evenhand.possibility.asking import answered
from evenhand.possibility.efforts import Effort
from evenhand.possibility.goals import Goal
from evenhand.rulesets import RuleSet

from tests.possibility.planted import (
    AT_A_GLANCE,
    BESIDE_MANY,
    EYEING_THE_UNPAID,
    MEAN,
    MEAN_OF_TOTALS,
    MONTHLY,
    NO_SCORE,
    OF_A_WEEK,
    OF_A_YEAR,
    ONE_MIX_ONLY,
    TOTALS_OF_A_YEAR,
    WHOLE,
    WITHOUT_THE_UNPAID,
    YES_OR_NO,
)

# From 100 to 80: good contracts only, n of them, and 100 n / (n + 1) = 80, so there are four.
GOAL = Goal(before=Wanted(100), after=Wanted(80), feedback="hostile", besides=0)
FOUR_AND_IT = 5
IMPOSSIBLE = Possibility.IMPOSSIBLE
EACH_MEAN = pytest.mark.parametrize(
    "rules", [MEAN, MEAN_OF_TOTALS, OF_A_YEAR, WHOLE], ids=["mean", "totals", "a year", "whole"]
)
YEAR = timedelta(days=366)  # 365 whole days are within the window


def found_in(answer: Answer) -> Found:
    assert answer.outcome is Possibility.POSSIBLE
    assert answer.found is not None
    return answer.found


@EACH_MEAN
def test_it_is_possible_with_exactly_as_many_contracts_as_it_takes(rules: RuleSet) -> None:
    found = found_in(answered(rules, GOAL))
    assert (found.before, found.after, found.without) == (100, 80, 100)
    assert len(found.history) == FOUR_AND_IT
    assert [c.id for c in found.history.contracts if c != found.event] == [
        "client 1's contract",
        "client 2's contract",
        "client 3's contract",
        "client 4's contract",
    ]
    assert found.others == ()


@EACH_MEAN
def test_with_one_contract_fewer_every_mix_was_looked_at_and_it_is_impossible_if_those_are_all(
    rules: RuleSet,
) -> None:
    answer = answered(rules, replace(GOAL, contracts=FOUR_AND_IT - 1))
    (searched,) = answer.searched
    assert searched.every == FOUR_AND_IT - 2
    # of up to three, each good or bad: 1 + 2 + 3 + 4
    assert (searched.kinds, searched.sums or searched.tried) == (2, 10)
    if rules is MEAN_OF_TOTALS:
        assert answer.outcome is searched.outcome is IMPOSSIBLE
        assert searched.beyond is None
    else:  # whoever looks at single contracts may tell others apart
        assert answer.outcome is searched.outcome is Possibility.NOT_FOUND
        assert searched.beyond is not None
        assert searched.beyond.rule is rules.aggregates.steps[0].rule


def test_with_just_as_many_contracts_as_it_takes_it_is_possible() -> None:
    assert found_in(answered(MEAN, replace(GOAL, contracts=FOUR_AND_IT)))


@pytest.mark.parametrize("rules", [WITHOUT_THE_UNPAID, AT_A_GLANCE], ids=["alone", "glance"])
def test_what_is_left_out_is_impossible_by_the_rule_whatever_else_there_is(rules: RuleSet) -> None:
    answer = answered(rules, GOAL)
    (searched,) = answer.searched
    assert answer.outcome is IMPOSSIBLE
    assert searched.lemma is not None
    assert searched.lemma.rule is rules.rules["rules.unpaid"]
    assert searched.lemma.whatever
    assert searched.tried == 0


def test_what_is_left_out_needs_another_event_and_has_no_share_in_the_change() -> None:
    answer = answered(WITHOUT_THE_UNPAID, replace(GOAL, besides=1))
    found = found_in(answer)
    assert [one.outcome for one in answer.searched] == [
        IMPOSSIBLE,
        Possibility.POSSIBLE,
    ]
    ((other, _),) = found.others
    assert len(found.history) == FOUR_AND_IT + 1
    assert found.without == found.after
    assert [share.cause.contracts for share in found.attribution.shares] == [(other.id,)]


def test_a_rule_that_looks_at_other_contracts_proves_nothing() -> None:
    # Beside three others or more the unpaid are left out, so that 80 is never reached.
    answer = answered(BESIDE_MANY, GOAL)
    assert answer.searched[0].lemma is None
    assert answer.outcome is Possibility.NOT_FOUND
    small = answered(BESIDE_MANY, replace(GOAL, contracts=20))
    assert small.outcome is Possibility.NOT_FOUND
    assert (small.searched[0].lemma, small.searched[0].every) == (None, 19)
    assert small.searched[0].beyond is not None


def test_a_contract_that_is_left_out_can_still_be_seen_by_the_rule_that_makes_the_score() -> None:
    found = found_in(answered(EYEING_THE_UNPAID, GOAL))
    assert (found.before, found.after, found.without) == (100, 80, 100)


def test_a_mix_that_the_search_misses_is_not_found_and_never_called_impossible() -> None:
    # It is 13 contracts with five stars, 7 with four, 5 with three and 3 with one.
    answer = answered(ONE_MIX_ONLY, GOAL)
    (searched,) = answer.searched
    assert answer.outcome is searched.outcome is Possibility.NOT_FOUND
    assert searched.every < 28
    assert searched.tried > 1_000


def test_what_little_effort_misses_is_not_found_and_never_called_impossible() -> None:
    little = Effort(whole=0, few=0, twos=6, threes=0, others=0, layers=0, climbs=0)
    answer = answered(MEAN, GOAL, little)
    assert answer.outcome is Possibility.NOT_FOUND
    assert answer.searched[0].tried <= 6


def test_where_everything_grows_too_old_in_between_nothing_is_proved() -> None:
    # Of a week nothing is left a fortnight later: no contract from before stays as it is.
    first = datetime(2025, 6, 1, tzinfo=UTC)
    answer = answered(OF_A_WEEK, replace(GOAL, first=first, last=first + timedelta(days=14)))
    assert answer.outcome is Possibility.NOT_FOUND
    assert [one.kinds for one in answer.searched] == [0]


def test_where_the_time_may_be_chosen_it_is_short_enough_for_work_to_last() -> None:
    found = found_in(answered(OF_A_WEEK, GOAL))
    assert found.timeline.passed == timedelta(days=2)
    assert (found.before, found.after, found.without) == (100, 80, 100)


def test_between_two_looks_at_one_update_nothing_can_change() -> None:
    third, twentieth = datetime(2025, 6, 3, tzinfo=UTC), datetime(2025, 6, 20, tzinfo=UTC)
    answer = answered(MONTHLY, replace(GOAL, first=third, last=twentieth))
    assert answer.outcome is IMPOSSIBLE
    assert answer.unread is not None
    assert answer.unread.seen_last == datetime(2025, 6, 1, tzinfo=UTC)
    assert answer.unread.rule == "rules.first_of_the_month"


def test_without_an_end_the_next_update_is_waited_for() -> None:
    found = found_in(answered(MONTHLY, GOAL))
    assert found.timeline.seen_last == datetime(2025, 7, 1, tzinfo=UTC)
    assert len(found.history) == FOUR_AND_IT


def test_a_rule_set_without_a_score_is_silent() -> None:
    answer = answered(NO_SCORE, GOAL)
    assert answer.outcome is Possibility.SILENT
    assert "aggregates" in answer.trouble


def test_where_no_stars_are_asked_for_clients_say_yes_or_no() -> None:
    found = found_in(answered(YES_OR_NO, replace(GOAL, besides=1)))
    assert found.others == ()
    assert {said.satisfied for c in found.history.contracts for said in c.feedback} == {True, False}


def test_where_nothing_happens_only_time_passes() -> None:
    goal = Goal(falls_by=10, event="nothing", besides=1)
    answer = answered(TOTALS_OF_A_YEAR, goal)
    found = found_in(answer)
    ((other, _),) = found.others
    # up to 60 contracts, each good or bad: 1 + 2 + ... + 61
    assert (answer.searched[0].outcome, answer.searched[0].sums) == (IMPOSSIBLE, 1891)
    assert other.ended is not None
    assert found.timeline.seen_first - other.ended < YEAR <= found.timeline.seen_last - other.ended
    assert all(max(c.moments()) <= found.timeline.first for c in found.history.contracts)


def test_a_fall_by_so_much_is_a_question_too() -> None:
    found = found_in(answered(MEAN, Goal(falls_by=50, feedback="hostile", besides=0)))
    assert (found.before, found.after, len(found.history)) == (100, 50, 2)


def test_the_same_question_has_the_same_answer() -> None:
    goal = replace(GOAL, besides=1)
    one, other = (answered(WITHOUT_THE_UNPAID, goal) for _ in range(2))
    assert one.found == other.found
    assert one.searched == other.searched
