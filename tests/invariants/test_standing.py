"""Standing: big customers, and new accounts."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from datetime import timedelta
from typing import Any

from evenhand.invariants.standing import (
    NEWCOMER,
    PERFECT,
    big_customers_count_like_others,
    starting_anew_gains_little,
)
from evenhand.model.contracts import Contract
from evenhand.model.history import Facts, History, PlatformFact
from evenhand.model.outcomes import Action, Rated
from evenhand.model.units import Exact
from evenhand.questions.rules import acts, exception_to, excludes
from evenhand.rulesets import RuleSet
from evenhand.runs import Run
from evenhand.strategies import histories
from hypothesis import given

from tests.invariants.spring import ADA, CLEO, DORA, cases, day, job, rules_with

GOOD, BAD = job(day(1), stars=5, pay=900), job(day(2), stars=1, pay=900, client=DORA)
TWO = History([GOOD, BAD], at=day(60))
FAVOURED = TWO.knowing(PlatformFact(day(0), "favoured", DORA))


@excludes()
def bad_words_of_others_than_favourites(contract: Contract, facts: Facts) -> bool:
    scorned = any(said.negative for said in contract.feedback_by_client)
    return scorned and not facts.about(contract.client, "favoured")


@acts("review")
def everybody_is_reviewed(history: History) -> Iterator[Action]:
    for client in history.clients():
        yield Action("review", client, history.at + timedelta(days=7), "a test", True)


@acts("review")
def favourites_are_not_reviewed(history: History) -> Iterator[Action]:
    for client in history.clients():
        if not history.facts.about(client, "favoured"):
            yield Action("review", client, history.at + timedelta(days=7), "a test", True)


@exception_to("aggregates")
def everybody_begins_at_the_top(rated: Sequence[Rated]) -> Generator[None, Any, Exact | None]:
    score = yield
    return score if rated else 100


@exception_to("aggregates")
def newcomers_shine(rated: Sequence[Rated]) -> Generator[None, Any, Exact | None]:
    score = yield
    return min(99, score) if rated else 100


# Big customers


def test_a_favourite_whose_word_counts_more_is_found_either_way() -> None:
    (case,) = cases(big_customers_count_like_others, TWO, bad_words_of_others_than_favourites)
    assert (case.kept, case.before, case.after) == (False, 100, 60)
    assert case.difference == "were every client one of the platform's best customers"
    all_of_them, none_of_them = cases(
        big_customers_count_like_others, FAVOURED, bad_words_of_others_than_favourites
    )
    assert all_of_them.kept  # Dora is one already, and Cleo has nothing bad to say
    assert (none_of_them.kept, none_of_them.before, none_of_them.after) == (False, 60, 100)


def test_a_favourite_who_is_spared_a_review_is_found() -> None:
    scores, duties = cases(big_customers_count_like_others, TWO, favourites_are_not_reviewed)
    assert scores.kept
    assert (duties.kept, duties.of, duties.measure) == (False, CLEO, "due from the platform")
    assert (duties.before, duties.after) == ("review by 7 May 2024 in person", "nothing")


def test_a_platform_that_treats_all_alike_keeps_its_promise() -> None:
    found = cases(big_customers_count_like_others, FAVOURED, everybody_is_reviewed)
    assert [case.kept for case in found] == 4 * [True]  # all and none, scores and duties


@given(histories())
def test_a_score_that_is_not_told_of_favourites_keeps_its_promise(history: History) -> None:
    found = list(big_customers_count_like_others(Run(rules_with(), history)))
    assert bool(found) is bool(len(history))
    assert all(case.kept for case in found)


# New accounts


def test_to_begin_at_the_top_is_what_a_bad_name_gains_by() -> None:
    own, perfect = cases(starting_anew_gains_little, TWO, everybody_begins_at_the_top)
    assert (own.kept, own.of, own.amount) == (False, ADA, 40)
    assert own.told == "Ada has a score of 60; a new account would begin with a score of 100."
    assert (perfect.kept, perfect.of, perfect.amount) == (True, PERFECT, 0)


def test_a_newcomer_may_not_outshine_a_perfect_record() -> None:
    history = History([GOOD], at=day(60))
    own, perfect = cases(starting_anew_gains_little, history, newcomers_shine)
    assert (own.kept, own.amount) == (True, 1)  # five points are little
    assert (perfect.kept, perfect.amount, perfect.before, perfect.after) == (False, 1, 99, 100)
    strict = starting_anew_gains_little.bounded({"points": 0})
    assert [case.kept for case in cases(strict, history, newcomers_shine)] == [False, False]


def test_a_newcomer_without_a_score_gains_nothing() -> None:
    (case,) = cases(starting_anew_gains_little, TWO)
    assert (case.kept, case.amount, case.after) == (True, 0, None)


def test_the_newcomer_is_nobody_of_the_history() -> None:
    rules: RuleSet = rules_with(everybody_begins_at_the_top)
    assert Run(rules, TWO).score(of=NEWCOMER) == 100
    assert NEWCOMER not in TWO.parties()


@given(histories())
def test_who_begins_without_a_score_tempts_nobody(history: History) -> None:
    found = list(starting_anew_gains_little(Run(rules_with(), history)))
    assert len(found) == len(history.freelancers())
    assert all(case.kept for case in found)
