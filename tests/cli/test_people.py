"""The command ``people``: invented ones and those of a log, at a moment and across a change."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.repositories import BREAKS, KEEPS, Repository
from tests.repositories import FEW, FULL

ASKED = ("people", "ours.breaks", "ours.keeps")
LOG = """\
contract,freelancer,client,hired,ended,ended_by,paid,client_stars
a,Ada,Cleo,2024-01-10,2024-01-20,client,500,5
b,Ada,Dora,2024-02-10,2024-02-11,client,,1
c,Ben,Cleo,2024-03-10,2024-03-20,client,80,4
"""
OTHER_SCORE = '''
"""Another score."""

from evenhand import aggregates


@aggregates(cites="ours 4")
def best(rated):
    """The best counts."""
    return max((each.outcome for each in rated), default=None)
'''
BEST = """
title = "The best counts"
modules = ["ours.stars", "ours.best"]
drops = ["ours.stars.plain_mean"]
scale = { lowest = 1, highest = 5 }
"""


@pytest.fixture
def two(repository: Repository) -> Repository:
    repository.rule_sets(breaks=BREAKS, keeps=KEEPS)
    return repository


def told(repository: Repository, *args: str) -> dict[str, Any]:
    found = repository.run(*ASKED, *args, "--format", "json")
    assert (found.code, found.err) == (0, "")
    content: dict[str, Any] = json.loads(found.out)
    return content


def test_a_loss_is_no_failure_and_everybody_is_counted(two: Repository) -> None:
    found = two.run(*ASKED, "--people", "60")
    assert (found.code, found.err) == (0, "")
    assert "Of 60 invented people" in found.out
    assert max(map(len, found.out.splitlines())) <= 80
    everybody = told(two, "--people", "60")["everybody"]
    assert everybody["gain"] > 0
    assert everybody["lose"] == 0  # the unpaid have bad words or none
    assert sum(each["count"] for each in everybody["distribution"]) <= everybody["people"] == 60


def test_the_same_seed_tells_the_same_and_another_something_else(two: Repository) -> None:
    one, again = told(two, "--people", "30"), told(two, "--people", "30", "--seed", "0")
    assert one == again
    assert told(two, "--people", "30", "--seed", "1") != one


def test_a_thousand_are_invented_unless_it_is_said(two: Repository) -> None:
    assert told(two)["people"]["count"] == 1_000


def test_a_log_is_counted_instead(two: Repository) -> None:
    log = str(two.write("log.csv", LOG))
    found = told(two, "--log", log)
    assert (found["people"]["count"], found["people"]["file"]) == (2, "log.csv")
    everybody = found["everybody"]
    assert (everybody["gain"], everybody["stay"]) == (1, 1)
    assert found["largest_gain"]["points"] == "50"  # from 3 to 5 stars, of 1 to 5
    assert found["people"]["at"] == "2024-03-20T00:00:00+00:00"


def test_it_is_seen_from_the_day_that_is_named(two: Repository) -> None:
    log = str(two.write("log.csv", LOG))
    found = told(two, "--log", log, "--at", "2024-01-31")
    assert (found["people"]["count"], found["everybody"]["stay"]) == (1, 1)
    assert told(two, "--people", "2", "--at", "2020-02-02")["people"]["at"].startswith("2020-02-02")


def test_a_change_on_a_day_is_told_with_its_announcement(two: Repository) -> None:
    two.write("policies/ours/few.py", FEW)
    two.rule_sets(keeps=KEEPS, changes=BREAKS + FULL)
    args = ("people", "ours.keeps", "ours.changes", "--people", "50", "--under-way", "new")
    found = two.run(*args)
    assert found.code == 0
    words = " ".join(found.out.split())
    assert words.startswith("ours.keeps gives way to ours.changes on 1 Jan 2020 ")
    assert "It was announced on 1 Dec 2019, 31 days before: kept (A letter)." in words
    later = " ".join(two.run(*args, "--on", "2019-11-01").out.split())
    assert "on 1 Nov 2019 " in later
    assert "It was announced on 1 Dec 2019, not before: broken (A letter)." in later


def test_from_how_many_points_on_is_set_in_the_table(two: Repository) -> None:
    bound = "[tool.evenhand.bounds.changes_of_the_rules_are_announced]\nlost = 101\n"
    two.table("histories = 1", bound)
    args = ("--people", "50", "--on", "2024-06-01")
    content = json.loads(
        two.run("people", "ours.keeps", "ours.breaks", *args, "--format", "json").out
    )
    assert (content["announcement"]["lost"], content["announcement"]["to_tell"]) == (101, 0)


@pytest.mark.parametrize("way", ["old", "hired"])
def test_what_is_under_way_may_be_left_to_the_old_rules(two: Repository, way: str) -> None:
    everybody = told(two, "--people", "80", "--on", "2024-06-01", "--under-way", way)[
        "by_the_rules"
    ]
    by_new = told(two, "--people", "80", "--on", "2024-06-01")["by_the_rules"]
    assert everybody["gain"] <= by_new["gain"]
    if way == "hired":
        assert everybody["gain"] == 0


# Mistakes


def test_what_cannot_be_mixed_is_refused_with_the_reason(two: Repository) -> None:
    two.write("policies/ours/best.py", OTHER_SCORE)
    two.rule_set("best", BEST)
    args = ("people", "ours.keeps", "ours.best", "--on", "2024-06-01")
    assert two.refused(*args, "--under-way", "hired") == [
        "--under-way: 'hired' would mix what cannot be mixed: ours.keeps makes the score by "
        "ours.stars.plain_mean and ours.best makes the score by ours.best.best, so an outcome of "
        "one need not mean the same to the other"
    ]
    assert two.run(*args, "--under-way", "new", "--people", "3").code == 0


MISTAKES = [
    (
        ("--under-way", "new"),
        "--on: the file of ours.keeps has no 'in_force': name the day",
    ),
    (
        ("--on", "2024-01-01", "--at", "2024-01-01"),
        "--at: the day of the change says from when all is seen: leave it out",
    ),
    (
        ("--log", "log.csv", "--people", "3"),
        "--people: nobody is invented beside a log: leave out one of the two",
    ),
    (
        ("--log", "log.csv", "--seed", "3"),
        "--seed: nobody is invented beside a log: leave out one of the two",
    ),
    (("--log", "nowhere.csv"), "nowhere.csv: it cannot be read: No such file or directory"),
    (
        ("--log", "log.csv", "--at", "2023-01-01"),
        "log.csv: nobody had been hired by 2023-01-01 00:00 UTC: nobody to compare",
    ),
]


@pytest.mark.parametrize(("args", "message"), MISTAKES)
def test_a_mistake_is_told_in_a_plain_line(
    two: Repository, args: tuple[str, ...], message: str
) -> None:
    two.write("log.csv", LOG)
    assert two.refused(*ASKED, *args) == [message]


def test_every_mistake_of_a_log_is_told_at_its_line(two: Repository) -> None:
    two.write("log.csv", LOG.replace("500,5", "-1,9").replace("2024-03-10", "soon"))
    problems = two.refused(*ASKED, "--log", "log.csv")
    assert [problem.split(" ")[0] for problem in problems] == [
        "log.csv:2:", "log.csv:2:", "log.csv:4:",
    ]  # fmt: skip


def test_a_name_that_chooses_several_is_told(two: Repository) -> None:
    assert two.refused("people", "ours.*", "ours.keeps") == [
        "ours.*: that is more than one rule set: ours.breaks, ours.keeps"
    ]


def test_markdown_is_a_section_of_a_page(two: Repository, tmp_path: Path) -> None:
    found = two.run(*ASKED, "--people", "30", "--format", "markdown")
    assert found.out.startswith("### Who gains and who loses: ours.breaks (baseline) beside")
    assert "<details><summary>Who these people are</summary>" in found.out


@pytest.mark.parametrize("wrong", ["01.03.2025", "2025-02-30", "tomorrow"])
def test_a_day_that_is_none_is_told_with_one_that_is(two: Repository, wrong: str) -> None:
    found = two.run(*ASKED, "--on", wrong)
    assert found.code == 2
    assert f"'{wrong}' is no date of the calendar; write one such as 2025-03-01" in found.err
