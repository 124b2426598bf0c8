"""Scenarios are replayed, rule set by rule set."""

import pytest

from tests.pytest_plugin.repositories import Repository
from tests.repositories import BREAKS, HOSTILE, KEEPS

pytest_plugins = ["pytester"]

RIGHT = '[expect."ours.keeps"]\nshown = [5, 5]\nexcluded = { unpaid = "ours.unpaid.unpaid" }\n'
WRONG = '[expect."ours.keeps"]\nshown = [5, 3]\ncounted = ["paid", "unpaid"]\n'


@pytest.fixture
def keeping(repository: Repository) -> Repository:
    repository.rule_sets(keeps=KEEPS)
    return repository


def test_a_scenario_that_comes_out_as_expected_passes(keeping: Repository) -> None:
    keeping.scenario("right", RIGHT)
    keeping.run("scenarios").assert_outcomes(passed=1)


def test_a_scenario_that_comes_out_otherwise_lists_its_mismatches_one_a_line(
    keeping: Repository,
) -> None:
    keeping.scenario("wrong", WRONG)
    result = keeping.run("scenarios")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "_* ours.keeps: A client cancels unpaid _*",
            "score of freelancer after: expected 3, came out 5",
            "contract unpaid: expected counted, came out left out by ours.unpaid.unpaid",
        ],
        consecutive=True,
    )


def test_each_rule_set_is_judged_by_what_is_expected_of_it(keeping: Repository) -> None:
    keeping.rule_sets(breaks=BREAKS)
    keeping.scenario("both", RIGHT + f'[expect."ours.breaks"]\nkept = ["{HOSTILE}"]')
    result = keeping.run("scenarios", "-v")
    result.stdout.fnmatch_lines(
        ["scenarios/both.toml::ours.keeps PASSED *", "scenarios/both.toml::ours.breaks FAILED *"]
    )


def test_a_scenario_may_expect_something_of_a_reference_rule_set(keeping: Repository) -> None:
    keeping.scenario("theirs", '[expect."baselines.mean"]\ncounted = ["paid"]')
    keeping.run("scenarios").assert_outcomes(passed=1)


def test_a_scenario_that_expects_nothing_fails(keeping: Repository) -> None:
    keeping.scenario("idle", "")
    result = keeping.run("scenarios")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["scenarios/idle.toml: this expects nothing; *"])


@pytest.mark.parametrize(
    ("expect", "message"),
    [
        ('[expect."ours.kepes"]', "there is no rule set 'ours.kepes'*ours.keeps*"),
        ('[expect."ours.keeps"]\nkept = ["hope"]', "there is no promise 'hope'*"),
    ],
)
def test_an_expectation_of_what_does_not_exist_is_told_with_its_line(
    keeping: Repository, expect: str, message: str
) -> None:
    keeping.scenario("odd", expect)
    result = keeping.run("scenarios")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines([f"scenarios/odd.toml:2[0-9]: {message}"])


def test_a_rule_that_raises_on_a_scenario_is_told_by_its_message_alone(
    keeping: Repository,
) -> None:
    keeping.write(
        "policies/ours/unpaid.py",
        """
        from evenhand import excludes

        @excludes(cites="ours")
        def unpaid(contract):
            return 1 / 0 > 1
        """,
    )
    keeping.scenario("right", RIGHT)
    result = keeping.run("scenarios")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*policies/ours/unpaid.py:*raised ZeroDivisionError*"])
    result.stdout.no_fnmatch_line("*kit/evenhand/*")
