"""The account: the plain difference first, then the shares, then what the fall costs."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from evenhand.explanations.complaints import Complaint
from evenhand.model.contracts import End
from evenhand.questions.rules import excludes
from evenhand.reports.packs.account import ON_AVERAGE, the_number
from evenhand.rulesets import RuleSet

from tests.explanations.test_reaching import badge, by_stars, mean
from tests.questions.written import rule_set
from tests.reports.packs.complained import CANCELLED, complained
from tests.reports.written import job

LATER = (date(2030, 1, 1), None)


def number(found: Complaint) -> str:
    part = the_number(found)
    return "\n".join([part.heading, *part.opening, *part.items, *part.closing])


def aged() -> Complaint:
    """A fall of which a part comes of a good contract that grows too old: 80, 60, then 40."""
    rules = rule_set(by_stars, mean(window=8))
    old, bad = job(1), job(9, stars=1, pay=0)
    assert bad.end is not None
    old = old.replace(end=End(bad.end.at - timedelta(days=8, minutes=30), "client"))
    return complained(old, job(5, stars=3), bad, rules=rules)


def test_the_plain_number_is_told_before_any_share() -> None:
    told = number(complained())
    assert 'Had the contract "job 8" never been: 100 instead of 73.33.' in told
    assert told.index("never been") < told.index(" points: ")
    assert ON_AVERAGE not in told  # one cause: its share is the plain difference
    assert "The rest of the fall" not in told


def test_where_several_causes_share_the_fall_the_shares_are_said_to_be_averages() -> None:
    found = aged()
    told = number(found)
    assert found.explanation.change is not None
    assert len(found.explanation.change.shares) > 1
    assert ON_AVERAGE in told
    assert "The rest of the fall, 80 to 60, comes of the other causes below." in told


@pytest.mark.parametrize(
    ("rules", "asked"),
    [
        (rule_set(by_stars, mean(), badge(90)), ["90"]),
        (rule_set(by_stars, mean(), badge(80, 90)), ["80", "90"]),
        (rule_set(by_stars, mean(), badge(50)), []),
        (rule_set(by_stars, mean()), []),
    ],
)
def test_a_fall_below_what_a_badge_asks_for_is_told(rules: RuleSet, asked: list[str]) -> None:
    closing = the_number(complained(rules=rules)).closing
    assert [text.split(" or more")[0] for text in closing] == [
        f"Why that hurts: a badge asks for {mark}" for mark in asked
    ]


def test_where_nothing_fell_no_badge_is_lost() -> None:
    rules = rule_set(by_stars, mean(), badge(90))
    assert the_number(complained(job(1), job(2), rules=rules)).closing == ()


def test_the_number_of_rules_of_another_day_is_told_as_what_would_have_been() -> None:
    told = number(complained(rules=rule_set(by_stars, mean(), in_force=LATER)))
    assert told.startswith("The number by these rules\nThe score shown would have been 100 on")
    assert number(complained()).startswith("The number\nThe score shown was 100 on")


def test_where_there_is_no_score_before_and_after_none_was_shown() -> None:
    @excludes()
    def nothing_counts(contract: object) -> bool:
        return True

    told = number(complained(job(1), CANCELLED, rules=rule_set(by_stars, mean(), nothing_counts)))
    assert "No score was shown, neither on" in told
    assert "no score" not in told
