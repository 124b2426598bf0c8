"""Transitions: the day before and the day after, by hand, and promise I40 beside its own text."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from evenhand.comparisons.people import People
from evenhand.comparisons.sides import Sides
from evenhand.comparisons.transitions import Transition, seen_from, transition
from evenhand.comparisons.under_way import UnderWay
from evenhand.invariants.rule_changes import changes_of_the_rules_are_announced
from evenhand.model.contracts import Contract
from evenhand.model.history import History
from evenhand.rulesets import Replaces, RuleSet
from evenhand.runs import Run
from hypothesis import given
from hypothesis import strategies as st

from tests.attribution.written import RULE_SETS, by_stars, job, mean, unpaid, whole
from tests.comparisons.peopled import (
    ALL_COUNT,
    FIRST_DAY,
    PAID_COUNT,
    SIDES,
    everybody_in,
    free,
    named,
    person,
)
from tests.model.invented import HISTORIES
from tests.questions.written import rule_set

AFTER = seen_from(FIRST_DAY)
EARLIER = FIRST_DAY - timedelta(days=1)


def changed_on(
    *contracts: Contract, sides: Sides = SIDES, way: UnderWay = "new", lost: int = 5
) -> Transition:
    ada = person("Ada", *contracts, at=AFTER)
    return transition(sides, People((ada,), AFTER, seed=0), FIRST_DAY, way=way, lost=lost)


def replacing(announced: date | None, *, old: RuleSet = PAID_COUNT) -> Sides:
    """From what leaves out unpaid contracts to what counts them, announced on that day."""
    new = named(
        "new",
        ALL_COUNT,
        replaces=Replaces(old, announced, "a letter"),
        in_force=(FIRST_DAY, None),
    )
    return Sides(PAID_COUNT, new)


GOOD, BAD = job("good", ended=10), free("bad", ended=20, stars=1)
YESTERDAY = job("yesterday", ended=49, stars=3)  # at noon of the day before
TODAY = job("today", ended=50, stars=1)  # at noon of the first day


def test_the_day_before_is_under_the_old_rules_and_the_first_day_under_the_new() -> None:
    found = changed_on(GOOD, BAD, YESTERDAY, TODAY)
    (change,) = found.gains.changes
    assert change.baseline == 60  # 5, 1 and 3 stars
    assert change.candidate == 60  # 5, 3 and 1
    assert found.anyway == 1  # 5, 1, 3 and 1 under the old rules
    assert (found.by_the_rules.gain, found.gains.everybody.stay) == (1, 1)


@pytest.mark.parametrize(("way", "number"), [("new", 100), ("old", 60), ("hired", 60)])
def test_contracts_under_way_are_treated_as_is_asked(way: UnderWay, number: int) -> None:
    """The cancellation ends on the first day, an hour before what is said of it."""
    running = free("running", hired=GOOD.hired, ended=50, stars=1)
    found = changed_on(GOOD, running, way=way)
    assert [change.candidate for change in found.gains.changes] == [number]
    assert (found.open_contracts, found.open_people) == (1, 1)


def test_whoever_has_nothing_under_way_is_not_counted_so() -> None:
    found = changed_on(GOOD, BAD, TODAY.replace(hired=AFTER))
    assert (found.open_contracts, found.open_people) == (0, 0)


@pytest.mark.parametrize(("announced", "kept"), [(EARLIER, True), (FIRST_DAY, False), (None, None)])
def test_who_loses_much_had_to_be_told_on_a_day_before(
    announced: date | None, kept: bool | None
) -> None:
    told = changed_on(GOOD, BAD, sides=replacing(announced)).announcement
    assert (told.to_tell, told.largest, told.kept) == (1, Fraction(40), kept)
    assert (told.announced, told.source, bool(told.unknown)) == (
        announced,
        "a letter",
        not announced,
    )


@pytest.mark.parametrize(("lost", "to_tell"), [(40, 1), (41, 0)])
def test_a_loss_of_just_so_many_points_is_one(lost: int, to_tell: int) -> None:
    told = changed_on(GOOD, BAD, sides=replacing(FIRST_DAY), lost=lost).announcement
    assert (told.to_tell, told.kept) == (to_tell, not to_tell)


def test_what_is_lost_is_counted_before_it_is_rounded() -> None:
    """From 14 stars of 15 to 9 of 10, each shown as a whole number."""
    old = named("old", rule_set(by_stars, mean, whole))
    new = named("new", rule_set(by_stars, unpaid, mean, whole))
    jobs = job("a", ended=10), job("b", ended=11, stars=4), free("c", stars=5)
    found = changed_on(*jobs, sides=Sides(old, new))
    assert found.announcement.largest == Fraction(10, 3)
    assert [change.points for change in found.gains.changes] == [-3]


def test_an_announcement_of_another_change_tells_nothing_of_this_one() -> None:
    other = named("other rules", ALL_COUNT)
    told = changed_on(GOOD, BAD, sides=replacing(EARLIER, old=other)).announcement
    assert (told.unknown, told.kept) == ("new replaces other rules, not paid count", None)


def test_a_candidate_that_replaces_nothing_says_nothing_of_an_announcement() -> None:
    told = changed_on(GOOD, BAD, sides=Sides(PAID_COUNT, ALL_COUNT)).announcement
    assert told.unknown == "the file of all count does not say what it replaces"
    assert told.kept is None


def test_where_nobody_loses_much_the_promise_is_kept_whatever_was_announced() -> None:
    assert changed_on(GOOD, sides=replacing(FIRST_DAY)).announcement.kept is True


@given(
    st.lists(HISTORIES, min_size=1, max_size=3),
    st.sampled_from(sorted(set(RULE_SETS) - {"a sum"})),
    st.sampled_from([EARLIER, FIRST_DAY]),
)
def test_the_promise_says_the_same_of_everybody(
    told: list[History], name: str, announced: date
) -> None:
    """I40, asked of each history with one freelancer in it, and of the people of all of them."""
    old = named("old", RULE_SETS[name])
    new = named(
        "new",
        PAID_COUNT,
        replaces=Replaces(old, announced, "a letter"),
        in_force=(FIRST_DAY, None),
    )
    everybody = everybody_in(told)
    drops = [
        (Fraction(str(case.amount)), case.kept)
        for each in everybody.everybody
        for case in changes_of_the_rules_are_announced(Run(new, each.own()))
    ]
    found = transition(Sides(old, new), everybody, FIRST_DAY, way="new", lost=5).announcement
    assert found.largest == max([Fraction(0), *(drop for drop, _ in drops)])
    assert found.to_tell == len([drop for drop, _ in drops if drop >= 5])
    assert found.kept is all(kept for _, kept in drops)


def test_the_first_day_is_seen_to_its_end() -> None:
    assert AFTER.date() == FIRST_DAY
    assert (AFTER + timedelta(microseconds=1)).date() == FIRST_DAY + timedelta(days=1)
