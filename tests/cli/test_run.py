"""The command ``run``: one scenario, told and judged."""

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
