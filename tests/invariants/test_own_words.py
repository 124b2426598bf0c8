"""Own words: responses, and notes on the profile."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from evenhand.invariants.own_words import own_words_never_change_the_score
from evenhand.model.contracts import Contract, Feedback, Party
from evenhand.model.history import History, PlatformFact
from evenhand.model.outcomes import Rated
from evenhand.model.units import Exact
from evenhand.questions.rules import aggregates, excludes
from evenhand.runs import Run
from evenhand.strategies import histories
from hypothesis import given

from tests.invariants.spring import ADA, DORA, cases, day, job, rules_with

GOOD, BAD = job(day(1), stars=5, pay=900), job(day(2), stars=1, pay=900, client=DORA)
TWO = History([GOOD, BAD], at=day(60))
RESPONDED = "had there been a response to what was said of it"
SILENT = "had nobody responded to any feedback"
NOTED = "had every freelancer explained it in a note on the profile"
NOT_NOTED = "had nobody a note on the profile"


@excludes()
def what_was_responded_to(contract: Contract) -> bool:
    return any(said.responded for said in contract.feedback)


@aggregates()
def ten_points_off_for_a_note(
    rated: Sequence[Rated], party: Party, history: History
) -> Exact | None:
    if not rated:
        return None
    mean = 20 * Fraction(sum(each.outcome for each in rated), len(rated))
    return mean - 10 if history.facts.about(party, "noted") else mean


def test_a_response_that_lifts_the_score_is_found_where_there_is_one_and_where_not() -> None:
    found = cases(own_words_never_change_the_score, TWO, what_was_responded_to)
    broken = {case.difference: (case.before, case.after) for case in found if not case.kept}
    assert broken == {RESPONDED: (60, 100)}
    responded = TWO.replacing(BAD, BAD.replace(feedback=(_responded(BAD),)))
    found = cases(own_words_never_change_the_score, responded, what_was_responded_to)
    broken = {case.difference: (case.before, case.after) for case in found if not case.kept}
    assert broken == {RESPONDED: (100, None), SILENT: (100, 60)}


def test_a_note_that_lowers_the_score_is_found_where_there_is_one_and_where_not() -> None:
    found = cases(own_words_never_change_the_score, TWO, ten_points_off_for_a_note)
    broken = {case.difference: (case.before, case.after) for case in found if not case.kept}
    assert broken == {NOTED: (60, 50)}
    noted = TWO.knowing(PlatformFact(day(9), "noted", ADA))
    found = cases(own_words_never_change_the_score, noted, ten_points_off_for_a_note)
    broken = {case.difference: (case.before, case.after) for case in found if not case.kept}
    assert broken == {NOT_NOTED: (50, 60)}


def test_without_feedback_there_is_nothing_to_respond_to() -> None:
    found = cases(own_words_never_change_the_score, History([job(day(1), pay=900)], at=day(60)))
    assert [case.difference for case in found] == [NOTED]


def test_of_all_feedback_that_on_the_worst_contract_is_responded_to() -> None:
    found = cases(own_words_never_change_the_score, TWO)
    assert [case.because for case in found if case.difference == RESPONDED] == [BAD]


@given(histories())
def test_a_score_of_the_other_sides_words_keeps_its_promise(history: History) -> None:
    found = list(own_words_never_change_the_score(Run(rules_with(), history)))
    assert bool(found) is bool(len(history))
    assert all(case.kept for case in found)


def _responded(contract: Contract) -> Feedback:
    (said,) = contract.feedback
    return said.replace(responded=day(5))
