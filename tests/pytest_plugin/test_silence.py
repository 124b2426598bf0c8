"""Without a table nothing happens."""

import re
from pathlib import Path
from tomllib import TOMLDecodeError, loads

import pytest
import tomlkit
from evenhand.pytest_plugin import is_asked_for
from hypothesis import given
from hypothesis import strategies as st

from tests.pytest_plugin.repositories import WITH, WITHOUT, Repository
from tests.repositories import KEEPS, STARS

pytest_plugins = ["pytester"]

SOMEBODY_ELSES = """
from hypothesis import given, settings, strategies as st

def test_passes():
    pass

def test_fails():
    assert [1, 2] == [1, 3]

@settings(database=None)
@given(st.integers(0, 9))
def test_finds(number):
    assert number < 5
"""


def unrelated(repository: Repository) -> None:
    repository.write("pyproject.toml", '[project]\nname = "other"\ndependencies = ["evenhand"]')
    repository.write("policies/ours/stars.toml", KEEPS)
    repository.write("test_other.py", SOMEBODY_ELSES)


def told(result: pytest.RunResult) -> list[str]:
    """What a session printed, but for times and the list of installed plugins."""
    lines = [line for line in result.outlines if not line.startswith("plugins: ")]
    return [
        re.sub(r"\d+\.\d+ ?(s|seconds)\b|(~|<) ?[^,]*ms\b", "TIME", line).strip("=")
        for line in lines
    ]


@pytest.mark.parametrize(
    "args",
    [
        ["-v", "--hypothesis-seed=0"],
        ["--collect-only"],
        ["--help"],
        ["--markers"],
        ["--fixtures"],
        ["policies/ours/stars.toml"],
    ],
    ids=" ".join,
)
def test_an_unrelated_project_is_told_the_same_with_and_without_the_plugin(
    repository: Repository, args: list[str]
) -> None:
    unrelated(repository)
    # Hypothesis takes constants from the local modules that are loaded: load them all first.
    doors = (WITH, WITH, WITHOUT)
    _, *runs = [repository.pytester.runpytest_inprocess(*door, *args) for door in doors]
    assert told(runs[0]) == told(runs[1])
    assert runs[0].ret == runs[1].ret


def test_an_unrelated_project_imports_the_door_and_nothing_behind_it(
    repository: Repository,
) -> None:
    unrelated(repository)
    repository.write(
        "test_other.py",
        """
        import sys

        def test_modules():
            kits = {name for name in sys.modules if name.split(".")[0] == "evenhand"}
            assert kits == {"evenhand", "evenhand.pytest_plugin"}
            assert not {"msgspec", "tomli", "tomlkit", "rich", "click"} & {*sys.modules}
        """,
    )
    repository.run_apart("-p", "no:hypothesispytest").assert_outcomes(passed=1)


def test_what_hypothesis_prints_of_other_tests_is_unchanged_by_a_table(
    repository: Repository,
) -> None:
    repository.rule_sets(keeps=KEEPS)
    repository.write("test_other.py", SOMEBODY_ELSES)
    args = ["test_other.py", "--hypothesis-seed=0", "--hypothesis-show-statistics", "--tb=short"]
    # Hypothesis takes constants from the local modules that are loaded: load them all first.
    doors = (WITH, WITH, WITHOUT)
    _, *runs = [repository.pytester.runpytest_inprocess(*door, *args) for door in doors]
    falsified = [line for line in told(runs[0]) if "number=5" in line]
    assert falsified
    assert told(runs[0]) == told(runs[1])


NAMES = st.sampled_from(["evenhand", "tool", "pytest", "name", "evenhand-policies"])
TABLES = st.recursive(
    st.integers() | NAMES, lambda inner: st.dictionaries(NAMES, inner, max_size=3)
).filter(lambda value: isinstance(value, dict))


@given(TABLES)
def test_the_table_is_seen_wherever_toml_lets_it_stand(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, object]
) -> None:
    file = tmp_path_factory.getbasetemp() / "table.toml"
    file.write_text(tomlkit.dumps(data), "utf-8")
    tool = data.get("tool")
    assert is_asked_for(file) is (isinstance(tool, dict) and "evenhand" in tool)


@given(st.binary() | st.text().map(str.encode))
def test_no_file_is_too_broken_to_be_glanced_at(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "broken.toml"
    file.write_bytes(data + b"\nevenhand")
    try:
        loads(file.read_text("utf-8"))
    except (TOMLDecodeError, UnicodeDecodeError):
        assert is_asked_for(file) is (b"tool.evenhand" in data)


def test_a_folder_without_a_project_file_is_not_asking(tmp_path: Path) -> None:
    assert not is_asked_for(tmp_path / "pyproject.toml")


def test_the_rules_of_these_tests_are_not_collected_without_a_table(
    repository: Repository,
) -> None:
    repository.rule_sets(keeps=KEEPS)
    repository.write("policies/ours/stars.py", STARS)
    repository.write("pyproject.toml", "")
    assert repository.run().ret == pytest.ExitCode.NO_TESTS_COLLECTED
