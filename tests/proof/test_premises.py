"""Premises: a lemma is about just those contracts that its promise is about, and says the same."""

from __future__ import annotations

from functools import cache

import pytest
from evenhand.model.history import History
from evenhand.proof.claims import OpenPromise
from evenhand.proof.grounds import Grounds
from evenhand.proof.lemmas import LEMMAS, Follows, Lemma
from evenhand.proof.openings import Opening
from evenhand.proof.reality import agree
from evenhand.runs import Run
from evenhand.search.inventing import invent
from evenhand.strategies.small import small_histories
from evenhand.strategies.tables import Tables, tables_for

from tests.proof.likenesses import alone, opening
from tests.proof.written import rules_of

RULES = ("baselines.mean", "mturk.approval_rate", "etsy.star_seller", "freelancer_com.ratings")
EACH_LEMMA = pytest.mark.parametrize("lemma", LEMMAS, ids=lambda lemma: lemma.promise.name)


@cache
def grounds(name: str) -> Grounds:
    return Grounds(rules_of(name))


@cache
def invented(name: str) -> tuple[History, ...]:
    """Every sort of contract alone, and some mixed histories."""
    found = [each for each in small_histories(Tables()) if len(each) == 1]
    invent([rules_of(name)], found.append, count=20, seeded=7)
    return tuple(found)


@EACH_LEMMA
@pytest.mark.parametrize("rules", RULES)
def test_of_one_contract_the_lemma_has_the_cases_of_the_promise(rules: str, lemma: Lemma) -> None:
    promise = OpenPromise(grounds(rules), lemma.promise)
    for history in alone(invented(rules)):
        really = list(lemma.promise(Run(rules_of(rules), history)))
        openly = list(promise.cases_on(opening(grounds(rules), history, history.contracts[0])))
        assert len(really) == len(openly)
        assert all(map(agree, really, openly)), history


@EACH_LEMMA
@pytest.mark.parametrize("rules", RULES)
def test_beside_others_the_lemma_has_every_case_about_a_contract(rules: str, lemma: Lemma) -> None:
    promise = OpenPromise(grounds(rules), lemma.promise)
    for history in invented(rules):
        for case in lemma.promise(Run(rules_of(rules), history)):
            if lemma.follows is Follows.ONE and case.because and case.base.at == history.at:
                openly = promise.cases_on(opening(grounds(rules), history, case.because))
                assert any(agree(case, each) for each in openly), history


@EACH_LEMMA
def test_no_lemma_is_about_nothing(lemma: Lemma) -> None:
    small = small_histories(tables_for([rules_of(rules) for rules in RULES]))
    single = [history for history in small if len(history) == 1]
    runs = [Run(rules_of(rules), history) for rules in RULES for history in single]
    assert any(True for run in runs for _ in lemma.promise(run))


def test_a_history_without_the_contract_has_the_same_others() -> None:
    ready = grounds("baselines.mean")
    history = next(each for each in invented("baselines.mean") if len(each) > 1)
    run = opening(ready, history, history.contracts[0])
    spared = run.without(*run.history.contracts)
    assert isinstance(spared.history, Opening)
    assert spared.history.contracts == ()
    assert spared.history.others is run.history.others
