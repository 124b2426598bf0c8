"""Histories: a set of dated facts, seen from one moment, that never changes."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy, deepcopy
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pickle import dumps, loads
from random import Random

import pytest
from evenhand.model.contracts import Contract, Party
from evenhand.model.history import FIRST_MOMENT, MANY, FactKind, History, PlatformFact
from hypothesis import given
from hypothesis import strategies as st

from tests.model.invented import (
    CLIENTS,
    CONTRACTS,
    FACTS,
    FREELANCERS,
    HISTORIES,
    MOMENTS,
    NEW_NAMES,
    NEW_YEAR,
    SPANS,
    VARIATIONS,
    Variation,
    praised,
    twice,
)

ONE = Contract(id="one", freelancer=FREELANCERS[0], client=CLIENTS[0], hired=NEW_YEAR)
A_VARIATION = pytest.mark.parametrize("vary", VARIATIONS.values(), ids=VARIATIONS)


@given(HISTORIES, st.randoms(use_true_random=False))
def test_a_history_has_no_order_of_storage(history: History, random: Random) -> None:
    contracts, facts = list(history.contracts), list(history.facts)
    random.shuffle(contracts)
    random.shuffle(facts)
    shuffled = History(contracts, facts=facts, at=history.at)
    assert shuffled == history
    assert hash(shuffled) == hash(history)


def test_facts_of_one_moment_have_no_order_of_storage() -> None:
    facts = [PlatformFact(NEW_YEAR, kind, CLIENTS[0]) for kind in ("flagged", "restored")]
    assert History(facts=facts) == History(facts=facts[::-1])


@given(HISTORIES)
def test_contracts_stand_in_the_order_of_hiring_then_of_id(history: History) -> None:
    order = [(contract.hired, contract.id) for contract in history.contracts]
    assert order == sorted(order)


@pytest.mark.parametrize("name", ["at", "contracts", "facts", "_kept", "anything"])
@given(HISTORIES)
def test_nothing_can_be_set_on_a_history(name: str, history: History) -> None:
    with pytest.raises(AttributeError, match="never changes"):
        setattr(history, name, None)


@pytest.mark.parametrize("copied", [copy, deepcopy, lambda history: loads(dumps(history))])
def test_a_copy_of_a_history_equals_it(copied: Callable[[History], History]) -> None:
    assert copied(History([ONE])) == History([ONE])


def test_nothing_can_be_deleted_from_a_history() -> None:
    with pytest.raises(AttributeError):
        del History().at


@given(HISTORIES, MOMENTS)
def test_a_history_as_of_a_moment_knows_nothing_later(history: History, moment: datetime) -> None:
    seen = history.as_of(moment)
    told = [at for contract in seen.contracts for at in contract.moments()]
    assert seen.at == moment
    assert all(at <= moment for at in (*told, *(fact.at for fact in seen.facts)))


@given(HISTORIES, MOMENTS, MOMENTS)
def test_looking_back_from_later_or_earlier_is_the_same(
    history: History, one: datetime, other: datetime
) -> None:
    earlier, later = sorted([one, other])
    whole = history.as_of(max(history.at, later))
    assert whole.as_of(later).as_of(earlier) == whole.as_of(earlier)


@given(HISTORIES)
def test_a_history_as_of_its_own_moment_is_itself(history: History) -> None:
    assert history.as_of(history.at) is history


@given(st.lists(CONTRACTS, unique_by=lambda contract: contract.id), st.lists(FACTS))
def test_without_a_moment_a_history_is_seen_from_its_latest_fact(
    contracts: list[Contract], facts: list[PlatformFact]
) -> None:
    told = [at for contract in contracts for at in contract.moments()]
    latest = max([FIRST_MOMENT, *told, *(fact.at for fact in facts)])
    history = History(contracts, facts=facts)
    assert history.at == latest
    assert (len(history), len(history.facts)) == (len(contracts), len(facts))


@given(CONTRACTS, CONTRACTS, HISTORIES)
def test_an_id_is_taken_once(one: Contract, other: Contract, history: History) -> None:
    with pytest.raises(ValueError, match="same id"):
        History([one, other.replace(id=one.id)])
    with pytest.raises(ValueError, match="same id"):
        history.plus(history.contracts[0])


# Variations


@A_VARIATION
@given(HISTORIES)
def test_a_variation_is_made_once(vary: Variation, history: History) -> None:
    for contract in history.contracts:
        assert vary(history, contract) is vary(history, contract)


@A_VARIATION
@given(HISTORIES)
def test_a_variation_leaves_the_history_as_it_was(vary: Variation, history: History) -> None:
    before = History(history.contracts, facts=history.facts, at=history.at)
    vary(history, history.contracts[0])
    assert history == before


@given(HISTORIES)
def test_which_contract_is_taken_out_first_does_not_matter(history: History) -> None:
    one, other = history.contracts[0], history.contracts[-1]
    assert history.without(one, other) == history.without(other).without(one)
    assert history.without(one, other) == history.without(other, one)


def test_without_the_same_contracts_in_another_order_is_the_same_object() -> None:
    many = History(ONE.replace(id=f"contract {n}") for n in range(40))
    pairs = combinations(many.contracts, 2)
    assert all(many.without(one, two) is many.without(two, one) for one, two in pairs)


@given(HISTORIES)
def test_without_a_contract_everything_else_stays(history: History) -> None:
    for contract in history.contracts:
        others = [each for each in history.contracts if each is not contract]
        expected = History(others, facts=history.facts, at=history.at)
        assert history.without(contract) == expected


@given(HISTORIES)
def test_without_what_is_not_there_nothing_changes(history: History) -> None:
    stranger = history.contracts[0].replace(id="a stranger")
    assert history.without(stranger) is history
    assert history.without() is history


@given(HISTORIES)
def test_with_what_was_taken_out_it_is_the_same_history(history: History) -> None:
    for contract in history.contracts:
        assert history.without(contract).plus(contract) == history


@given(HISTORIES, CONTRACTS)
def test_a_contract_is_added_as_it_is_known_at_the_moment(
    history: History, contract: Contract
) -> None:
    known = contract.replace(id="one more").as_of(history.at)
    added = history.plus(contract.replace(id="one more"))
    assert {*added.contracts} - {*history.contracts} == ({known} if known else set())
    assert added.without(contract.replace(id="one more")) == history


@given(HISTORIES)
def test_replacing_is_taking_out_and_adding(history: History) -> None:
    for old in history.contracts:
        assert history.replacing(old, praised(old)) == history.without(old).plus(praised(old))
        assert history.replacing(old, old) is history


@given(HISTORIES)
def test_changing_is_replacing_by_what_the_change_makes(history: History) -> None:
    for contract in history.contracts:
        replaced = history.replacing(contract, praised(contract))
        assert history.changing(contract, praised) == replaced


@given(HISTORIES)
def test_varied_is_what_the_function_makes_of_the_history(history: History) -> None:
    for contract in history.contracts:
        assert history.varied(twice, contract) == twice(history, contract)


def swapped(name: str) -> str:
    return name[len("new ") :] if name.startswith("new ") else f"new {name}"


@given(HISTORIES)
def test_renaming_exchanges_names_and_ids_and_keeps_everything_else(history: History) -> None:
    renamed = history.renamed(NEW_NAMES, swapped)
    named = {NEW_NAMES.get(party, party) for party in history.parties()}
    assert set(renamed.parties()) == named
    assert not {c.id for c in renamed.contracts} & {c.id for c in history.contracts}
    assert renamed.renamed({new: old for old, new in NEW_NAMES.items()}, swapped) == history


@given(HISTORIES, SPANS)
def test_moved_there_and_back_is_the_identity(history: History, span: timedelta) -> None:
    assert history.moved(by=span).moved(by=-span) == history


@given(HISTORIES, SPANS)
def test_a_move_moves_every_moment_alike(history: History, span: timedelta) -> None:
    moved = history.moved(by=span)
    assert moved.at == history.at + span
    assert [fact.at for fact in moved.facts] == [fact.at + span for fact in history.facts]
    for before, after in zip(history.contracts, moved.contracts, strict=True):
        assert list(after.moments()) == [at + span for at in before.moments()]


# Parts


@given(HISTORIES)
def test_every_contract_is_of_its_two_parties_and_of_nobody_else(history: History) -> None:
    found = [contract.id for party in history.parties() for contract in history.of(party)]
    assert sorted(found) == sorted(2 * [contract.id for contract in history.contracts])
    for party in history.parties():
        assert all(contract.party(party.role) == party for contract in history.of(party))


@given(HISTORIES)
def test_freelancers_are_listed_first_and_each_by_name(history: History) -> None:
    order = [(party.role == "client", party.name) for party in history.parties()]
    assert order == sorted(set(order))


@given(HISTORIES)
def test_a_contract_that_ended_is_paid_or_unpaid_or_gave_all_or_nothing_back(
    history: History,
) -> None:
    paid, unpaid = set(history.ended_paid()), set(history.ended_unpaid())
    assert not paid & unpaid
    for contract in history.contracts:
        assert (contract in paid) == (contract.end is not None and contract.net > 0)
        assert (contract in unpaid) == (contract.end is not None and contract.unpaid)


@given(st.lists(FACTS, unique_by=lambda fact: fact.at))
def test_a_party_is_flagged_from_a_flag_or_suspension_until_it_is_restored(
    facts: list[PlatformFact],
) -> None:
    flagged: set[Party] = set()
    for fact in sorted(facts, key=lambda fact: fact.at):
        if fact.kind in {"flagged", "suspended"}:
            flagged.add(fact.about)
        elif fact.kind == "restored":
            flagged.discard(fact.about)
    history = History(facts=facts)
    assert {client for client in CLIENTS if history.facts.flagged(client)} == flagged


@given(HISTORIES)
def test_equal_histories_answer_alike(history: History) -> None:
    again = History(history.contracts, facts=history.facts, at=history.at)
    assert again == history
    assert history != history.moved(by=timedelta(seconds=1))
    assert history != history.contracts
    assert repr(again) == repr(history)


def fact(day: int, kind: FactKind, about: Party = CLIENTS[0]) -> PlatformFact:
    return PlatformFact(NEW_YEAR + timedelta(days=day), kind, about)


def test_a_party_stands_flagged_since_the_first_flag_that_was_not_taken_back() -> None:
    facts = [fact(1, "flagged"), fact(2, "restored"), fact(3, "suspended"), fact(4, "flagged")]
    since = {day: History(facts=facts, at=fact(day, "noted").at).facts for day in range(6)}
    found = [since[day].flagged_since(CLIENTS[0]) for day in range(6)]
    assert found == [None, facts[0].at, None, facts[2].at, facts[2].at, facts[2].at]
    assert [since[day].flagged(CLIENTS[0]) for day in range(6)] == [at is not None for at in found]
    assert since[5].flagged_since(CLIENTS[1]) is None


def test_other_facts_about_a_party_do_not_flag_it() -> None:
    facts = [fact(1, "noted"), fact(2, "accused"), fact(3, "favoured"), fact(4, "appealed")]
    assert not History(facts=facts).facts.flagged(CLIENTS[0])


def test_facts_of_some_kinds_about_a_party_come_oldest_first() -> None:
    told = [fact(3, "noted"), fact(1, "held"), fact(2, "noted", CLIENTS[1]), fact(0, "noted")]
    assert History(facts=told).facts.about(CLIENTS[0], "noted") == (told[3], told[0])


@given(HISTORIES, FACTS)
def test_knowing_more_facts_changes_no_contract(history: History, fact: PlatformFact) -> None:
    knowing = history.knowing(fact)
    assert knowing.contracts == history.contracts
    assert knowing.at == history.at
    known = [fact] if fact.at <= history.at else []
    assert sorted(map(repr, knowing.facts)) == sorted(map(repr, [*history.facts, *known]))
    assert history.knowing(fact) is knowing


def test_of_very_many_contracts_each_party_has_its_own_as_of_few() -> None:
    start = datetime(2024, 1, 1, tzinfo=UTC)
    contracts = [
        Contract(
            id=str(number),
            freelancer=Party(f"freelancer {number % 7}"),
            client=Party(f"client {number % 11}", "client"),
            hired=start + timedelta(hours=number * 31 % 997),
        )
        for number in range(MANY + 1)
    ]
    many = History(contracts)
    few = History(many.contracts[:MANY])
    for party in many.parties():
        theirs = [c for c in many.contracts if party in (c.freelancer, c.client)]
        assert list(many.of(party)) == theirs
        assert list(few.of(party)) == [c for c in theirs if c in few.contracts]
    assert many.of(Party("nobody")) == ()
