"""The command ``compare``: where two rule sets part, and a history each way."""

import json
import re
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

import pytest
from evenhand.catalogue.catalogue import catalogue_of
from evenhand.comparisons.comparing import Comparison, HistoryDifference, compare
from evenhand.comparisons.sides import Sides
from evenhand.runs import Run
from evenhand.search.checking import Effort

from tests.cli.repositories import Repository
from tests.repositories import BREAKS, KEEPS

TODAY = datetime(2026, 1, 1, tzinfo=UTC).date()
SILENT_COUNTS = '''
"""Silence counts as four stars."""

from evenhand import rates


@rates(cites="ours 6")
def silence(contract):
    """Who ends a paid contract and says nothing gives four stars."""
    return 4 if contract.paid and contract.end and not contract.feedback else None
'''
KIND_AND_HARSH = KEEPS.replace('["ours.stars", ', '["ours.stars", "ours.silence", ')


@pytest.fixture
def three(repository: Repository) -> Repository:
    """Three rule sets: in turn nothing, the unpaid, and silence are told apart."""
    repository.write("policies/ours/silence.py", SILENT_COUNTS)
    repository.rule_set("breaks", BREAKS)
    repository.rule_set("keeps", KEEPS)
    repository.rule_set("silence", KIND_AND_HARSH)
    repository.scenario("cancelled", '[expect."ours.keeps"]\nshown = [5, 5]')
    return repository


def compared(repository: Repository, baseline: str, candidate: str) -> Comparison:
    catalogue, _ = catalogue_of(repository.folder)
    sides = Sides(catalogue.rule_set(baseline), catalogue.rule_set(candidate))
    return compare(
        catalogue, sides, Effort(20, 0), today=TODAY, progress=lambda what, done, of: None
    )


def recomputed(found: Comparison, told: HistoryDifference) -> tuple[Fraction, Fraction]:
    """What both sides really show, worked out anew; the numbers that were told must agree."""
    numbers = [
        Run(side, told.history).displayed(of=told.party)
        for side in (found.sides.baseline, found.sides.candidate)
    ]
    assert numbers == [told.baseline, told.candidate]
    baseline, candidate = numbers
    assert baseline is not None
    assert candidate is not None
    return Fraction(baseline), Fraction(candidate)


@pytest.mark.parametrize(
    ("baseline", "candidate"),
    [("ours.breaks", "ours.keeps"), ("ours.keeps", "ours.breaks"), ("ours.keeps", "ours.silence")],
)
def test_the_histories_that_are_told_really_are_harsher_and_kinder(
    three: Repository, baseline: str, candidate: str
) -> None:
    found = compared(three, baseline, candidate)
    assert found.harsher is not None
    assert found.kinder is not None
    before, after = recomputed(found, found.harsher)
    assert after < before
    before, after = recomputed(found, found.kinder)
    assert after > before


def test_a_rule_set_beside_itself_differs_in_nothing(three: Repository) -> None:
    found = compared(three, "ours.keeps", "ours.keeps")
    assert (found.harsher, found.kinder, found.scenarios) == (None, None, ())
    assert found.tried > 20


def test_the_scenarios_that_differ_are_told_with_both_numbers(three: Repository) -> None:
    found = compared(three, "ours.breaks", "ours.keeps")
    ours = [d for d in found.scenarios if d.scenario.file.is_relative_to(three.folder)]
    assert [(d.party.name, d.baseline, d.candidate) for d in ours] == [("freelancer", 3, 5)]


def test_a_difference_is_no_failure(three: Repository) -> None:
    told = three.run("compare", "ours.breaks", "ours.keeps")
    assert (told.code, told.err) == (0, "")
    words = " ".join(told.out.split())
    assert words.startswith("ours.breaks (baseline) beside ours.keeps (candidate)")
    assert "A client cancels unpaid: freelancer, 3 or 5" in words
    assert re.search(r"ours.keeps is harsher here \(.+: .+ under .+, .+ under ours.keeps\):", words)
    assert re.search(r"ours.keeps is kinder here \(.+: .+ under .+, .+ under ours.keeps\):", words)
    assert max(map(len, told.out.splitlines())) <= 80


def test_a_rule_set_beside_itself_says_that_nothing_was_found(three: Repository) -> None:
    out = three.run("compare", "ours.keeps", "ours.keeps").out
    assert "No scenario shows different numbers." in out
    assert re.search(r"ours.keeps is never harsher, on [\d,]+ histories tried\.", out)
    assert re.search(r"ours.keeps is never kinder, on [\d,]+ histories tried\.", out)


def test_json_tells_the_same_exactly(three: Repository) -> None:
    told = three.run("compare", "ours.breaks", "ours.keeps", "--format", "json")
    content: dict[str, Any] = json.loads(told.out)
    assert set(content) == {
        "evenhand", "baseline", "candidate", "tried", "verdicts", "scenarios", "harsher", "kinder",
    }  # fmt: skip
    assert (content["baseline"], content["candidate"]) == ("ours.breaks", "ours.keeps")
    assert {v["rule_set"] for v in content["verdicts"]} == {"ours.breaks", "ours.keeps"}
    assert {
        "scenario": "scenarios/cancelled.toml",
        "party": "freelancer",
        "baseline": "3",
        "candidate": "5",
    } in content["scenarios"]
    harsher, kinder = content["harsher"], content["kinder"]
    assert set(harsher) == set(kinder) == {"history", "party", "baseline", "candidate"}
    assert Fraction(harsher["candidate"]) < Fraction(harsher["baseline"])
    assert Fraction(kinder["candidate"]) > Fraction(kinder["baseline"])


def test_markdown_tells_it_for_a_pull_request(three: Repository) -> None:
    out = three.run("compare", "ours.breaks", "ours.keeps", "--format", "markdown").out
    assert out.startswith("### ours.breaks (baseline) beside ours.keeps (candidate)\n")
    assert "| promise | ours.breaks | ours.keeps |" in out
    assert "| A client cancels unpaid | freelancer | 3 | 5 |" in out
