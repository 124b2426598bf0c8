"""How promises describe themselves: all of the kit's, whoever wrote them."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from evenhand.catalogue.promises import reference_promises
from evenhand.invariants.declared import Invariant, Kind
from evenhand.invariants.influence import one_contract_moves_the_score_a_little

PROMISES = reference_promises()
EACH_PROMISE = pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.name)
WISHES = {f"W{number}" for number in range(1, 23)}


@EACH_PROMISE
def test_a_promise_reads_as_a_sentence_and_says_who_asks_for_it(promise: Invariant) -> None:
    assert re.fullmatch(r"[a-z]+( [a-z]+){2,}", promise.sentence)
    assert re.fullmatch(r"[A-Z].+\.", promise.statement)
    assert promise.basis
    assert all(promise.basis)


@EACH_PROMISE
def test_a_promise_has_a_number_and_a_kind(promise: Invariant) -> None:
    assert re.fullmatch(r"I\d\d", promise.number)
    assert promise.kind in set(get_args(Kind)) - {""}


@EACH_PROMISE
def test_a_promise_says_what_it_means_for_a_worker_and_for_a_platform(promise: Invariant) -> None:
    for text in (promise.for_a_worker, promise.for_a_platform):
        assert re.fullmatch(r"[A-Za-z].+\.", text)
        assert 10 <= len(text.split()) <= 80


@EACH_PROMISE
def test_every_bound_of_a_promise_says_where_it_is_from(promise: Invariant) -> None:
    assert [figure for figure in promise.figures() if figure.standing is None] == []


@EACH_PROMISE
def test_what_a_promise_pulls_against_is_another_promise(promise: Invariant) -> None:
    assert set(promise.against) <= {each.name for each in PROMISES} - {promise.name}


def test_numbers_and_names_are_taken_once() -> None:
    assert len({promise.number for promise in PROMISES}) == len(PROMISES)
    assert len({promise.name for promise in PROMISES}) == len(PROMISES)


def test_every_wish_of_the_threads_is_stated_by_a_promise() -> None:
    named = {
        wish
        for promise in PROMISES
        for basis in promise.basis
        for wish in re.findall(r"\bW\d+\b", basis)
    }
    assert named == WISHES


def test_a_bound_that_a_repository_sets_is_its_own_and_not_its_sources() -> None:
    promise = one_contract_moves_the_score_a_little.bounded({"points": 8})
    points, record = promise.figures()
    assert (points.value, str(points.standing)) == (
        8,
        "set by you: [tool.evenhand.bounds] in pyproject.toml",
    )
    assert record == one_contract_moves_the_score_a_little.figures()[1]
