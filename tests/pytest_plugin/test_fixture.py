"""The fixture ``rule_set`` serves tests of one's own."""

import pytest

from tests.pytest_plugin.repositories import Repository, ids
from tests.repositories import BREAKS, KEEPS

pytest_plugins = ["pytester"]


@pytest.fixture
def two(repository: Repository) -> Repository:
    repository.rule_sets(keeps=KEEPS, breaks=BREAKS)
    return repository


OWN = """
def test_own(rule_set):
    from evenhand import RuleSet
    assert isinstance(rule_set, RuleSet)
"""


def test_a_test_that_asks_for_a_rule_set_is_run_for_each(two: Repository) -> None:
    two.write("test_own.py", OWN)
    result = two.run("test_own.py", "-v")
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(["*test_own[[]ours.breaks[]] *", "*test_own[[]ours.keeps[]] *"])


def test_it_is_run_for_the_chosen_ones_alone(two: Repository) -> None:
    two.write("test_own.py", OWN)
    found = ids(two.run("test_own.py", "--collect-only", "-q", "--evenhand-rule-set=*keeps"))
    assert found == ["test_own.py::test_own[ours.keeps]"]


def test_given_tests_with_invented_histories_are_quiet(two: Repository) -> None:
    two.write(
        "test_own.py",
        """
        from evenhand import Run
        from evenhand.strategies import histories
        from hypothesis import given, settings

        @settings(max_examples=5, database=None)
        @given(history=histories())
        def test_own(rule_set, history):
            for contract in history.contracts:
                score = Run(rule_set, history).shown(of=contract.freelancer)
                assert score is None or score <= rule_set.scale.highest
        """,
    )
    two.run("test_own.py", "-W", "error").assert_outcomes(passed=2)


def test_a_test_names_any_rule_set_of_the_catalogue(two: Repository) -> None:
    two.write(
        "test_own.py",
        """
        import pytest

        @pytest.mark.parametrize("rule_set", ["baselines.mean"], indirect=True)
        def test_own(rule_set):
            assert rule_set.name == "baselines.mean"
        """,
    )
    two.run("test_own.py").assert_outcomes(passed=1)


def test_a_rule_set_that_does_not_exist_is_told_plainly(two: Repository) -> None:
    two.write(
        "test_own.py",
        """
        import pytest

        @pytest.mark.parametrize("rule_set", ["ours.kepes"], indirect=True)
        def test_own(rule_set):
            pass
        """,
    )
    result = two.run("test_own.py")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["there is no rule set 'ours.kepes'*ours.keeps*"])
    result.stdout.no_fnmatch_line("*kit/evenhand/*")


def test_ones_own_fixture_of_that_name_wins(two: Repository) -> None:
    two.write(
        "test_own.py",
        """
        import pytest

        @pytest.fixture
        def rule_set():
            return "mine"

        def test_own(rule_set):
            assert rule_set == "mine"
        """,
    )
    two.run("test_own.py").assert_outcomes(passed=1)


def test_a_rule_set_with_a_mistake_is_told_plainly(two: Repository) -> None:
    two.rule_sets(keeps="titel = 1")
    two.write("test_own.py", OWN)
    result = two.run("test_own.py")
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["policies/ours/keeps.toml:1: *titel*"])
    result.stdout.no_fnmatch_line("*kit/evenhand/*")
