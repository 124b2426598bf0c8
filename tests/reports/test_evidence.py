"""Evidence: every count told once, what was exhausted and proved named with its bounds."""

from __future__ import annotations

from typing import Any

import pytest
from evenhand.model.verdicts import Evidence, Outcome, Proof
from evenhand.reports import json
from evenhand.reports.cell_changes import verdict_words
from evenhand.reports.evidence import how_green, told_evidence
from evenhand.reports.stories import story
from hypothesis import given
from hypothesis import strategies as st

from tests.questions.written import rule_set
from tests.reports.test_sheets import a_promise
from tests.reports.written import EVERY, NO_PROOF, PROOF, case, found, verdict

COUNTS = st.integers(1, 10**6)
EVERYWHERE = "in all histories up to a size"


@pytest.mark.parametrize(
    ("looked", "words"),
    [
        ({"histories": 0}, "No history was tried."),
        ({"histories": 2_727}, "Tried on 2,727 histories; the promise never applied."),
        (
            {"histories": 1, "cases": 1, "moved": 1},
            "Tried on 1 history; the promise applied 1 time, the result moved 1 time.",
        ),
        (
            {"histories": 9, "cases": 7},
            "Tried on 9 histories; the promise applied 7 times, the result never moved.",
        ),
        (
            {"histories": 9, "met": 4, "cases": 7},
            "Tried on 9 histories; the promise applied 7 times in 4 of them, nothing was ever "
            "treated otherwise, the result never moved.",
        ),
        (
            {"histories": 9, "met": 4, "cases": 7, "reached": 3, "moved": 2, "violations": 1},
            "Tried on 9 histories; the promise applied 7 times in 4 of them, something was treated "
            "otherwise 3 times, the result moved 2 times, the promise was broken 1 time.",
        ),
    ],
)
def test_what_was_tried_is_told_with_its_counts(looked: dict[str, Any], words: str) -> None:
    assert list(told_evidence(Evidence(**looked))) == [words]


@given(histories=COUNTS, met=COUNTS, cases=COUNTS, reached=COUNTS, moved=COUNTS)
def test_every_count_is_told(**counts: Any) -> None:
    (words,) = told_evidence(Evidence(**counts))
    assert all(f" {count:,} " in words for count in counts.values())


def test_what_was_exhausted_is_told_with_its_size() -> None:
    _, words = told_evidence(Evidence(histories=9, cases=7, exhausted=EVERY))
    assert words == "All 39,711 histories of up to 3 of 60 kinds were tried."


def test_a_proof_names_its_tool_its_bounds_and_what_it_assumes() -> None:
    _, *words = told_evidence(Evidence(histories=9, cases=7, proof=PROOF))
    assert words == [
        "Proved for histories of any length, by a prover 1.2: one contract more never takes "
        "anything off.",
        "Within these bounds: at most ten payments; amounts up to $1,000,000.",
        "Assumed: the score hangs on the totals only.",
    ]


def test_what_is_not_proved_says_why_and_does_not_say_proved() -> None:
    _, words = told_evidence(Evidence(histories=9, cases=7, proof=NO_PROOF))
    assert words == "Not proved (a prover 1.2): a rule reads the history."


@given(st.text(), st.lists(st.text()), st.booleans())
def test_only_what_is_proved_is_told_as_proved(lemma: str, bounds: list[str], proved: bool) -> None:
    proof = Proof(proved=proved, tool="p", version="1", lemma=lemma, bounds=tuple(bounds))
    words = list(told_evidence(Evidence(proof=proof)))
    assert any(each.startswith("Proved ") for each in words) == proved
    assert any(each.startswith("Not proved ") for each in words) != proved


@pytest.mark.parametrize(
    ("looked", "words"),
    [
        ({"moved": 1}, []),
        ({}, ["never moved"]),
        ({"met": 1}, ["nothing treated otherwise"]),
        ({"met": 1, "reached": 1, "exhausted": EVERY}, [EVERYWHERE, "never moved"]),
        ({"moved": 1, "exhausted": EVERY, "proof": NO_PROOF}, [EVERYWHERE]),
        ({"moved": 1, "exhausted": EVERY, "proof": PROOF}, ["proved"]),
    ],
)
def test_how_green_it_is_fits_a_cell(looked: dict[str, Any], words: list[str]) -> None:
    assert list(how_green(Evidence(**looked))) == words


def test_a_comparison_says_in_words_how_green_both_sides_are() -> None:
    assert verdict_words(verdict("a", looked={"moved": 0})) == "holds, never moved"
    assert verdict_words(verdict("b", worst=3)) == "holds, 3"


def test_a_story_ends_with_all_of_it() -> None:
    looked = {"exhausted": EVERY, "proof": NO_PROOF}
    broken = verdict("rules", outcome=Outcome.VIOLATED, ordinary=case(told="It."), looked=looked)
    words = " ".join(story(broken, rule_set(), a_promise).split())
    assert words.endswith(
        "the promise was broken 2 times. All 39,711 histories of up to 3 of 60 kinds were tried. "
        "Not proved (a prover 1.2): a rule reads the history."
    )


# For machines


def as_json(**looked: Any) -> dict[str, Any]:
    (told,) = json.verdicts([verdict("rules", looked=looked)], {"rules": rule_set()})["verdicts"]
    evidence: dict[str, Any] = told["evidence"]
    return evidence


@given(st.dictionaries(st.sampled_from(["histories", "met", "cases", "reached", "moved"]), COUNTS))
def test_json_has_every_count(counts: dict[str, int]) -> None:
    told = as_json(**counts)
    assert {key: told[key] for key in counts} == counts


def test_json_has_what_was_exhausted_and_proved_and_null_where_nobody_asked() -> None:
    assert as_json()["exhausted"] is as_json()["proof"] is None
    told = as_json(exhausted=EVERY, proof=PROOF)
    assert told["exhausted"] == {"size": 3, "kinds": 60, "histories": 39_711}
    assert told["proof"] == {
        "proved": True,
        "tool": "a prover",
        "version": "1.2",
        "lemma": PROOF.lemma,
        "bounds": ["at most ten payments", "amounts up to $1,000,000"],
        "assumed": ["the score hangs on the totals only"],
        "why_not": "",
    }
    assert as_json(proof=NO_PROOF)["proof"]["why_not"] == "a rule reads the history"


def test_json_has_the_case_that_is_worst() -> None:
    worst = found(case(amount=23))
    assert as_json(worst=worst)["worst"]["case"]["amount"] == "23"
