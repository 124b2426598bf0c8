"""Rule sets and scenarios are found as pytest finds tests."""

import pytest

from tests.pytest_plugin.repositories import Repository, ids
from tests.repositories import BREAKS, HOSTILE, KEEPS, NAMES

pytest_plugins = ["pytester"]

EXPECTS = '[expect."ours.keeps"]\ncounted = ["paid"]\n'

EVERYTHING = [
    f"policies/ours/breaks.toml::{HOSTILE}",
    f"policies/ours/breaks.toml::{NAMES}",
    f"policies/ours/keeps.toml::{HOSTILE}",
    f"policies/ours/keeps.toml::{NAMES}",
    "scenarios/cancelled.toml::ours.keeps",
    f"scenarios/witnesses/ours.breaks/{HOSTILE}.toml::ours.breaks",
    "test_own.py::test_own",
]


@pytest.fixture
def full(repository: Repository) -> Repository:
    repository.rule_sets(keeps=KEEPS, breaks=BREAKS)
    repository.scenario("cancelled", EXPECTS)
    repository.witness("ours.breaks")
    repository.write("test_own.py", "def test_own(): pass")
    repository.write("other.toml", 'title = "not ours"')
    return repository


def test_each_promise_of_a_rule_set_and_each_expectation_is_an_item(full: Repository) -> None:
    assert ids(full.run("--collect-only", "-q")) == EVERYTHING


@pytest.mark.parametrize(
    ("args", "items"),
    [
        (["policies"], EVERYTHING[:4]),
        (["policies/ours/keeps.toml"], EVERYTHING[2:4]),
        ([EVERYTHING[1]], [EVERYTHING[1]]),
        (["scenarios"], EVERYTHING[4:6]),
        (["scenarios/witnesses"], [EVERYTHING[5]]),
        ([EVERYTHING[4]], [EVERYTHING[4]]),
        (["-k", "keeps and names"], [EVERYTHING[3]]),
        (["-k", "cancelled"], [EVERYTHING[4]]),
        (["-m", "evenhand", "--strict-markers"], EVERYTHING[:6]),
        (["-m", "not evenhand"], [EVERYTHING[6]]),
        (["--deselect", "policies"], EVERYTHING[4:]),
        (["--ignore", "policies"], EVERYTHING[4:]),
    ],
)
def test_items_are_chosen_as_any_tests_are(
    full: Repository, args: list[str], items: list[str]
) -> None:
    assert ids(full.run("--collect-only", "-q", *args)) == items


def test_folders_are_those_that_the_table_names(full: Repository) -> None:
    (full.pytester.path / "policies").rename(full.pytester.path / "rules")
    (full.pytester.path / "scenarios").rename(full.pytester.path / "stories")
    full.table('policies = ["rules"]', 'scenarios = ["stories"]', f'invariants = ["{NAMES}"]')
    assert ids(full.run("--collect-only", "-q")) == [
        f"rules/ours/breaks.toml::{NAMES}",
        f"rules/ours/keeps.toml::{NAMES}",
        "stories/cancelled.toml::ours.keeps",
        f"stories/witnesses/ours.breaks/{HOSTILE}.toml::ours.breaks",
        "test_own.py::test_own",
    ]


def test_scenarios_may_lie_among_the_policies(full: Repository) -> None:
    (full.pytester.path / "scenarios").rename(full.pytester.path / "policies" / "shown")
    full.table('scenarios = ["policies/shown"]', f'invariants = ["{NAMES}"]')
    assert ids(full.run("--collect-only", "-q", "policies/shown")) == [
        "policies/shown/cancelled.toml::ours.keeps",
        f"policies/shown/witnesses/ours.breaks/{HOSTILE}.toml::ours.breaks",
    ]


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("policies/ours/keeps.toml", "titel = 1", "policies/ours/keeps.toml:1: *titel*"),
        ("policies/ours/keeps.toml", "title = ", "policies/ours/keeps.toml:1: this is not TOML*"),
        ("policies/ours/unpaid.py", "import nowhere", "policies/ours/unpaid.py:1: *nowhere*"),
        ("scenarios/cancelled.toml", "titel = 1", "scenarios/cancelled.toml:1: *titel*"),
    ],
)
def test_a_mistake_in_a_file_is_told_plainly_when_it_is_collected(
    full: Repository, file: str, text: str, message: str
) -> None:
    full.write(file, text)
    result = full.run("--tb=long")
    assert result.ret == pytest.ExitCode.INTERRUPTED
    result.stdout.fnmatch_lines([message])
    result.stdout.no_fnmatch_line("*Traceback*")
    result.stdout.no_fnmatch_line("*kit/evenhand/*")


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ("histories = 0", "ERROR: pyproject.toml:2: *histories*"),
        ('policies = ["nowhere"]', "ERROR: pyproject.toml:2: there is no folder 'nowhere' here*"),
        ('rule_sets = ["ours.kept"]', "ERROR: *there is no rule set of this name*ours.keeps*"),
    ],
)
def test_a_mistake_in_the_table_ends_the_session_in_one_sentence(
    full: Repository, keys: str, message: str
) -> None:
    full.table(keys)
    result = full.run()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([message])


def test_two_rule_sets_of_one_name_end_the_session_in_one_sentence(full: Repository) -> None:
    full.table('policies = ["policies", "more"]')
    full.write("more/ours/keeps.toml", BREAKS)
    result = full.run()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["ERROR: more/ours/keeps.toml: two rule sets are named *"])
