"""Reports: what is upheld, and what is only said."""

from __future__ import annotations

import pytest
from evenhand.invariants.reports import (
    feedback_after_an_upheld_report_never_counts,
    unproven_accusations_never_change_the_score,
)
from evenhand.model.contracts import Contract, Feedback, Side
from evenhand.model.history import Facts, History, PlatformFact
from evenhand.model.outcomes import Refusal
from evenhand.questions.rules import admits, excludes
from evenhand.runs import Run
from evenhand.strategies import histories
from hypothesis import given

from tests.invariants.spring import DORA, cases, day, job, rules_with, told_on

GOOD = job(day(1), stars=5, pay=900)


@admits()
def nothing_after_an_upheld_report(feedback: Feedback, contract: Contract) -> Refusal | None:
    upheld = any(report.upheld and report.by != feedback.by for report in contract.reports)
    return Refusal("a report was upheld") if upheld else None


@admits()
def nothing_while_a_report_waits(feedback: Feedback, contract: Contract) -> Refusal | None:
    waits = any(report.ruled is None for report in contract.reports)
    return Refusal("a report waits") if waits else None


@excludes()
def of_clients_with_a_bad_name(contract: Contract, facts: Facts) -> bool:
    return bool(facts.about(contract.client, "accused"))


def reported(by: Side = "freelancer", upheld: bool | None = True) -> History:
    """Five stars, and one star where one side reported the other."""
    told = told_on(day(2), by=by, upheld=upheld)
    bad = job(day(2), stars=1, pay=900, client=DORA, reports=(told,))
    return History([GOOD, bad], at=day(60))


# After an upheld report


def test_revenge_that_counts_is_found_on_paid_contracts_too() -> None:
    (case,) = cases(feedback_after_an_upheld_report_never_counts, reported())
    assert (case.kept, case.before, case.after) == (False, 60, 100)
    assert case.because
    assert case.because.client == DORA
    assert case.difference == "had the client said nothing on it"


@given(histories())
def test_to_refuse_feedback_after_an_upheld_report_keeps_the_promise(history: History) -> None:
    run = Run(rules_with(nothing_after_an_upheld_report), history)
    assert all(case.kept for case in feedback_after_an_upheld_report_never_counts(run))


@pytest.mark.parametrize(
    ("by", "upheld"), [("freelancer", None), ("freelancer", False), ("client", True)]
)
def test_only_an_upheld_report_by_the_freelancer_silences_the_client(
    by: Side, upheld: bool | None
) -> None:
    assert not cases(feedback_after_an_upheld_report_never_counts, reported(by, upheld))


def test_where_the_client_said_nothing_there_is_nothing_to_take_back() -> None:
    silent = job(day(2), pay=900, reports=(told_on(day(2)),))
    assert not cases(feedback_after_an_upheld_report_never_counts, History([silent], at=day(60)))


# Unproven


def test_a_report_that_works_before_it_is_ruled_is_found_where_there_is_one_and_where_not() -> None:
    promise = unproven_accusations_never_change_the_score
    found = cases(promise, reported(upheld=None), nothing_while_a_report_waits)
    broken = {case.difference: (case.before, case.after) for case in found if not case.kept}
    assert broken == {
        "had both sides reported each other, with nothing decided": (100, None),
        "had there been no report but those that were upheld": (100, 60),
    }
    found = cases(promise, History([GOOD], at=day(60)), nothing_while_a_report_waits)
    broken = {case.difference: (case.before, case.after) for case in found if not case.kept}
    assert broken == {"had both sides reported each other, with nothing decided": (100, None)}


def test_an_accusation_in_public_that_works_is_found_where_there_is_one_and_where_not() -> None:
    promise = unproven_accusations_never_change_the_score
    found = cases(promise, reported(), of_clients_with_a_bad_name)
    broken = {case.difference: (case.before, case.after) for case in found if not case.kept}
    assert broken == {"had somebody accused everybody in public": (60, None)}
    accused = reported().knowing(PlatformFact(day(9), "accused", DORA))
    found = cases(promise, accused, of_clients_with_a_bad_name)
    broken = {case.difference: (case.before, case.after) for case in found if not case.kept}
    assert broken == {
        "had somebody accused everybody in public": (100, None),
        "had nobody accused anybody in public": (100, 60),
    }


def test_a_report_that_was_upheld_may_change_the_score() -> None:
    found = cases(
        unproven_accusations_never_change_the_score, reported(), nothing_after_an_upheld_report
    )
    assert all(case.kept for case in found)
    assert {case.before for case in found} == {100}


@given(histories())
def test_a_score_that_waits_for_rulings_keeps_its_promise(history: History) -> None:
    found = list(
        unproven_accusations_never_change_the_score(
            Run(rules_with(nothing_after_an_upheld_report), history)
        )
    )
    assert bool(found) is bool(len(history))
    assert all(case.kept for case in found)
    assert {case.of for case in found} == set(history.freelancers())
