"""Scenarios: each reads, and each rule set does with it what the file expects."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from evenhand.catalogue.catalogue import Catalogue, catalogue_of
from evenhand.catalogue.scenarios import Scenario, read_scenario
from evenhand.model.contracts import Party
from evenhand.model.units import Exact
from evenhand.runs import Run
from evenhand.search.replays import mismatches

ROOT = Path(__file__).parents[2]
SCENARIOS = ROOT / "scenarios"
FILES = sorted(SCENARIOS.rglob("*.toml"))
NAMES = [file.relative_to(SCENARIOS).with_suffix("").as_posix() for file in FILES]
EACH_SCENARIO = pytest.mark.parametrize("name", NAMES)

FREELANCER = Party("freelancer")
ERAS = (
    "upwork.jss_2015",
    "upwork.jss_2020_03",
    "upwork.jss_2020_11",
    "upwork.jss_2023_12",
    "upwork.jss_2024_09",
)
KIND_TO_THE_UNPAID = ("guru.value_share", "uber.last_500", "charter.fair_unpaid")

OVERNIGHT = "unpaid_cancellation/overnight_cancellation_91_to_80"
SILENT = "unpaid_cancellation/overnight_cancellation_without_feedback"
HOSTILE = "unpaid_cancellation/overnight_cancellation_with_bad_private_feedback"

NEVER_LOWERS = "unpaid_cancellation_never_lowers_the_score"
HOSTILE_NEVER_LOWERS = "unpaid_cancellation_with_hostile_feedback_never_lowers_the_score"


@cache
def catalogue() -> Catalogue:
    return catalogue_of(ROOT)[0]


@cache
def scenario(name: str) -> Scenario:
    return read_scenario(SCENARIOS / f"{name}.toml")


def headings(file: Path) -> list[str]:
    """The rule sets that a file expects something of, in order."""
    return re.findall(r'^\[expect\."([^"]+)"\]$', file.read_text("utf-8"), re.MULTILINE)


def expectations() -> list[object]:
    """Every file with every rule set that it expects something of."""
    found: list[object] = []
    # By their headings: a file that does not read must fail a test, not the gathering of tests.
    for name, file in zip(NAMES, FILES, strict=True):
        for rule_set in headings(file):
            found.append(pytest.param(name, rule_set, id=f"{name}-{rule_set}"))
    return found


def shown(name: str, rule_set: str) -> tuple[Exact | None, Exact | None]:
    """What a reader sees of the freelancer before and after the story."""
    told = scenario(name)
    run = Run(catalogue().rule_set(rule_set), told.history)
    return (
        run.as_of(told.before).shown(of=FREELANCER),
        run.as_of(told.after).shown(of=FREELANCER),
    )


def keeps(promise: str, name: str, rule_set: str) -> bool:
    run = Run(catalogue().rule_set(rule_set), scenario(name).history)
    cases = list(catalogue().invariants[promise](run))
    assert cases, f"{promise} has nothing to say of {name}"
    return all(case.kept for case in cases)


# Every file


@EACH_SCENARIO
def test_every_scenario_reads_without_problems(name: str) -> None:
    scenario(name)


@EACH_SCENARIO
def test_no_expectation_is_overlooked(name: str) -> None:
    assert headings(SCENARIOS / f"{name}.toml") == list(scenario(name).expectations)


@EACH_SCENARIO
def test_a_title_says_what_happens_and_not_what_should(name: str) -> None:
    assert "should" not in scenario(name).title.lower()


def test_no_two_scenarios_have_the_same_file_name() -> None:
    # A witness is named after its promise, below a folder for its rule set.
    told = [file.stem for file in FILES if SCENARIOS / "witnesses" not in file.parents]
    assert [stem for stem, times in Counter(told).items() if times > 1] == []


@pytest.mark.parametrize(("name", "rule_set"), expectations())
def test_a_rule_set_does_what_the_scenario_expects(name: str, rule_set: str) -> None:
    found = mismatches(catalogue(), scenario(name), catalogue().rule_set(rule_set))
    assert [str(mismatch) for mismatch in found] == []


# The overnight cancellation of thread A


@pytest.mark.parametrize("era", ERAS)
def test_an_overnight_cancellation_makes_80_of_91(era: str) -> None:
    # Thread A: from 91 to 80. (21 - 1) / 22 = 90.9; three age out: (18 - 2) / 20 = 80.0
    assert shown(OVERNIGHT, era) == (91, 80)


@pytest.mark.parametrize("era", ERAS)
def test_without_the_cancellation_age_alone_makes_89_of_91(era: str) -> None:
    told = scenario(OVERNIGHT)
    (cancelled,) = told.history.ended_unpaid()
    spared = Run(catalogue().rule_set(era), told.history).without(cancelled)
    assert spared.as_of(told.after).shown(of=FREELANCER) == 89  # (18 - 1) / 19 = 89.47


@pytest.mark.parametrize("era", ERAS)
def test_every_contract_of_the_overnight_story_weighs_the_same(era: str) -> None:
    run = Run(catalogue().rule_set(era), scenario(OVERNIGHT).history)
    rated = [run.treatment(contract).rated for contract in run.history.contracts]
    assert len({each.weight for each in rated if each}) == 1


# The same in six months, with and without feedback


def test_a_silent_cancellation_lowered_the_score_in_2015() -> None:
    # (21 - 1) / 22 = 90.9; (21 - 2) / 23 = 82.6
    assert shown(SILENT, "upwork.jss_2015") == (91, 83)


@pytest.mark.parametrize("era", ERAS[2:])
def test_a_silent_cancellation_leaves_the_score_from_november_2020(era: str) -> None:
    # Upwork announcement 824751: contracts without feedback are left out
    assert shown(SILENT, era) == (91, 91)


@pytest.mark.parametrize("era", ERAS[2:])
def test_a_silent_cancellation_never_lowers_the_score_from_november_2020(era: str) -> None:
    assert keeps(NEVER_LOWERS, SILENT, era)


@pytest.mark.parametrize("era", ERAS[:2])
def test_a_silent_cancellation_lowers_the_score_before_november_2020(era: str) -> None:
    assert not keeps(NEVER_LOWERS, SILENT, era)


@pytest.mark.parametrize("era", ERAS)
def test_a_hostile_cancellation_makes_83_of_91_in_every_era(era: str) -> None:
    # (21 - 1) / 22 = 90.9; (21 - 2) / 23 = 82.6
    assert shown(HOSTILE, era) == (91, 83)


@pytest.mark.parametrize("era", ERAS)
def test_a_hostile_cancellation_breaks_the_promise_in_every_era(era: str) -> None:
    assert not keeps(HOSTILE_NEVER_LOWERS, HOSTILE, era)


@pytest.mark.parametrize("rule_set", KIND_TO_THE_UNPAID)
def test_a_hostile_cancellation_keeps_the_promise_elsewhere(rule_set: str) -> None:
    assert keeps(HOSTILE_NEVER_LOWERS, HOSTILE, rule_set)
