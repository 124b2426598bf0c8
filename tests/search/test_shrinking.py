"""Finds are told small: nothing can be left out, and told plainly: it could happen to anybody."""

from __future__ import annotations

from datetime import timedelta

import pytest
from evenhand.catalogue.catalogue import catalogue_of
from evenhand.catalogue.sources import reference_folder
from evenhand.invariants.declared import Invariant
from evenhand.model.cases import Case
from evenhand.model.contracts import Block, Contract, Party, Payment
from evenhand.model.history import History, PlatformFact
from evenhand.rulesets import RuleSet
from evenhand.search.finds import told
from evenhand.search.inventing import invent
from evenhand.search.ordinary import MOST_CONTRACTS, ordinary
from evenhand.search.shrinking import smallest
from evenhand.search.trials import first_violation
from evenhand.strategies import histories
from evenhand.strategies.kinds import FREELANCER, MOMENT
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.search.planted import CLIENT, bad_contract, planted, scorned, the_score_is_full

BADS = st.integers(1, 3)
UNHURRIED = settings(deadline=None, max_examples=30)
CATALOGUE, _ = catalogue_of(reference_folder())


def breaks(rule_set: RuleSet, promise: Invariant, history: History) -> bool:
    return first_violation(rule_set, promise, history) is not None


def with_planted(history: History, count: int) -> History:
    """The history with so many bad contracts of one client, beside whatever else there is."""
    return history.plus(*map(bad_contract, range(count)))


@UNHURRIED
@given(histories(), BADS)
def test_the_smallest_history_has_exactly_the_contracts_that_the_bug_needs(
    history: History, bad: int
) -> None:
    rule_set = planted(bad=bad)
    found = with_planted(history, bad)
    assume(breaks(rule_set, the_score_is_full, found))
    small = smallest(found, lambda history: breaks(rule_set, the_score_is_full, history))
    assert len(small) == bad
    assert all(map(scorned, small.contracts))
    assert len({(c.client, c.freelancer) for c in small.contracts}) == 1
    assert small.facts == ()


@UNHURRIED
@given(histories(), BADS)
def test_without_any_one_contract_the_smallest_history_no_longer_breaks(
    history: History, bad: int
) -> None:
    rule_set = planted(bad=bad)
    found = with_planted(history, bad)
    assume(breaks(rule_set, the_score_is_full, found))
    small = smallest(found, lambda history: breaks(rule_set, the_score_is_full, history))
    assert breaks(rule_set, the_score_is_full, small)
    for contract in small.contracts:
        assert not breaks(rule_set, the_score_is_full, small.without(contract))


@UNHURRIED
@given(histories(), BADS)
def test_an_ordinary_story_breaks_too_and_is_short(history: History, bad: int) -> None:
    rule_set = planted(bad=bad)
    found = with_planted(history, bad)
    assume(breaks(rule_set, the_score_is_full, found))
    plain, small = told(rule_set, the_score_is_full, found)
    for one in (plain, small):
        assert first_violation(rule_set, the_score_is_full, one.history) == one.case
        assert not one.case.kept
    assert len(small.history) == bad
    assert bad <= len(plain.history) <= MOST_CONTRACTS == 6
    assert [c.id for c in plain.history.contracts] == [
        f"contract {number}" for number in range(1, len(plain.history) + 1)
    ]
    assert all(payment.amount % 100 == 0 for c in plain.history.contracts for payment in c.payments)


@pytest.mark.parametrize("rule_set", ["baselines.mean", "upwork.jss_2015", "uber.last_500"])
@pytest.mark.parametrize(
    "promise",
    [
        "unpaid_cancellation_with_hostile_feedback_never_lowers_the_score",
        "unpaid_contract_never_changes_the_score",
        "good_work_never_lowers_the_score",
        "mass_cancellation_never_changes_a_score",
    ],
)
def test_what_is_found_under_a_real_rule_set_is_told_small_and_short(
    rule_set: str, promise: str
) -> None:
    rules, invariant = CATALOGUE.rule_set(rule_set), CATALOGUE.invariants[promise]
    shown: list[History] = []
    invent([rules], shown.append, count=60, seeded=1)
    finds = [history for history in shown if breaks(rules, invariant, history)]
    for found in finds[:4]:
        plain, small = told(rules, invariant, found)
        assert len(small.history) <= len(found)
        assert len(plain.history) <= max(MOST_CONTRACTS, len(small.history))
        assert breaks(rules, invariant, plain.history)
        for contract in small.history.contracts:
            assert not breaks(rules, invariant, small.history.without(contract))


def test_what_makes_no_difference_is_taken_off_the_contracts() -> None:
    history = History([bad_contract(0), bad_contract(1)], at=MOMENT)
    small = smallest(history, lambda history: breaks(planted(bad=2), the_score_is_full, history))
    (said,) = small.contracts[0].feedback
    assert (said.stars, said.private) == (1, None)


def test_a_fact_that_makes_no_difference_is_left_out_and_one_that_does_stays() -> None:
    flags = [PlatformFact(MOMENT, "flagged", party) for party in (CLIENT, FREELANCER)]
    history = History([bad_contract(0)], facts=flags, at=MOMENT)
    small = smallest(history, lambda history: history.facts.flagged(CLIENT))
    assert [fact.about for fact in small.facts] == [CLIENT]


def test_a_history_that_breaks_even_when_it_is_empty_is_shrunk_to_nothing() -> None:
    history = History([bad_contract(n, Party(f"c{n}", "client")) for n in range(7)], at=MOMENT)
    assert len(smallest(history, lambda history: True)) == 0


def test_what_is_made_plainer_is_made_shorter_again() -> None:
    blocked = [bad_contract(n).replace(blocks=(Block("client", MOMENT),)) for n in range(2)]

    def two_or_unblocked(history: History) -> bool:
        unblocked = not any(contract.blocks for contract in history.contracts)
        return len(history) == 2 or (len(history) == 1 and unblocked)

    assert len(smallest(History(blocked, at=MOMENT), two_or_unblocked)) == 1


@UNHURRIED
@given(histories(), BADS)
def test_nothing_happens_on_a_contract_of_an_ordinary_story_before_it_is_hired(
    history: History, bad: int
) -> None:
    found = with_planted(history, bad)
    assume(breaks(planted(bad=bad), the_score_is_full, found))
    ordinary, _ = told(planted(bad=bad), the_score_is_full, found)
    for contract in ordinary.history.contracts:
        assert contract.hired == min(contract.moments())


def test_a_contract_whose_first_payment_comes_at_night_is_hired_no_later() -> None:
    late = MOMENT - timedelta(days=300)
    paid = tuple(Payment(late + timedelta(hours=2, days=80 * n), 500_00) for n in range(3))
    long = bad_contract(0).replace(hired=late, payments=paid)

    def broken(history: History) -> Case | None:
        if all(len(contract.payments) == len(paid) for contract in history.contracts):
            return first_violation(planted(bad=1), the_score_is_full, history)
        return None  # what is paid once is no longer the contract in question

    plain = ordinary(History([long], at=MOMENT), broken, lambda case: True)
    (contract,) = plain.contracts
    assert contract.hired == paid[0].at


@UNHURRIED
@given(histories(), BADS)
def test_in_an_ordinary_story_nobody_answers_what_was_not_said_yet(
    history: History, bad: int
) -> None:
    found = with_planted(history, bad)
    assume(breaks(planted(bad=bad), the_score_is_full, found))
    answered = found.with_each(with_answers)
    plain, _ = told(planted(bad=bad), the_score_is_full, answered)
    for contract in plain.history.contracts:
        for said in contract.feedback:
            later = [change.at for change in said.changes] + [said.responded or said.at]
            assert min(later) >= said.at


def with_answers(contract: Contract) -> Contract:
    """The contract with an answer to all that was said on it, two days later."""
    days = timedelta(days=2)
    answered = [said.replace(responded=said.at + days) for said in contract.feedback]
    return contract.replace(feedback=tuple(answered))
