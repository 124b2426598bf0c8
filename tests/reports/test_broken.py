"""Broken promises in short: who, by which numbers, the worst, and a command that tells more."""

from __future__ import annotations

import re
import shlex

import pytest
from evenhand.model.verdicts import Outcome
from evenhand.reports import broken
from evenhand.rulesets import RuleSet
from hypothesis import given
from hypothesis import strategies as st

from tests.questions.written import rule_set
from tests.reports.test_stories import by_stars, plain_mean
from tests.reports.test_worst import AMOUNTS, FALL, measured, table
from tests.reports.written import verdict

OUTCOMES = st.sampled_from([Outcome.HOLDS, Outcome.VIOLATED, Outcome.SILENT])


@pytest.fixture
def rules() -> RuleSet:
    return rule_set(by_stars, plain_mean)


def words(text: str) -> str:
    return " ".join(text.split())


def test_who_breaks_it_and_what_happens_and_by_which_rule(rules: RuleSet) -> None:
    found = [verdict(name, "kept", Outcome.VIOLATED, ordinary=FALL) for name in ("a.x", "a.y")]
    told = broken.as_text(table([*found, verdict("b", "kept")]), lambda name: rules)
    assert told.splitlines()[:2] == ["Broken, as listed", "  kept"]
    rule = next(iter(rules.rules))
    assert words(told).endswith(f"By a.x, .y; under a.y: 100 becomes 60 ({rule}).")


def test_of_a_promise_that_measures_something_the_worst_is_told(rules: RuleSet) -> None:
    found = [measured("a", 3), measured("b", 9), measured("c", 9)]
    told = words(broken.as_text(table(found), lambda name: rules))
    assert told.endswith("By a, b, c; the worst: 9, under b and 1 other.")


@given(st.lists(OUTCOMES, min_size=1, max_size=9))
def test_everybody_is_named_or_counted(outcomes: list[Outcome]) -> None:
    found = [verdict(f"r{n}", "kept", outcome) for n, outcome in enumerate(outcomes)]
    told = words(broken.as_text(table(found), lambda name: rule_set(by_stars, plain_mean)))
    names = [each.rule_set for each in found if each.outcome is Outcome.VIOLATED]
    if not names:
        assert told == ""
    elif len(names) <= broken.NAMED:
        assert f"By {', '.join(names)}" in told
    elif len(names) == len(found):
        assert f"By all {len(found)} rule sets" in told
    else:
        assert f"By {len(names)} of {len(found)} rule sets" in told


@given(st.lists(AMOUNTS, min_size=1, max_size=5))
def test_a_worst_that_is_not_broken_is_not_told_of(amounts: list[int]) -> None:
    """Of a rule set that keeps the promise the table shows it; here it would read as a breach."""
    listed = [measured(f"r{n}", amount) for n, amount in enumerate(amounts)]
    keeps = verdict("keeps", worst=10**6)
    told = broken.as_text(table([*listed, keeps]), lambda name: rule_set(by_stars, plain_mean))
    assert "keeps" not in told


def test_what_fails_is_not_told_again(rules: RuleSet) -> None:
    fails = verdict("a", "kept", Outcome.VIOLATED, ordinary=FALL, expected=False)
    assert broken.as_text(table([fails]), lambda name: rules) == ""
    assert broken.how_to_see(table([fails])) == ""


def test_the_command_asks_for_a_violation_that_there_is() -> None:
    found = [verdict("a", "kept"), verdict("b c", "other", Outcome.VIOLATED, ordinary=FALL)]
    (call,) = re.findall("^  (evenhand .+)$", broken.how_to_see(table(found)), re.MULTILINE)
    assert shlex.split(call) == ["evenhand", "check", "b c", "--invariant", "other"]
