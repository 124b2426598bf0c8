"""Sources: every number is listed once, with all who have it, those that are chosen first."""

from __future__ import annotations

from datetime import date

from evenhand.model.sources import documented
from evenhand.reports.page.sources import numbers_of, origin_of

from tests.reports.page.written import HARSH, MILD, rules


def test_a_number_that_two_rule_sets_share_is_listed_once() -> None:
    (number,) = numbers_of([rules(HARSH), rules(MILD)])
    assert (number.name, number.value, number.rule_sets) == ("worst", "1 star", "ours.harsh, .mild")
    assert number.chosen


def test_a_number_that_is_another_one_elsewhere_is_listed_for_each_the_chosen_first() -> None:
    known = {("rules.by_stars", "worst"): documented("Terms 8")}
    other = rules(MILD, parameters={"rules.by_stars": {"worst": 2}}, standings=known)
    first, second = numbers_of([other, rules(HARSH)])
    assert (first.rule_sets, first.standing) == (HARSH, "chosen by us")
    assert (second.rule_sets, second.standing, second.source) == (MILD, "documented", "Terms 8")
    assert not second.chosen


def test_an_origin_says_what_the_file_says() -> None:
    told = rules(
        HARSH,
        title="The harsh one",
        sources=("Terms 1",),
        gaps=("Why",),
        in_force=(date(2020, 1, 2), None),
    )
    origin = origin_of(told)
    assert origin.in_force == "In force from 2020-01-02 to today."
    assert (origin.sources, origin.gaps) == (("Terms 1",), ("Why",))
    assert (origin.numbers, origin.chosen) == (1, 1)
