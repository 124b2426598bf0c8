"""One trial a process, and everything that pytest does with items."""

from xml.etree import ElementTree

import pytest
from evenhand.search.parallel import checked

from tests.pytest_plugin.repositories import LISTS, Repository
from tests.repositories import BREAKS, HOSTILE, KEEPS, NAMES

pytest_plugins = ["pytester"]

COUNTING = """
import evenhand.search.parallel as parallel
import evenhand.plugin.trials as trials

def checked(root, catalogue, pairs, effort, **rest):
    names = sorted(f"{rule_set.name}/{promise.name}" for rule_set, promise in pairs)
    with open("trials.txt", "a") as trials_run:
        print(*names, file=trials_run)
    return parallel.checked(root, catalogue, pairs, effort, **rest)

trials.checked = checked
"""


LOST = '''
"""A rule that takes the whole process with it."""

import os

from evenhand import excludes


@excludes(cites="ours 3")
def unpaid(contract):
    """Nobody survives this."""
    os._exit(7)
'''


@pytest.fixture
def two(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.setattr("evenhand.plugin.trials.checked", checked)  # to have it put back
    repository.rule_sets(keeps=KEEPS, breaks=BREAKS)
    repository.write("conftest.py", COUNTING)
    return repository


def trials_run(repository: Repository) -> list[list[str]]:
    file = repository.pytester.path / "trials.txt"
    return [line.split() for line in file.read_text().splitlines()] if file.exists() else []


ALL = [f"ours.{name}/{promise}" for name in ("breaks", "keeps") for promise in (NAMES, HOSTILE)]


def test_one_trial_serves_all_pairs(two: Repository) -> None:
    two.run().assert_outcomes(passed=3, failed=1)
    assert trials_run(two) == [ALL]


@pytest.mark.parametrize(
    ("args", "pairs"),
    [
        (["-k", "names"], [ALL[0], ALL[2]]),
        (["policies/ours/keeps.toml"], [ALL[2], ALL[3]]),
        ([f"policies/ours/keeps.toml::{NAMES}"], [ALL[2]]),
        (["--deselect", f"policies/ours/keeps.toml::{NAMES}"], [ALL[0], ALL[1], ALL[3]]),
        (["--evenhand-rule-set=*keeps"], [ALL[2], ALL[3]]),
    ],
)
def test_the_trial_is_of_the_pairs_that_are_still_selected(
    two: Repository, args: list[str], pairs: list[str]
) -> None:
    two.run(*args)
    assert trials_run(two) == [pairs]


def test_there_is_no_trial_where_none_is_needed(two: Repository) -> None:
    two.write("test_own.py", "def test_own(): pass")
    two.run("-m", "not evenhand").assert_outcomes(passed=1, deselected=4)
    two.run("--collect-only")
    assert trials_run(two) == []


def test_what_failed_last_is_tried_alone(two: Repository) -> None:
    two.run()
    two.run("--lf").assert_outcomes(failed=1)
    assert trials_run(two) == [ALL, [ALL[1]]]


def test_a_session_stops_at_the_first_failure_and_steps_on_from_it(two: Repository) -> None:
    two.run("-x").assert_outcomes(failed=1)
    two.run("--sw").assert_outcomes(failed=1)
    two.rule_sets(breaks=KEEPS)
    two.run("--sw").assert_outcomes(passed=4)


def test_two_workers_agree_with_one_process(two: Repository) -> None:
    pytest.importorskip("xdist")
    two.run_apart("-n2", "--evenhand-seed=3").assert_outcomes(passed=3, failed=1)
    assert trials_run(two) in ([ALL], [ALL, ALL])


def test_workers_report_one_summary(two: Repository) -> None:
    pytest.importorskip("xdist")
    result = two.run_apart("-n2", "--evenhand-seed=3")
    lines = [line for line in result.outlines if line.startswith("evenhand: ")]
    assert lines == two_summaries(two)


def two_summaries(two: Repository) -> list[str]:
    result = two.run("--evenhand-seed=3")
    return [line for line in result.outlines if line.startswith("evenhand: ")]


def test_several_processes_come_to_what_one_comes_to(two: Repository) -> None:
    one = two.run_apart("-v")
    several = two.run_apart("-v", "--evenhand-jobs=2")
    assert several.parseoutcomes() == {"passed": 3, "failed": 1}
    stories = [result.stdout.str().partition("= FAILURES =")[2] for result in (one, several)]
    assert "score would be 5. Because it is there, it is 3." in " ".join(stories[0].split())
    assert stories[0].partition("= short test")[0] == stories[1].partition("= short test")[0]


def test_a_process_that_is_lost_is_told_in_one_line(two: Repository) -> None:
    two.write("policies/ours/unpaid.py", LOST)
    result = two.run_apart("--evenhand-jobs=2")
    assert result.parseoutcomes() == {"failed": 4}
    result.stdout.fnmatch_lines(["a process that checked was ended from outside (exit code 7);*"])
    result.stdout.no_fnmatch_line("*kit/evenhand/*")


def test_a_mistake_in_the_table_is_told_once_with_workers(two: Repository) -> None:
    pytest.importorskip("xdist")
    two.table("histories = 0")
    result = two.run_apart("-n2")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert len([line for line in result.errlines if "histories" in line]) == 1


@pytest.mark.parametrize(
    "args",
    [
        ["-p", "no:cacheprovider"],
        ["-p", "no:randomly"],
        ["-p", "no:terminal"],
        ["--strict-markers", "--strict-config"],
        ["--durations=3", "-vv"],
        ["-W", "error"],
        ["--import-mode=importlib"],
        ["--setup-show"],
        ["--tb=line"],
        ["--capture=no"],
    ],
    ids=" ".join,
)
def test_a_session_goes_the_same_way_with(two: Repository, args: list[str]) -> None:
    result = two.run(*args)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert trials_run(two) == [ALL]


def test_the_trial_is_charged_to_the_first_item(two: Repository) -> None:
    result = two.run("--durations=1", "--durations-min=0")
    result.stdout.fnmatch_lines([f"* call *policies/ours/breaks.toml::{HOSTILE}"])


def test_junit_files_carry_the_evidence(two: Repository) -> None:
    two.run("--junitxml=report.xml")
    cases = ElementTree.parse(two.pytester.path / "report.xml").iter("testcase")
    properties = [
        {each.attrib["name"]: each.attrib["value"] for each in case.iter("property")}
        for case in cases
    ]
    assert [case["verdict"] for case in properties] == ["violated", "holds", "holds", "holds"]
    for case in properties:
        assert {*case} == {"verdict", "histories", "cases", "moved", "violations"}
        assert int(case["histories"]) > 0 < int(case["cases"])


def test_the_summary_is_one_line_even_when_quiet(two: Repository) -> None:
    two.rule_sets(breaks=LISTS)
    two.witness("ours.breaks")
    result = two.run("-q", "policies")
    lines = [line for line in result.outlines if line.startswith("evenhand: ")]
    assert len(lines) == 1
    result.stdout.re_match_lines(
        [
            r"evenhand: 4 promises checked: 3 hold, 1 violated as listed; "
            r"[\d,]+ histories each, seed 0$"
        ]
    )


def test_the_summary_counts_what_was_replayed(two: Repository) -> None:
    two.scenario("right", '[expect."ours.keeps"]\nshown = [5, 5]')
    two.scenario("wrong", '[expect."ours.keeps"]\nshown = [5, 1]')
    result = two.run("scenarios", "-q")
    result.stdout.fnmatch_lines(["evenhand: 2 expectations replayed: 1 not as expected"])


def test_there_is_no_summary_where_nothing_of_ours_was_selected(two: Repository) -> None:
    two.write("test_own.py", "def test_own(): pass")
    two.run("test_own.py").stdout.no_fnmatch_line("evenhand: *")
