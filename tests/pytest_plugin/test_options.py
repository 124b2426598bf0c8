"""The command line comes before the table, and the table before the defaults."""

import pytest

from tests.pytest_plugin.repositories import Repository, ids
from tests.repositories import BREAKS, HOSTILE, KEEPS, NAMES

pytest_plugins = ["pytester"]


@pytest.fixture
def two(repository: Repository) -> Repository:
    repository.rule_sets(keeps=KEEPS, breaks=BREAKS)
    return repository


def replay(result: pytest.RunResult) -> str:
    return next(line for line in result.outlines if line.startswith("evenhand check "))


@pytest.mark.parametrize(
    ("keys", "args", "effort"),
    [
        ([], [], "--seed 0 --histories 500"),
        (["histories = 3", "seed = 4"], [], "--seed 4 --histories 3"),
        (["histories = 3", "seed = 4"], ["--evenhand-histories=2"], "--seed 4 --histories 2"),
        (["histories = 3", "seed = 4"], ["--evenhand-seed", "0"], "--seed 0 --histories 3"),
        (["histories = 3", "seed = 4"], ["--hypothesis-seed=9"], "--seed 9 --histories 3"),
        (["histories = 3", "seed = 4"], ["--hypothesis-seed=random"], "--seed 4 --histories 3"),
        (
            ["histories = 3"],
            ["--hypothesis-seed=9", "--evenhand-seed=8"],
            "--seed 8 --histories 3",
        ),
    ],
)
def test_effort_is_what_the_nearest_of_command_line_table_and_default_says(
    two: Repository, keys: list[str], args: list[str], effort: str
) -> None:
    two.table(*keys, f'invariants = ["{HOSTILE}"]')
    assert replay(two.run("policies/ours/breaks.toml", *args)).endswith(effort)


@pytest.mark.parametrize(
    ("keys", "args", "items"),
    [
        ([], ["--evenhand-rule-set=ours.k*"], [("keeps", HOSTILE), ("keeps", NAMES)]),
        ([], ["--evenhand-invariant=names*", "--evenhand-rule-set=*keeps"], [("keeps", NAMES)]),
        (
            [],
            ["--evenhand-invariant=names*", "--evenhand-rule-set=*ks", "--evenhand-rule-set=*ps"],
            [("breaks", NAMES), ("keeps", NAMES)],
        ),
        (['rule_sets = ["ours.b*"]'], [], [("breaks", HOSTILE), ("breaks", NAMES)]),
        (
            ['rule_sets = ["ours.b*"]'],
            ["--evenhand-rule-set=ours.keeps"],
            [("keeps", HOSTILE), ("keeps", NAMES)],
        ),
    ],
)
def test_rule_sets_and_promises_are_chosen_by_name_or_pattern(
    two: Repository, keys: list[str], args: list[str], items: list[tuple[str, str]]
) -> None:
    two.table(*keys, f'invariants = ["{HOSTILE}", "{NAMES}"]')
    found = ids(two.run("--collect-only", "-q", *args))
    assert found == [f"policies/ours/{name}.toml::{promise}" for name, promise in items]


def test_a_chosen_rule_set_chooses_its_expectations_too(two: Repository) -> None:
    two.scenario("both", '[expect."ours.keeps"]\n[expect."ours.breaks"]')
    found = ids(two.run("--collect-only", "-q", "scenarios", "--evenhand-rule-set=*keeps"))
    assert found == ["scenarios/both.toml::ours.keeps"]


@pytest.mark.parametrize(
    ("arg", "message"),
    [
        (
            "--evenhand-rule-set=ours.kepes",
            "*ours.kepes: there is no rule set of this name*ours.keeps*",
        ),
        ("--evenhand-rule-set=baselines.*", "*no rule set of this repository is called so*"),
        ("--evenhand-invariant=names", "*names: there is no invariant of this name*"),
        ("--evenhand-histories=0", "*--evenhand-histories: takes a whole number, 1 or more*"),
        ("--evenhand-jobs=0", "*--evenhand-jobs: takes a whole number, 1 or more*"),
        ("--evenhand-seed=many", "*--evenhand-seed: takes a whole number, 0 or more*"),
    ],
)
def test_a_choice_of_nothing_is_an_error_told_in_a_sentence(
    two: Repository, arg: str, message: str
) -> None:
    result = two.run(arg)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([message])


def test_the_options_stand_in_the_help_of_a_repository_with_a_table(two: Repository) -> None:
    result = two.run("--help")
    result.stdout.fnmatch_lines(["*--evenhand-histories*N*", "*--evenhand-invariant*"])


def test_the_number_of_an_option_is_not_taken_for_a_folder(two: Repository) -> None:
    two.write("pyproject.toml", "[tool.evenhand]\n[tool.pytest.ini_options]\ntestpaths = ['tests']")
    two.write("tests/conftest.py", "def pytest_addoption(parser): parser.addoption('--ours')")
    two.write("tests/test_ours.py", "def test_ours(pytestconfig): assert pytestconfig.option.ours")
    two.run("--evenhand-histories", "20", "--ours", "yes").assert_outcomes(passed=1)
