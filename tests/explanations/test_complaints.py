"""Complaints: what a case is about, and which promises it breaks."""

from __future__ import annotations

import pytest
from evenhand.questions.rules import acts, excludes
from evenhand.rulesets import Scope
from evenhand.search.trials import first_violation

from tests.explanations.test_reaching import PLAIN, by_stars, mean
from tests.questions.written import rule_set
from tests.reports.packs.complained import CANCELLED, PROMISES, complained
from tests.reports.written import ADA, job
from tests.repositories import HOSTILE


def test_every_broken_promise_is_broken_on_this_history_and_no_other_is_named() -> None:
    found = complained()
    history = found.scenario.history
    named = {each.invariant.name for each in found.promises}
    silent = {promise.name for promise in found.silent}
    assert named
    assert not named & silent
    for name, promise in PROMISES.items():
        if name not in silent:
            broken = first_violation(PLAIN, promise, history) is not None
            assert broken is (name in named), name


def test_the_case_of_a_broken_promise_is_about_the_contract_in_question() -> None:
    found = complained()
    assert found.in_question == (CANCELLED,)
    assert {each.case.because for each in found.broken} == {CANCELLED}
    assert all(each.case.because != CANCELLED for each in found.broken_too)
    assert HOSTILE in {each.invariant.name for each in found.broken}


def test_the_number_without_the_contract_in_question_is_worked_out_by_the_rules() -> None:
    found = complained()
    assert (found.before, found.without) == (100, 100)
    assert found.after == found.explanation.shown
    assert found.after is not None
    assert found.after < 100


def test_without_a_fall_the_contract_in_question_is_one_that_breaks_a_promise() -> None:
    first = CANCELLED.replace(id="job 0")
    found = complained(first.replace(hired=first.hired), job(20))
    assert found.explanation.change is not None
    assert [contract.id for contract in found.in_question] == ["job 0"]


def test_where_nothing_happened_nothing_is_in_question() -> None:
    @excludes()
    def nothing_counts(contract: object) -> bool:
        return True

    found = complained(rules=rule_set(by_stars, mean(), nothing_counts))
    assert (found.before, found.after, found.in_question, found.broken) == (None, None, (), ())


def test_what_a_rule_set_is_not_about_is_neither_broken_nor_silent() -> None:
    scope = (Scope((HOSTILE,), "not our matter"),)
    found = complained(rules=rule_set(by_stars, mean(), out_of_scope=scope))
    assert HOSTILE not in {each.invariant.name for each in found.promises}
    assert HOSTILE not in {promise.name for promise in found.silent}


@pytest.mark.parametrize("scored", [True, False])
def test_promises_of_which_no_rule_speaks_are_told_apart_from_broken_ones(scored: bool) -> None:
    rules = PLAIN if scored else rule_set(acts("reply")(lambda history: ()))
    found = complained(rules=rules)
    silent = {promise.name for promise in found.silent}
    assert (HOSTILE in silent) is not scored
    assert "changes_of_the_score_are_explained" in silent
    assert found.of == ADA
