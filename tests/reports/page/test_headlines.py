"""Headlines: the finding is counted from the verdicts, and never says more than they do."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from evenhand.model.verdicts import Outcome, Verdict
from evenhand.reports.page.chapters import chapters
from evenhand.reports.page.headlines import Headline, headline
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.page.written import FALL, promise, rules
from tests.reports.written import verdict

LOWERS, NAMES = "bad_luck_never_lowers_the_score", "names_never_matter"
KEPT, BROKEN, SILENT = Outcome.HOLDS, Outcome.VIOLATED, Outcome.SILENT


def told(*outcomes: Outcome, of: str = LOWERS) -> list[Verdict]:
    return [
        verdict(f"ours.{n}", of, outcome, ordinary=FALL if outcome is BROKEN else None)
        for n, outcome in enumerate(outcomes)
    ]


def of(verdicts: Sequence[Verdict]) -> Headline:
    invariants = {name: promise(name) for name in (LOWERS, NAMES, "work_pays")}
    return headline(verdicts, chapters(verdicts, rules, invariants), rules)


@pytest.mark.parametrize(
    ("outcomes", "finding"),
    [
        ([BROKEN], "ours.0 lets bad luck lower the score"),
        ([BROKEN, BROKEN], "Both rule sets let bad luck lower the score"),
        ([BROKEN] * 3, "All 3 rule sets let bad luck lower the score"),
        ([KEPT, BROKEN], "Of 2 rule sets, only ours.1 lets bad luck lower the score"),
        ([KEPT, BROKEN, BROKEN], "Of 3 rule sets, 2 let bad luck lower the score"),
        ([KEPT, BROKEN, BROKEN, SILENT], "Of 3 rule sets, 2 let bad luck lower the score"),
        ([KEPT, KEPT], "2 rule sets broke no promise in all that was tried"),
        ([SILENT], "No promise was answered: there is nothing to tell of"),
        ([Outcome.VACUOUS], "No promise was answered: there is nothing to tell of"),
    ],
)
def test_the_finding_says_how_many_of_how_many(outcomes: list[Outcome], finding: str) -> None:
    assert of(told(*outcomes)).finding == finding


def test_a_promise_without_a_verb_of_ours_is_quoted() -> None:
    assert of(told(BROKEN, of="work_pays")).finding.startswith("ours.0 breaks the promise")


def test_the_first_promise_that_half_break_comes_before_one_that_more_break() -> None:
    first, second = told(BROKEN, KEPT), told(BROKEN, BROKEN, of=NAMES)
    assert "bad luck" in of([*first, *second]).finding
    assert "names" in of([*told(BROKEN, KEPT, KEPT), *told(*[BROKEN] * 3, of=NAMES)]).finding


def test_an_example_is_one_that_the_page_tells_and_leads_there() -> None:
    found = of(told(KEPT, BROKEN))
    assert found.example == "In an ordinary story under ours.1, 100 becomes 60."
    assert found.place == "promise-1-1"


@given(st.lists(st.sampled_from(Outcome), min_size=1, max_size=8))
def test_what_gave_no_answer_is_counted_as_neither_kept_nor_broken(outcomes: list[Outcome]) -> None:
    said = " ".join(of(told(*outcomes)).more)
    answers = sum(outcome in (KEPT, BROKEN) for outcome in outcomes)
    if answers:
        assert f"{outcomes.count(BROKEN)} of {answers} answer" in said
    left = re.search(r"(\d+) times? a rule set gave no answer", said)
    assert (int(left[1]) if left else 0) == len(outcomes) - answers
