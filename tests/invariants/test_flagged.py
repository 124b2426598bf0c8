"""Flagged clients: what the platform's judgement of a client may do to a freelancer."""

from __future__ import annotations

from collections.abc import Generator
from datetime import timedelta
from fractions import Fraction
from typing import Any

import pytest
from evenhand.invariants.flagged import (
    flagging_a_client_never_lowers_a_score,
    sanctioned_clients_no_longer_lower_a_score,
)
from evenhand.model.contracts import Contract, Party
from evenhand.model.history import FactKind, Facts, History, PlatformFact
from evenhand.questions.rules import exception_to, excludes
from evenhand.runs import Run
from evenhand.strategies import histories
from hypothesis import given

from tests.invariants.spring import ADA, CLEO, DORA, cases, day, job, rules_with

GOOD, BAD = job(day(1), stars=5, pay=900), job(day(2), stars=1, pay=900, client=DORA)
TWO = History([GOOD, BAD], at=day(60))


@excludes()
def of_flagged_clients(contract: Contract, facts: Facts) -> bool:
    return facts.flagged(contract.client)


@excludes()
def of_clients_flagged_before_they_hired(contract: Contract, facts: Facts) -> bool:
    since = facts.flagged_since(contract.client)
    return since is not None and since <= contract.hired


@exception_to("rates")
def five_stars_of_flagged_clients(
    contract: Contract, history: History
) -> Generator[None, Any, int | None]:
    stars = yield
    return 5 if stars and history.facts.flagged(contract.client) else stars


def sanctioned(days: int, kind: FactKind = "flagged", about: Party = DORA) -> PlatformFact:
    return PlatformFact(TWO.at - timedelta(days=days), kind, about)


def test_the_client_with_the_most_praise_is_the_one_whose_flag_is_tried() -> None:
    found = cases(flagging_a_client_never_lowers_a_score, TWO, of_flagged_clients)
    assert {case.difference for case in found} == {
        "had the platform flagged Cleo before hiring",
        "had the platform flagged Cleo today",
    }
    # without Cleo's five stars only Dora's one is left
    assert [(case.kept, case.before, case.after) for case in found] == 2 * [(False, 60, 20)]


def test_a_flag_that_counts_from_then_on_is_found_by_the_flag_before_hiring() -> None:
    found = cases(flagging_a_client_never_lowers_a_score, TWO, of_clients_flagged_before_they_hired)
    assert [case.kept for case in found] == [False, True]


@given(histories())
def test_to_turn_all_that_flagged_clients_said_into_praise_lowers_nothing(
    history: History,
) -> None:
    rules = rules_with(five_stars_of_flagged_clients)
    assert all(case.kept for case in flagging_a_client_never_lowers_a_score(Run(rules, history)))


def test_a_client_who_stands_flagged_is_not_flagged_again() -> None:
    flagged = TWO.knowing(sanctioned(1, about=CLEO), sanctioned(1))
    assert not cases(flagging_a_client_never_lowers_a_score, flagged)
    restored = flagged.knowing(sanctioned(0, "restored"))
    assert cases(flagging_a_client_never_lowers_a_score, restored)


@pytest.mark.parametrize("kind", ["flagged", "suspended"])
def test_what_a_sanctioned_client_did_is_put_right_on_the_fourteenth_day(kind: FactKind) -> None:
    assert not cases(sanctioned_clients_no_longer_lower_a_score, TWO.knowing(sanctioned(13, kind)))
    history = TWO.knowing(sanctioned(14, kind))
    (case,) = cases(sanctioned_clients_no_longer_lower_a_score, history)
    assert (case.kept, case.before, case.after) == (False, 100, 60)
    assert (case.of, case.because) == (ADA, BAD)


def test_the_bound_says_by_which_day() -> None:
    promise = sanctioned_clients_no_longer_lower_a_score.bounded({"within": 30})
    assert not cases(promise, TWO.knowing(sanctioned(29)))
    assert cases(promise, TWO.knowing(sanctioned(30)))


def test_a_client_who_was_restored_or_never_sanctioned_owes_nothing() -> None:
    restored = TWO.knowing(sanctioned(40), sanctioned(20, "restored"))
    for history in (TWO, restored, TWO.knowing(sanctioned(40, "accused"))):
        assert not cases(sanctioned_clients_no_longer_lower_a_score, history)


def test_all_contracts_of_the_sanctioned_client_are_looked_at_together() -> None:
    again = job(day(3), stars=5, pay=900, client=DORA)
    history = TWO.plus(again).knowing(sanctioned(20))
    (case,) = cases(sanctioned_clients_no_longer_lower_a_score, history)
    assert len(case.base) == 1
    assert (case.before, case.after) == (100, Fraction(220, 3))


@given(histories())
def test_to_leave_out_sanctioned_clients_keeps_the_promise(history: History) -> None:
    sanctioned_long_ago = PlatformFact(
        history.at - timedelta(days=30), "suspended", Party("client 2", "client")
    )
    run = Run(rules_with(of_flagged_clients), history.knowing(sanctioned_long_ago))
    assert all(case.kept for case in sanctioned_clients_no_longer_lower_a_score(run))
