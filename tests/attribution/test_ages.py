"""Ages: over which contracts time makes a difference, and that the rest is left alone."""

from __future__ import annotations

from datetime import datetime

import pytest
from evenhand.attribution.ages import may_age, put_in, unaged
from evenhand.attribution.changes import Attribution, attributed
from evenhand.model.contracts import Contract
from evenhand.model.history import History
from evenhand.model.units import Exact
from evenhand.questions.rules import excludes
from evenhand.rulesets import RuleSet
from evenhand.runs import Run
from hypothesis import given
from hypothesis import strategies as st

from tests.attribution.written import (
    ADA,
    BEN,
    RULE_SETS,
    by_stars,
    day,
    history,
    job,
    mean,
    mean_of_the_last_two,
)
from tests.model.invented import HISTORIES, MOMENTS
from tests.questions.written import rule_set

TWO_MOMENTS = st.tuples(MOMENTS, MOMENTS).map(sorted)


def ages(rules: RuleSet, told: History, moments: list[datetime]) -> dict[str, Contract] | None:
    start, end = map(told.as_of, moments)
    contracts = may_age(rules, start, ADA)
    return unaged(lambda seen: Run(rules, seen).score(of=ADA), start, end, contracts)


def split(rules: RuleSet, told: History, first: float, last: float) -> Attribution:
    return attributed(rules, told, of=ADA, before=day(first), after=day(last))


def causes(found: Attribution) -> list[tuple[str, str, Exact]]:
    return [(share.cause.kind, share.cause.words, share.points) for share in found.shares]


@given(
    rules=st.sampled_from(sorted(RULE_SETS)).map(RULE_SETS.__getitem__),
    told=HISTORIES,
    moments=TWO_MOMENTS,
)
def test_with_those_as_old_as_they_were_the_score_is_what_it_was(
    rules: RuleSet, told: History, moments: list[datetime]
) -> None:
    start, later = told.as_of(moments[0]), told.as_of(moments[0]).as_of(moments[1])
    young = ages(rules, told, moments)
    if young is None:
        assert Run(rules, later).score(of=ADA) != Run(rules, start).score(of=ADA)
    else:
        known = Run(rules, put_in(later, young)).score(of=ADA)
        assert known == Run(rules, start).score(of=ADA)


@given(told=HISTORIES, moments=TWO_MOMENTS)
def test_where_no_rule_asks_for_the_moment_nothing_ages(
    told: History, moments: list[datetime]
) -> None:
    for name in ("a sum", "a mean", "the last two", "enough contracts"):
        assert ages(RULE_SETS[name], told, moments) == {}


def test_only_what_leaves_the_window_ages() -> None:
    told = history(*[job(f"job {ended}", ended=ended, stars=4) for ended in (1, 2, 20)], at=29.5)
    bad = told.plus(job("bad", ended=25, stars=1))
    assert set(ages(RULE_SETS["a window"], bad, [day(28), day(29.5)]) or ()) == {"job 1"}


def test_what_leaves_the_window_beside_its_like_is_missed_once_something_else_happens() -> None:
    told = history(*[job(f"job {ended}", ended=ended) for ended in (1, 20)], at=40)
    assert ages(RULE_SETS["a window"], told, [day(21), day(40)]) == {}
    bad = told.plus(job("bad", ended=30, stars=1))
    assert set(ages(RULE_SETS["a window"], bad, [day(21), day(40)]) or ()) == {"job 1"}


@excludes()
def of_more_than_a_month(contract: Contract, moment: datetime) -> bool:
    if contract.end is None:
        return False
    ended = contract.end.at
    months = 12 * (moment.year - ended.year) + moment.month - ended.month
    return (months, moment.day) > (1, ended.day)


def test_rules_that_count_months_are_met_in_months() -> None:
    # 29 January is within a month of 28 February and 30 days old. As many days before 14 March is
    # 13 February, and that is more than a month.
    good, bad = job("good", ended=-34), job("bad", ended=-12, stars=1)
    rules = rule_set(by_stars, of_more_than_a_month, mean)
    found = split(rules, history(good, bad, at=11), -4, 11)
    assert (found.before, found.after) == (60, 20)
    assert causes(found) == [("aged", "good: counts no longer", -40)]


def test_rules_that_look_at_the_calendar_share_the_passing_of_time_as_a_whole() -> None:
    # In March there is only the good one, in April only the new one. The new one alone, as if it
    # had come in March, makes 80; nothing but the turn of the month leaves no score.
    good, new = job("good", ended=10), job("new", ended=30, stars=3)
    found = split(RULE_SETS["a month"], history(good, new, at=32), 20, 31)
    assert (found.before, found.after) == (100, 60)
    told = "new: began, was ended by the client, was paid $500 and drew 3 stars from the client"
    assert causes(found) == [
        ("added", told, -20),
        ("time", "good: counts otherwise at a later moment", -20),
    ]


def test_weights_that_fade_are_told_with_both_weights() -> None:
    told = history(job("good", ended=1), job("bad", ended=13, stars=1), at=16)
    found = split(RULE_SETS["weights that fade"], told, 14, 16)
    assert causes(found) == [("aged", "good: weighs 1/3 instead of 1/2", -7)]


def test_a_contract_on_which_something_idle_happens_still_grows_old() -> None:
    good = job("good", ended=1)
    said = good.feedback[0].replace(responded=day(30))
    told = history(good.replace(feedback=(said,)), job("bad", ended=20, stars=3), at=31)
    found = split(RULE_SETS["a window"], told, 28, 42)
    assert (found.before, found.after) == (80, 60)
    assert causes(found) == [("aged", "good: grew too old to count", -20)]


def test_what_counts_only_after_a_while_counts_by_age() -> None:
    @excludes()
    def young(contract: Contract, moment: datetime) -> bool:
        return (moment - contract.hired).days < 30

    told = history(job("good", ended=1), job("bad", ended=14, stars=1), at=50)
    found = split(rule_set(by_stars, young, mean), told, 30, 45)
    assert causes(found) == [("aged", "bad: counts now", -40)]


def test_the_last_two_hang_on_no_moment_so_only_what_is_new_has_a_share() -> None:
    told = history(*[job(f"job {ended}", ended=ended, stars=ended) for ended in (1, 2, 5)], at=20)
    rules = rule_set(by_stars, mean_of_the_last_two)
    ((kind, _, points),) = causes(split(rules, told, 4, 20))
    assert (kind, points) == ("ended", 40)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a mean", 0), ("a window", 2), ("weights that fade", 2), ("clients", 3)],
)
def test_whose_age_rules_may_look_at_hangs_on_what_they_ask_for(name: str, expected: int) -> None:
    told = history(
        job("one", ended=1), job("two", ended=2), job("other", ended=1, freelancer=BEN), at=5
    )
    assert len(may_age(RULE_SETS[name], told, ADA)) == expected
