"""Arithmetic: workings end in what the rule answers, and what counts adds up."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from evenhand.catalogue.catalogue import catalogue_of
from evenhand.explanations.arithmetic import Arithmetic, arithmetic
from evenhand.judging import Memories
from evenhand.model.history import History
from evenhand.model.outcomes import totals
from evenhand.questions.answers import Unanswered
from evenhand.questions.rules import aggregates, rates
from evenhand.questions.workings import works_out
from evenhand.rulesets import RuleSet
from evenhand.runs import Run
from evenhand.strategies import histories
from hypothesis import given, settings

from tests.questions.written import rule_set
from tests.reports.written import ADA, job

ROOT = Path(__file__).parents[2]
CATALOGUE = catalogue_of(ROOT)[0]
RULE_SETS = [CATALOGUE.rule_set(name) for name in CATALOGUE.own]
UNHURRIED = settings(deadline=None, max_examples=25)


def looks_closer(rules: RuleSet) -> bool:
    """Whether a score hangs on more than totals."""
    return bool(rules.aggregates.steps) and not rules.of_totals


CLOSER = [rules for rules in RULE_SETS if looks_closer(rules)]
EACH = pytest.mark.parametrize("rules", CLOSER, ids=lambda rules: rules.name)


@EACH
def test_every_rule_that_looks_beyond_totals_has_workings(rules: RuleSet) -> None:
    missing = [
        step.rule.name
        for step in rules.aggregates.steps
        if "totals" not in step.rule.asks_for and rules.workings_of(step.rule) is None
    ]
    assert missing == []


@EACH
def test_workings_end_in_what_the_rule_answers(rules: RuleSet) -> None:
    ended = []

    @UNHURRIED
    @given(histories([rules]))
    def agree(history: History) -> None:
        run = Run(rules, history, memories=Memories())
        for party in history.parties():
            try:
                made = arithmetic(run, of=party)
            except Unanswered:
                continue
            if made.by:
                assert (made.trouble, made.lines[-1][1]) == ("", made.score)
                ended.append(made.score is None)

    agree()
    assert ended  # some history came to where there is something to work out


@UNHURRIED
@given(histories(RULE_SETS[:1]))
def test_what_counts_by_outcome_and_weight_adds_up_to_the_totals(history: History) -> None:
    run = Run(CATALOGUE.rule_set("upwork.jss_2024_09"), history)
    for party in history.freelancers():
        lines = dict(arithmetic(run, of=party).counted)
        rated = [one.rated for one in run.answer(of=party).standings if one.rated]
        assert lines["contracts that are rated"] == totals(rated).count
        assert lines["their outcomes by weight"] == totals(rated).credit
        each = [value or 0 for text, value in lines.items() if "with outcome" in text]
        assert sum(each) == totals(rated).credit


# What an author may get wrong


@rates()
def _stars(contract: Any) -> int:
    return 5


def told(lines: Any) -> Arithmetic:
    """The arithmetic of two contracts under a rule whose author works it out so."""

    @aggregates()
    def mean(rated: Any) -> Fraction:
        return Fraction(sum(each.outcome for each in rated), len(rated))

    @works_out(mean)
    def steps(rated: Any) -> Iterator[tuple[str, Any]]:
        yield from lines(rated)

    return arithmetic(Run(rule_set(_stars, mean, steps), History([job(1), job(2)])), of=ADA)


def test_workings_that_agree_are_told() -> None:
    made = told(lambda rated: [("all stars", 10), ("10 / 2", 5)])
    assert (made.lines, made.trouble) == ((("all stars", 10), ("10 / 2", 5)), "")
    assert (made.score, made.shown) == (5, 5)


@pytest.mark.parametrize(
    ("lines", "trouble"),
    [
        (lambda rated: [("10 / 3", Fraction(10, 3))], "ends in 3.33 (10/3), and the rule itself"),
        (lambda rated: [], "ends in no line at all, and the rule itself in 5"),
        (lambda rated: [("none", None)], "ends in no score, and the rule itself in 5"),
        (lambda rated: [("5", 5.0)], "gave ('5', 5.0); a line is a text, and an int, a Fraction"),
        (lambda rated: [("5", True)], "gave ('5', True); a line is"),
        (lambda rated: [5], "gave 5; a line is"),
        (lambda rated: [("a", 1, 2)], "gave ('a', 1, 2); a line is"),
        (lambda rated: 1 // 0, "raised ZeroDivisionError"),
        (lambda rated: sys.exit(), "raised SystemExit"),
    ],
)
def test_an_error_of_the_author_is_told_with_its_place_and_the_score_stays_the_rules(
    lines: Any, trouble: str
) -> None:
    made = told(lines)
    assert made.score == 5
    assert trouble in made.trouble
    assert made.trouble.startswith("tests/explanations/test_arithmetic.py:")


def test_the_account_of_a_rule_of_totals_is_whole() -> None:
    @aggregates()
    def credit(totals: Any) -> int:
        answer: int = totals.credit
        return answer

    made = arithmetic(Run(rule_set(_stars, credit), History([job(1), job(2)])), of=ADA)
    assert made.whole
    assert dict(made.counted)["their outcomes by weight"] == made.score == 10
    assert dict(made.counted)["contracts that count"] == 2
