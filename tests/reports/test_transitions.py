"""Transitions told: what the rules alone do, and whether it was announced."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from evenhand.comparisons.transitions import Transition
from evenhand.comparisons.under_way import WAYS, UnderWay
from evenhand.reports import transitions
from evenhand.reports.paragraphs import WIDTH

from tests.comparisons.peopled import FIRST_DAY, free
from tests.comparisons.test_transitions import BAD, EARLIER, GOOD, changed_on, replacing

NOT_BEFORE = "It was announced on 22 Apr 2024, not before: broken (a letter)."


def words(found: Transition) -> str:
    return " ".join(transitions.as_text(found).split())


@pytest.mark.parametrize(
    ("announced", "told"),
    [
        (EARLIER, "It was announced on 21 Apr 2024, 1 day before: kept (a letter)."),
        (FIRST_DAY - timedelta(days=9), "on 13 Apr 2024, 9 days before: kept (a letter)."),
        (FIRST_DAY, NOT_BEFORE),
        (FIRST_DAY + timedelta(days=1), "on 23 Apr 2024, not before: broken (a letter)."),
        (None, "Nobody can tell whether they were: the file of new does not say when it was"),
    ],
)
def test_whether_those_who_lose_much_were_told(announced: date | None, told: str) -> None:
    found = words(changed_on(GOOD, BAD, sides=replacing(announced)))
    assert "1 loses at least 5 points by the rules alone, before rounding, 40 at most" in found
    assert told in found


def test_where_nobody_loses_much_nobody_had_to_be_told() -> None:
    found = words(changed_on(GOOD, sides=replacing(FIRST_DAY)))
    assert "nobody here loses at least 5 points by the rules alone" in found
    assert "announced on" not in found


def test_those_whose_score_is_lost_are_beyond_the_promise_and_told_apart() -> None:
    found = words(changed_on(free("only", ended=20, stars=1)))
    assert "It asks nothing for those whose score is lost altogether: 1 here." in found
    assert "altogether: " not in words(changed_on(GOOD, BAD))


@pytest.mark.parametrize("way", WAYS)
def test_whose_rules_treat_what_is_under_way_is_told(way: UnderWay) -> None:
    found = words(changed_on(GOOD, free("open", hired=GOOD.hired, ended=55), way=way))
    assert f"1 contract of 1 person were under way: {WAYS[way]}." in found


def test_the_headline_names_both_and_the_day() -> None:
    found = changed_on(GOOD, BAD, sides=replacing(EARLIER))
    assert words(found).startswith("paid count gives way to new on 22 Apr 2024 ")
    assert max(map(len, transitions.as_text(found).splitlines())) <= WIDTH


def test_markdown_and_json_tell_the_same() -> None:
    found = changed_on(GOOD, BAD, sides=replacing(FIRST_DAY))
    assert f"- {NOT_BEFORE}" in transitions.as_markdown(found)
    assert "### Who gains and who loses" in transitions.as_markdown(found)
    told = transitions.as_json(found)
    assert (told["on"], told["under_way"], told["anyway"]) == ("2024-04-22", "new", 0)
    assert told["by_the_rules"]["lose"] == told["everybody"]["lose"] == 1
    assert told["announcement"] == {
        "lost": 5,
        "to_tell": 1,
        "largest": "40",
        "announced": "2024-04-22",
        "source": "a letter",
        "unknown": "",
        "kept": False,
    }
