"""Verdicts and cases: what counts as having failed, and what as having moved."""

from __future__ import annotations

from fractions import Fraction

import pytest
from evenhand.model.cases import Case
from evenhand.model.history import History
from evenhand.model.sources import Standing, chosen, claimed, documented, said
from evenhand.model.verdicts import Evidence, Outcome, Verdict
from hypothesis import given
from hypothesis import strategies as st

from tests.model.invented import FREELANCERS

SCORES = st.none() | st.integers() | st.fractions()


@given(st.sampled_from(Outcome), st.booleans(), st.text(max_size=3))
def test_only_what_holds_or_is_silent_or_an_expected_violation_fails_nobody(
    outcome: Outcome, expected: bool, objection: str
) -> None:
    verdict = Verdict(
        rule_set="r",
        invariant="i",
        outcome=outcome,
        evidence=Evidence(),
        expected=expected,
        objection=objection,
    )
    fine = {Outcome.HOLDS, Outcome.SILENT} | ({Outcome.VIOLATED} if expected else set())
    assert verdict.failed == (outcome not in fine or objection != "")


@given(SCORES, SCORES)
def test_a_case_has_moved_when_its_two_scores_differ(
    before: Fraction | None, after: Fraction | None
) -> None:
    case = Case(
        kept=True,
        of=FREELANCERS[0],
        base=History(),
        varied=History(),
        before=before,
        after=after,
    )
    assert case.moved == (before != after)


@pytest.mark.parametrize(
    ("standing", "told"),
    [
        (documented("help page"), "documented: help page"),
        (said("a moderator"), "said by staff: a moderator"),
        (claimed("a forum"), "claimed: a forum"),
        (chosen("a round number"), "chosen by us: a round number"),
    ],
)
def test_a_source_says_how_sure_it_makes_us(standing: Standing, told: str) -> None:
    assert str(standing) == told
