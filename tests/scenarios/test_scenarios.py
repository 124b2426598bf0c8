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
# The eras in which Upwork asked for a private answer.
ERAS = (
    "upwork.jss_2015",
    "upwork.jss_2020_03",
    "upwork.jss_2020_11",
    "upwork.jss_2023_12",
    "upwork.jss_2024_09",
)
STARS_ONLY = "upwork.jss_public_only"
KIND_TO_THE_UNPAID = ("guru.value_share", "uber.last_500", "charter.fair_unpaid")

OVERNIGHT = "unpaid_cancellation/overnight_cancellation_91_to_80"
SILENT = "unpaid_cancellation/overnight_cancellation_without_feedback"
HOSTILE = "unpaid_cancellation/overnight_cancellation_with_bad_private_feedback"

# S02, S18 and S22 are not told.
NUMBERS = [*range(1, 2), *range(3, 18), *range(19, 22), *range(23, 27)]
LISTED = [f"S{number:02}" for number in NUMBERS]
# What people told of their own accounts, by the number of the thread.
REAL_CASES = (
    "878612",  # enough people
    "875757",  # $135 and $2,000
    "646370",  # the client never answers
    "444990",  # left open
    "574857",  # asked for fake reviews
    "466158",  # an e-mail that explains
    "87248/page/9",  # ten minutes on every contract
    "468201",  # by the hour instead
    "796867",  # a year off
)

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


def stories() -> dict[str, str]:
    """The text of every scenario that is no witness, by name."""
    told = zip(NAMES, FILES, strict=True)
    return {name: file.read_text("utf-8") for name, file in told if "witnesses/" not in name}


def numbers(text: str) -> list[str]:
    """The numbers of the list of scenarios that a file says it tells, each in a line of its own."""
    return re.findall(r"^# Scenario (S\d\d)$", text, re.MULTILINE)


@pytest.mark.parametrize("number", LISTED)
def test_every_scenario_of_the_list_is_told(number: str) -> None:
    assert [name for name, text in stories().items() if number in numbers(text)]


def test_no_scenario_claims_a_number_that_is_not_on_the_list() -> None:
    claimed = {number for text in stories().values() for number in numbers(text)}
    assert claimed <= {*LISTED}


@pytest.mark.parametrize("thread", REAL_CASES)
def test_every_real_case_is_told(thread: str) -> None:
    told = [name for name in stories() if any(thread in each for each in scenario(name).sources)]
    assert told


@pytest.mark.parametrize("name", [name for name in NAMES if "witnesses/" not in name])
def test_every_scenario_names_its_sources_and_tells_a_story(name: str) -> None:
    assert scenario(name).sources
    assert scenario(name).story


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


def test_a_private_answer_alone_makes_no_difference_once_only_stars_count() -> None:
    # Three have aged out, and the cancellation is silent: (18 - 1) / 19 = 89.5
    assert shown(OVERNIGHT, STARS_ONLY) == (91, 89)
    assert keeps(HOSTILE_NEVER_LOWERS, OVERNIGHT, STARS_ONLY)


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
def test_a_hostile_cancellation_makes_83_of_91_while_private_answers_count(era: str) -> None:
    # (21 - 1) / 22 = 90.9; (21 - 2) / 23 = 82.6
    assert shown(HOSTILE, era) == (91, 83)


@pytest.mark.parametrize("era", ERAS)
def test_a_hostile_cancellation_breaks_the_promise_while_private_answers_count(era: str) -> None:
    assert not keeps(HOSTILE_NEVER_LOWERS, HOSTILE, era)


@pytest.mark.parametrize("rule_set", KIND_TO_THE_UNPAID)
def test_a_hostile_cancellation_keeps_the_promise_elsewhere(rule_set: str) -> None:
    assert keeps(HOSTILE_NEVER_LOWERS, HOSTILE, rule_set)


# What each reading of an unpaid contract would mean for the case of thread A


@pytest.mark.parametrize(
    ("reading", "after"),
    [
        ("readings.nil_effect", 89),  # (3600 - 200) / 3800 = 89.5
        ("readings.never_happened", 89),  # (18 - 1) / 19 = 89.5
        ("readings.only_private_counts", 80),  # (18 - 2) / 20
        ("readings.counts_in_full", 80),  # (18 - 2) / 20
    ],
)
def test_two_readings_of_an_unpaid_contract_make_80_of_91(reading: str, after: int) -> None:
    assert shown(OVERNIGHT, reading) == (91, after)


# What became of hires is not a matter of the score


@pytest.mark.parametrize(("hires", "last"), [("seven", 7), ("eight", 8)])
def test_a_page_that_lists_only_the_paid_hides_whom_the_client_kept(hires: str, last: int) -> None:
    told = scenario(f"mass_cancellation/{hires}_hires_and_one_is_kept").history
    upwork = Run(catalogue().rule_set("upwork.jss_2020_11"), told)
    charter = Run(catalogue().rule_set("charter.fair_unpaid"), told)
    hired = [contract for contract in told.contracts if contract.posting]
    assert [sum(map(run.listed, hired)) for run in (upwork, charter)] == [0, last]
