"""The command ``run``: one scenario, told and judged."""

import json

import pytest

from tests.cli.repositories import Repository
from tests.repositories import BREAKS, CANCELLED, KEEPS

RIGHT = '[expect."ours.keeps"]\nshown = [5, 5]\nexcluded = { unpaid = "ours.unpaid.unpaid" }\n'
WRONG = '[expect."ours.breaks"]\nshown = [5, 4]\nexcluded = { unpaid = "" }\ncounted = ["paid"]\n'
TOLD = """A client cancels unpaid

ours.keeps: Keeps its promises
  Score shown of freelancer: 5 on 21 Jan 2024, 5 on 1 Mar 2024.
  paid: counts with outcome 5 (ours.stars.by_stars).
  unpaid: left out by ours.unpaid.unpaid.
  Then, ours.stars.plain_mean: All stars over their number, from the fewest
  contracts on.
  All as the scenario expects.

"""


@pytest.fixture
def both(repository: Repository) -> Repository:
    repository.rule_set("keeps", KEEPS)
    repository.rule_set("breaks", BREAKS)
    return repository


@pytest.mark.parametrize("name", ["right", "scenarios/right.toml"], ids=["by name", "by file"])
def test_a_scenario_is_told_under_the_rule_sets_that_it_expects_something_of(
    both: Repository, name: str
) -> None:
    both.scenario("right", RIGHT)
    told = both.run("run", name)
    assert (told.code, told.out, told.err) == (0, TOLD, "")


def test_what_comes_out_otherwise_is_told_and_the_exit_code_is_1(both: Repository) -> None:
    both.scenario("wrong", RIGHT + WRONG)
    told = both.run("run", "wrong")
    assert told.code == 1
    assert [line for line in told.out.splitlines() if "NOT AS" in line] == [
        "  NOT AS EXPECTED: score of freelancer after: expected 4, came out 3",
        "  NOT AS EXPECTED: contract unpaid: expected left out by , came out counted",
    ]
    assert told.out.count("All as the scenario expects.") == 1


@pytest.mark.parametrize(("rule_set", "code"), [("ours.keeps", 0), ("ours.breaks", 1)])
def test_one_rule_set_of_several_may_be_chosen(both: Repository, rule_set: str, code: int) -> None:
    both.scenario("wrong", RIGHT + WRONG)
    told = both.run("run", "wrong", "--rule-set", rule_set)
    assert told.code == code
    assert told.out.count("Score shown of") == 1
    assert f"\n{rule_set}: " in told.out


def test_a_rule_set_of_which_nothing_is_expected_is_told_and_not_judged(both: Repository) -> None:
    both.scenario("right", RIGHT)
    told = both.run("run", "right", "--rule-set", "ours.breaks", "--rule-set", "baselines.mea*")
    assert told.code == 0
    assert "5 on 21 Jan 2024, 3 on 1 Mar 2024." in told.out
    assert "baselines.mean: " in told.out
    assert "expect" not in told.out


def test_a_scenario_of_the_reference_is_found_by_name(both: Repository) -> None:
    told = both.run("run", "overnight_cancellation_91_to_80", "--rule-set", "upwork.jss_2015")
    assert told.code == 0
    assert "upwork.jss_2015" in told.out


def test_a_rule_set_without_a_score_is_told_without_one(both: Repository) -> None:
    both.rule_set("silent", 'title = "Silent"\nmodules = ["ours.unpaid"]\n')
    both.scenario("right", '[expect."ours.silent"]\nexcluded = { unpaid = "ours.unpaid.unpaid" }')
    told = both.run("run", "right")
    assert told.code == 0
    assert "No score of freelancer: no rule answers the question 'rates'." in told.out


def test_no_line_is_longer_than_80_columns(both: Repository) -> None:
    story = 'story = """' + "A long story is told here. " * 20 + '"""\nsources = ["A source"]\n'
    both.scenario("right", RIGHT + WRONG, told=story + CANCELLED)
    told = both.run("run", "right")
    assert "Source: A source" in told.out
    assert max(map(len, told.out.splitlines())) <= 80


# Forms, and how a change splits up

SPLIT = """ours.breaks: Breaks a promise
  Score shown of freelancer: 5 on 21 Jan 2024, 3 on 1 Mar 2024.
  Of the fall from 5 to 3:
    -2  unpaid: began, was ended by the client unpaid and drew 1 star from the
        client
    --
    -2  in all
  paid: counts"""
FROM_91_TO_80 = """
  Of the fall from 91 to 80:
    -8 1/2  cancelled: began, was ended by the client unpaid, drew 0 of 10 in
            private from the client and was blocked by the client
    -2 1/2  oldest good 1, oldest good 2 and oldest good 3, -5/6 each: grew too
            old to count
    ------
       -11  in all
"""
FROM_91_TO_83 = """
  Of the fall from 91 to 83:
    -8  cancelled: began and was ended by the client unpaid
    --
    -8  in all
"""


def test_a_change_is_split_up_after_the_numbers(both: Repository) -> None:
    both.scenario("right", RIGHT)
    told = both.run("run", "right", "--rule-set", "ours.breaks")
    assert SPLIT in told.out


def test_the_seed_s_fall_from_91_to_80_is_split_up(both: Repository) -> None:
    told = both.run("run", "overnight_cancellation_91_to_80", "--rule-set", "upwork.jss_2015")
    # With none to three good ones gone the cancelled one takes 8, 8, 9 and 9 points.
    assert FROM_91_TO_80 in told.out


def test_the_seed_s_cancellation_without_feedback_is_all_of_its_fall(both: Repository) -> None:
    name = "overnight_cancellation_without_feedback"
    told = both.run("run", name, "--rule-set", "upwork.jss_2015")
    assert FROM_91_TO_83 in told.out


def test_a_score_that_is_lost_is_told_with_what_it_hangs_on(both: Repository) -> None:
    scenario = "a_year_without_work_98_to_92"
    told = both.run("run", scenario, "--rule-set", "airbnb.superhost")
    assert "From 5 to no score there is no difference in points to split up." in told.out
    assert "middle good 1 ... lukewarm (13 in all): counts no longer." in " ".join(told.out.split())


def test_as_json_every_share_is_told_without_rounding(both: Repository) -> None:
    both.scenario("wrong", RIGHT + WRONG)
    told = both.run("run", "wrong", "--format", "json")
    assert told.code == 1
    breaks, keeps = json.loads(told.out)["runs"]
    assert keeps["not_as_expected"] == []
    assert [each["expected"] for each in breaks["not_as_expected"]] == ["4", "left out by "]
    (score,) = breaks["scores"]
    assert (score["before"], score["after"]) == ("5", "3")
    (share,) = score["shares"]
    assert (share["points"], share["kind"], share["contracts"]) == ("-2", "added", ["unpaid"])
    assert [each["excluded_by"] for each in keeps["contracts"]] == [None, "ours.unpaid.unpaid"]


def test_as_markdown_the_shares_are_a_table(both: Repository) -> None:
    both.scenario("wrong", RIGHT + WRONG)
    told = both.run("run", "wrong", "--format", "markdown")
    assert told.code == 1
    assert told.out.startswith("### A client cancels unpaid\n\n#### ours.breaks: Breaks a promise")
    assert "| -2 | unpaid: began, was ended by the client unpaid and drew 1 star from" in told.out
    assert "NOT AS EXPECTED: score of freelancer after: expected 4, came out 3" in told.out
    assert told.out.count("| contract | treatment |") == 2


@pytest.mark.parametrize("form", ["markdown", "json"])
def test_a_rule_set_without_a_score_is_told_without_one_in_every_form(
    both: Repository, form: str
) -> None:
    both.rule_set("silent", 'title = "Silent"\nmodules = ["ours.unpaid"]\n')
    both.scenario("right", '[expect."ours.silent"]\nexcluded = { unpaid = "ours.unpaid.unpaid" }')
    told = both.run("run", "right", "--format", form)
    assert told.code == 0
    assert "No score of freelancer: no rule answers the question" in told.out
