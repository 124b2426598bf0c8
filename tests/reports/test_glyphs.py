"""Marks: told apart in every alphabet, green only for what holds, and saying how green."""

from __future__ import annotations

from typing import Any

import pytest
from evenhand.model.verdicts import Evidence, Exhausted, Outcome, Proof, Verdict
from evenhand.reports.glyphs import ALL, EXHAUSTED, GREEN, HELD, PROVED, Mark, mark_of
from evenhand.reports.summary import summary
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.written import EVERY, NO_PROOF, PROOF, verdict

COUNTS = st.integers(0, 3)
EVIDENCE = st.builds(
    Evidence,
    histories=COUNTS,
    met=COUNTS,
    cases=COUNTS,
    reached=COUNTS,
    moved=COUNTS,
    exhausted=st.none() | st.builds(Exhausted, size=COUNTS, kinds=COUNTS, histories=COUNTS),
    proof=st.none()
    | st.builds(Proof, proved=st.booleans(), tool=st.just("a prover"), version=st.just("1")),
)
VERDICTS = st.builds(
    Verdict,
    rule_set=st.sampled_from(["a", "b"]),
    invariant=st.sampled_from(["one", "two"]),
    outcome=st.sampled_from(Outcome),
    evidence=EVIDENCE,
    expected=st.booleans(),
    objection=st.sampled_from(["", "an objection"]),
    out_of_scope=st.sampled_from(["", "no score"]),
)

MOVED, STILL, UNTOUCHED = HELD


def held(**looked: Any) -> Verdict:
    return verdict("rules", looked=looked)


@pytest.mark.parametrize("unicode", [True, False])
def test_no_two_marks_look_or_read_the_same(*, unicode: bool) -> None:
    assert len({mark.text(unicode=unicode) for mark in ALL}) == len(ALL)
    assert len({mark.word for mark in ALL}) == len(ALL)


def test_a_mark_has_two_signs_at_most_and_a_form_in_plain_ascii() -> None:
    assert all(mark.ascii.isascii() for mark in ALL)
    assert {len(mark.glyph) for mark in ALL} == {len(mark.ascii) for mark in ALL} == {1, 2}


@given(VERDICTS)
def test_only_what_holds_is_green_and_every_verdict_has_a_mark(found: Verdict) -> None:
    mark = mark_of(found)
    assert mark in ALL
    assert (mark in GREEN) == ("green" in mark.style)
    plainly = found.outcome is Outcome.HOLDS and not found.objection and not found.out_of_scope
    assert (mark in GREEN) == plainly


@pytest.mark.parametrize(
    ("looked", "mark"),
    [
        ({}, MOVED),
        ({"moved": 0}, STILL),
        ({"moved": 0, "met": 5, "reached": 2}, STILL),
        ({"moved": 0, "met": 5, "reached": 0}, UNTOUCHED),
        ({"moved": 3, "met": 5, "reached": 0}, MOVED),  # what moved was treated otherwise
        ({"exhausted": EVERY}, EXHAUSTED[0]),
        ({"exhausted": EVERY, "moved": 0}, EXHAUSTED[1]),
        ({"exhausted": EVERY, "moved": 0, "met": 5}, EXHAUSTED[2]),
        ({"proof": PROOF}, PROVED[0]),
        ({"proof": PROOF, "moved": 0}, PROVED[1]),
        ({"proof": PROOF, "moved": 0, "met": 5}, PROVED[2]),
        ({"proof": PROOF, "exhausted": EVERY}, PROVED[0]),
        ({"proof": NO_PROOF}, MOVED),
        ({"proof": NO_PROOF, "exhausted": EVERY, "moved": 0}, EXHAUSTED[1]),
    ],
)
def test_a_green_mark_says_how_green(looked: dict[str, Any], mark: Mark) -> None:
    assert mark_of(held(**looked)) == mark


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (MOVED, "holds in all that was tried"),
        (STILL, "holds in all that was tried; the result never moved"),
        (UNTOUCHED, "holds in all that was tried; nothing was treated otherwise"),
        (EXHAUSTED[1], "holds in all histories up to a size; the result never moved"),
        (PROVED[0], "proved for histories of any length"),
    ],
)
def test_its_words_say_so_too(mark: Mark, words: str) -> None:
    assert mark.word == words


@given(EVIDENCE)
def test_what_is_violated_is_never_green_however_hard_anybody_looked(evidence: Evidence) -> None:
    for expected in (True, False):
        found = verdict("rules", outcome=Outcome.VIOLATED, expected=expected, evidence=evidence)
        assert mark_of(found) not in GREEN


# The summary


@pytest.mark.parametrize(
    ("looked", "sentence"),
    [
        ([{}, {}], "2 hold."),
        ([{}], "1 holds."),
        ([{"moved": 0}], "1 holds, without the result ever moving."),
        ([{}, {"moved": 0}], "2 hold, 1 of them without the result ever moving."),
        ([{"moved": 0}] * 2, "2 hold, all of them without the result ever moving."),
        (
            [{}, {}, {"moved": 0}, {"moved": 0, "met": 1}],
            "4 hold, 2 of them without the result ever moving, "
            "1 of them with nothing treated otherwise.",
        ),
        (
            [{"proof": PROOF, "exhausted": EVERY}, {"exhausted": EVERY}, {"proof": NO_PROOF}],
            "3 hold, 1 of them proved, 2 of them in all histories up to a size.",
        ),
    ],
)
def test_the_summary_counts_apart_what_is_more_or_less_green(
    looked: list[dict[str, Any]], sentence: str
) -> None:
    found = [verdict(f"rules {n}", looked=each) for n, each in enumerate(looked)]
    assert summary(found).partition(": ")[2] == sentence


def test_the_summary_goes_on_to_what_does_not_hold() -> None:
    found = [
        verdict("a", looked={"moved": 0}),
        verdict("b"),
        verdict("c", outcome=Outcome.VIOLATED),
        verdict("d", outcome=Outcome.SILENT),
    ]
    assert summary(found) == (
        "4 rule sets, 1 promise: 2 hold, 1 of them without the result ever moving; "
        "1 violated, as listed; 1 silent."
    )


@given(st.lists(VERDICTS, min_size=1))
def test_the_summary_names_every_verdict_once(found: list[Verdict]) -> None:
    first = [part.split(", ")[0] for part in summary(found).partition(": ")[2].split("; ")]
    assert sum(int(part.split()[0]) for part in first) == len(found)
