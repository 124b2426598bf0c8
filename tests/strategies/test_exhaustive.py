"""Every history of a few contracts: none is left out, none comes twice, and they can be counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations_with_replacement, product
from math import comb
from typing import TypeAlias

import pytest
from evenhand.catalogue.catalogue import catalogue_of
from evenhand.catalogue.sources import reference_folder
from evenhand.model.contracts import Contract, Party
from evenhand.model.history import History
from evenhand.strategies.exhaustive import OF_THE_REGULAR, PLAINLY, Choice, Exhaustive, choices_for
from evenhand.strategies.kinds import FREELANCER, kind_of
from evenhand.strategies.shapes import BAD, GOOD
from evenhand.strategies.thresholds import stretches_for
from hypothesis import given, settings
from hypothesis import strategies as st

CATALOGUE, _ = catalogue_of(reference_folder())
RULE_SETS = [CATALOGUE.rule_set(name) for name in CATALOGUE.own]
ALL = Exhaustive(choices_for(RULE_SETS, 2), 2)

NOBODY = Party("", "client")
Groups: TypeAlias = tuple[tuple[Contract, ...], ...]
FEW = st.integers(1, 4).flatmap(
    lambda own: st.tuples(st.just(own), st.integers(0, own), st.integers(1, 4))
)


def choices(own: int, regular: int) -> list[Choice]:
    """So many choices of each sort; the regular client's contracts are like the first others."""
    kinds = [kind_of(GOOD, age, 1, 500_00) for age in range(1, own + 1)]
    return [*map(Choice, kinds), *(Choice(kind, regular=True) for kind in kinds[:regular])]


def without_names(contracts: Iterable[tuple[Contract, object]]) -> Groups:
    """The contracts by client, with nothing left of who that is and what they are called."""
    groups = defaultdict(list)
    for contract, client in contracts:
        groups[client].append(contract.replace(id="", client=NOBODY, posting=""))
    return tuple(sorted((tuple(sorted(each, key=repr)) for each in groups.values()), key=repr))


def told_by(histories: Exhaustive) -> list[Groups]:
    made = map(histories.history, histories)
    return [without_names((each, each.client) for each in history.contracts) for history in made]


@pytest.mark.parametrize(
    ("own", "regular", "size", "number"),
    [
        (2, 0, 1, 1 + 2),
        (2, 0, 2, 1 + 2 + 3),
        (2, 0, 3, 1 + 2 + 3 + 4),
        (2, 1, 2, 6 + 1),  # and two of the regular client's
        (2, 1, 3, 10 + 1 + 2 + 1),  # those alone, beside either other one, and three of them
        (3, 2, 2, 10 + 3),  # and two of the regular client's: two that are alike, or both
        (60, 0, 3, 39_711),
        (60, 0, 4, 635_376),
    ],
)
def test_they_are_as_many_as_a_hand_counts(own: int, regular: int, size: int, number: int) -> None:
    assert Exhaustive(choices(own, regular), size).number == number


@given(FEW)
def test_they_are_counted_without_being_made(drawn: tuple[int, int, int]) -> None:
    own, regular, size = drawn
    histories = Exhaustive(choices(own, regular), size)
    assert len(list(histories)) == histories.number


@settings(deadline=None, max_examples=20)
@given(FEW)
def test_contracts_in_every_order_and_under_every_name_make_one_of_them_and_only_one(
    drawn: tuple[int, int, int],
) -> None:
    own, regular, size = drawn
    every = choices(own, regular)
    rows = [row for number in range(size + 1) for row in product(every, repeat=number)]
    by_hand = {
        without_names(
            (each.kind.contract("", ""), "regular" if each.regular else place)
            for place, each in enumerate(row)
        )
        for row in rows
    }
    told = told_by(Exhaustive(every, size))
    assert len(set(told)) == len(told)
    assert set(told) == by_hand


def test_those_of_the_real_rule_sets_all_differ_in_more_than_names() -> None:
    told = told_by(ALL)
    assert len(set(told)) == len(told) == ALL.number


def test_those_of_the_real_rule_sets_are_as_many_as_a_hand_counts() -> None:
    own = sum(not choice.regular for choice in ALL.choices)
    regular = len(ALL.choices) - own
    of_own = 1 + own + own * (own + 1) // 2
    of_the_regular = regular * (regular + 1) // 2
    assert ALL.number == of_own + of_the_regular
    alone = Exhaustive(choices_for(RULE_SETS, 1), 1)
    assert (len(alone.choices), alone.number) == (own, 1 + own)
    assert Exhaustive(choices_for(RULE_SETS, 3), 3).number == (
        recursively(own, 3)
        + (recursively(regular, 3) - recursively(regular, 1))
        + own * of_the_regular
    )


def recursively(kinds: int, size: int) -> int:
    """How many lots of up to *size* contracts there are: with one more of the last kind, or not."""
    if not kinds or not size:
        return 1
    return recursively(kinds - 1, size) + recursively(kinds, size - 1)


@given(st.integers(0, 6), st.integers(0, 6))
def test_the_recursion_counts_lots(kinds: int, size: int) -> None:
    lots = [
        lot for number in range(size + 1)
        for lot in combinations_with_replacement(range(kinds), number)
    ]  # fmt: skip
    assert recursively(kinds, size) == len(lots) == comb(kinds + size, size)


@pytest.mark.parametrize("name", [None, *CATALOGUE.own])
def test_a_plain_contract_is_of_every_kind_that_thresholds_tell_apart(name: str | None) -> None:
    chosen = RULE_SETS if name is None else [CATALOGUE.rule_set(name)]
    near = stretches_for(chosen)
    own = {choice.kind for choice in choices_for(chosen, 2) if not choice.regular}
    by_hand = {kind_of(shape, age, 1, 500_00) for shape in (GOOD, BAD) for age in near.ages}
    by_hand |= {kind_of(BAD, 10, 1, amount) for amount in near.amounts}
    by_hand |= {kind_of(BAD, 10, days, 500_00) for days in near.lengths}
    assert by_hand <= own
    assert {kind.shape for kind in own} >= set(PLAINLY)
    aged = len(by_hand | {kind_of(shape, 10, 1, 500_00) for shape in (GOOD, BAD)})
    others = len(PLAINLY) - 2
    late = 2 * len(near.delays)
    assert len(own) == aged + others + late + 2 * len(near.words)


def test_for_one_real_rule_set_there_are_few_enough_kinds() -> None:
    assert all(len(choices_for([each], 3)) <= 90 for each in RULE_SETS)


def test_one_contract_makes_no_regular_client() -> None:
    assert not any(choice.regular for choice in choices_for(RULE_SETS, 1))
    regular = [choice.kind.shape for choice in choices_for(RULE_SETS, 2) if choice.regular]
    assert regular == list(OF_THE_REGULAR)


def drawn_from(histories: Exhaustive) -> Sequence[tuple[tuple[int, ...], History]]:
    return [(drawn, histories.history(drawn)) for drawn in histories]


def test_the_shortest_come_first_and_what_was_drawn_can_be_told_from_the_history() -> None:
    each = drawn_from(Exhaustive(choices(4, 2), 3))
    assert [drawn for drawn, _ in each] == sorted((d for d, _ in each), key=lambda d: (len(d), d))
    another = Exhaustive(choices(4, 2), 3)
    assert [another.drawn(history) for _, history in each] == [drawn for drawn, _ in each]


def test_all_are_of_one_freelancer_and_only_the_regular_client_comes_twice() -> None:
    for drawn, history in drawn_from(Exhaustive(choices(3, 2), 3)):
        assert {contract.freelancer for contract in history.contracts} <= {FREELANCER}
        regular = sum(place >= 3 for place in drawn)
        assert len(history.clients()) == len(drawn) - max(0, regular - 1)
        assert regular != 1
