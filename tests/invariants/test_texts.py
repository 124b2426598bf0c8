"""Texts of promises hold the numbers in force, and no others."""

from __future__ import annotations

import re

import pytest
from evenhand.catalogue.promises import reference_promises
from evenhand.invariants.declared import Invariant, invariant
from evenhand.invariants.influence import one_contract_moves_the_score_a_little
from evenhand.invariants.texts import filled, named_in
from evenhand.model.units import Cents, Count, Days, dollars
from evenhand.questions.figures import Figure
from evenhand.runs import Run
from hypothesis import given
from hypothesis import strategies as st

BOUNDED = [promise for promise in reference_promises() if promise.parameters]
EACH_BOUNDED = pytest.mark.parametrize("promise", BOUNDED, ids=lambda promise: promise.name)

SPELT = (
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|"
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand"
)
UNITS = "hour|day|week|fortnight|month|year|cent|dollar|point|hundredth"
NUMBER = rf"(?i)\d+|\b(?:twice|half|{SPELT}|(?:an?|one) (?:{UNITS}))\b"

EXAMPLES = {  # what a text says with numbers that are no bound of its promise
    "good_work_restores_the_score": ("of 100", "160 or more"),
    "contract_moves_the_score_by_its_share": ("a five dollar job", "a five thousand dollar job"),
    "one_client_moves_the_score_a_little": ("twenty times", "twenty clients"),
    "first_dollar_changes_little": ("bill ten minutes",),
    "starting_anew_gains_little": ("A point is a hundredth",),
    "bad_work_is_forgiven_in_time": ("a bad month",),
    "public_feedback_is_of_paid_work": ("or twice",),
    "changes_of_the_rules_are_announced": ("on a day before",),
}


@EACH_BOUNDED
def test_a_text_names_every_bound_of_its_promise_and_nothing_else(promise: Invariant) -> None:
    assert set(named_in(promise.written)) == set(promise.parameters)


@EACH_BOUNDED
def test_no_text_says_a_number_that_a_bound_may_contradict(promise: Invariant) -> None:
    rest = filled(promise.written, [Figure("", n, "", "", None) for n in promise.parameters])
    rest = " ".join(rest.split())
    for example in EXAMPLES.get(promise.name, ()):
        assert example in rest
        rest = rest.replace(example, "")
    assert re.findall(NUMBER, rest) == []


@EACH_BOUNDED
@given(data=st.data())
def test_every_bound_in_force_is_read_in_the_text(promise: Invariant, data: st.DataObject) -> None:
    bounds = {name: data.draw(st.integers(1001, 9999), name) for name in promise.parameters}
    read = promise.bounded(bounds).text
    for value in bounds.values():
        assert {f"{value:,}", f"{value}", dollars(value)} & set(re.findall(r"\$?[\d.,]*\d", read))
    assert "{" not in read


def test_who_sets_a_bound_reads_it_in_every_part_of_the_text() -> None:
    promise = one_contract_moves_the_score_a_little.bounded({"points": 8, "good_contracts": 1})
    assert promise.statement == (
        "Beside 1 good contract of other clients no single contract takes more than 8 points off "
        "the score."
    )
    assert "done well by 1 other loses 8 hundredths of the scale" in promise.for_a_worker


@invariant(basis=["nobody"])
def _numbers_are_told(
    run: Run, *, days: Days = 1, paid: Cents = 150, histories: Count = 2, exact: bool = True
) -> tuple[()]:
    """{days}, {paid}, {histories:history|histories}, {exact}, {unknown:x}, {"a": 1}, {}."""
    return ()


def test_numbers_come_with_their_unit_or_noun_and_other_braces_stay() -> None:
    told = '1 day, $1.50, 2 histories, yes, {unknown:x}, {"a": 1}, {}.'
    assert _numbers_are_told.statement == told


@given(st.text())
def test_a_text_without_bounds_is_read_as_it_is_written(text: str) -> None:
    assert filled(text, []) == text
