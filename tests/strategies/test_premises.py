"""No promise is hardly ever tried: each has something to say of one history in twenty."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from evenhand.catalogue.catalogue import catalogue_of
from evenhand.catalogue.sources import reference_folder
from evenhand.invariants.declared import invariant
from evenhand.invariants.findings import found
from evenhand.model.cases import Case
from evenhand.model.history import History
from evenhand.questions.answers import Unanswered
from evenhand.rulesets import Definition, RuleSet, Scope
from evenhand.runs import Run
from evenhand.search.inventing import invent
from evenhand.strategies.premises import premises

CATALOGUE, _ = catalogue_of(reference_folder())
RULE_SETS = [CATALOGUE.rule_set(name) for name in CATALOGUE.rule_set_files]
EXAMPLES, ENOUGH = 300, 15  # five per cent


@cache
def histories() -> list[History]:
    shown: list[History] = []
    invent(RULE_SETS, shown.append, count=EXAMPLES, seeded=0)
    return shown


@cache
def met() -> dict[str, int]:
    asked = premises([*CATALOGUE.invariants.values()], RULE_SETS, histories(), enough=ENOUGH)
    return {one.promise.name: one.met for one in asked}


@pytest.mark.parametrize("promise", CATALOGUE.invariants)
def test_the_premise_of_every_promise_is_met_in_one_history_of_twenty(promise: str) -> None:
    assert len(set(histories())) == EXAMPLES
    assert met()[promise] >= ENOUGH


@invariant(basis=["A test"])
def of_long_histories(run: Run) -> Iterator[Case]:
    """A promise about histories of six contracts or more."""
    if len(run.history) >= 6:
        yield found(run, kept=True, of=run.history.freelancers()[0], told="It is long.")


@invariant(basis=["A test"])
def nobody_answers(run: Run) -> Iterator[Case]:
    """A promise about what no rule says."""
    raise Unanswered("rates")
    yield


def test_a_history_counts_once_however_many_rule_sets_have_a_case() -> None:
    rule_sets = [RuleSet(Definition("one", {})), RuleSet(Definition("two", {}))]
    (asked,) = premises([of_long_histories], rule_sets, histories())
    assert asked.met == sum(len(history) >= 6 for history in histories()) > 0


def test_who_does_not_answer_has_no_case() -> None:
    rule_set = RuleSet(Definition("silent", {}))
    (asked,) = premises([nobody_answers], [rule_set], histories())
    assert (asked.met, asked.rule_sets) == (0, [])


@invariant(basis=["A test"])
def answered_in_part(run: Run) -> Iterator[Case]:
    """A promise that comes to what no rule says only after its first case."""
    yield found(run, kept=True, of=run.history.freelancers()[0], told="So far.")
    raise Unanswered("reveals")


def test_who_answers_only_in_part_has_no_case() -> None:
    rule_set = RuleSet(Definition("silent", {}))
    (asked,) = premises([answered_in_part], [rule_set], histories())
    assert (asked.met, asked.rule_sets) == (0, [])


def test_who_is_not_about_the_promise_is_not_asked() -> None:
    scope = Scope((of_long_histories.name,), "a test")
    rule_set = RuleSet(Definition("elsewhere", {}, out_of_scope=(scope,)))
    (asked,) = premises([of_long_histories], [rule_set], histories())
    assert (asked.met, asked.rule_sets) == (0, [])


def test_it_stops_when_it_is_enough() -> None:
    rule_set = RuleSet(Definition("silent", {}))
    (asked,) = premises([of_long_histories], [rule_set], histories(), enough=3)
    assert asked.met == 3
