"""Orders: Shapley's value, beside the average over all permutations written out."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations, product

import pytest
from evenhand.attribution.orders import Counts, average_shares
from evenhand.model.units import Exact
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

NUMBERS = st.integers(-9, 9) | st.fractions(-5, 5, max_denominator=7)
Table = dict[Counts, Exact | None]


def tables(numbers: SearchStrategy[Exact | None], *, most: int = 5) -> SearchStrategy[Table]:
    """A number for every set of a few members."""

    def of(members: int) -> SearchStrategy[Table]:
        states = list(product(range(2), repeat=members))
        row = st.lists(numbers, min_size=len(states), max_size=len(states))
        return row.map(lambda found: dict(zip(states, found, strict=True)))

    return st.integers(1, most).flatmap(of)


def shares(table: Table) -> tuple[Fraction, ...] | None:
    return average_shares([1] * len(next(iter(table))), table.__getitem__)


def by_permutations(table: Table) -> tuple[Fraction, ...] | None:
    """The same, order by order; one that meets no number somewhere is passed over."""
    members = len(next(iter(table)))
    added = [Fraction(0)] * members
    orders = 0
    for order in permutations(range(members)):
        states = [
            tuple(int(member in order[:count]) for member in range(members))
            for count in range(members + 1)
        ]
        numbers = [table[state] for state in states]
        if any(number is None for number in numbers):
            continue
        orders += 1
        for place, member in enumerate(order):
            before, after = numbers[place], numbers[place + 1]
            assert before is not None
            assert after is not None
            added[member] += Fraction(after) - before
    return tuple(each / orders for each in added) if orders else None


@given(tables(NUMBERS, most=5))
def test_shares_are_the_average_over_all_permutations(table: Table) -> None:
    assert shares(table) == by_permutations(table)


@given(tables(NUMBERS | st.none(), most=4))
def test_orders_that_meet_no_score_are_passed_over(table: Table) -> None:
    assert shares(table) == by_permutations(table)


@given(tables(NUMBERS))
def test_shares_add_up_to_the_whole_difference(table: Table) -> None:
    found, states = shares(table), list(table)
    first, last = table[states[0]], table[states[-1]]
    assert found is not None
    assert first is not None
    assert last is not None
    assert sum(found) == last - first


@given(tables(NUMBERS, most=4))
def test_whoever_never_adds_anything_has_no_share_and_changes_nobody_s(table: Table) -> None:
    wider = {(*state, idle): number for state, number in table.items() for idle in (0, 1)}
    found = shares(table)
    assert found is not None
    assert shares(wider) == (*found, 0)


@given(st.lists(st.integers(1, 3), min_size=1, max_size=3), st.data())
def test_counting_those_that_add_alike_comes_to_the_same_as_telling_them_apart(
    sizes: list[int], data: st.DataObject
) -> None:
    states = list(product(*[range(size + 1) for size in sizes]))
    row = st.lists(NUMBERS | st.none(), min_size=len(states), max_size=len(states))
    table = dict(zip(states, data.draw(row), strict=True))
    ends = [sum(sizes[:place]) for place in range(len(sizes) + 1)]

    def apart(state: Counts) -> Exact | None:
        counts = [sum(state[ends[place] : ends[place + 1]]) for place in range(len(sizes))]
        return table[tuple(counts)]

    found, each = (
        average_shares(sizes, table.__getitem__),
        average_shares([1] * sum(sizes), apart),
    )
    assert each == (
        None
        if found is None
        else tuple(share for share, size in zip(found, sizes, strict=True) for _ in range(size))
    )


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ({(): 4}, ()),
        ({(0,): 91, (1,): 80}, (-11,)),
        ({(0, 0): 0, (0, 1): 0, (1, 0): 0, (1, 1): 1}, (Fraction(1, 2), Fraction(1, 2))),
        ({(0, 0): 0, (0, 1): None, (1, 0): 0, (1, 1): 1}, (0, 1)),
        ({(0, 0): 0, (0, 1): None, (1, 0): None, (1, 1): 1}, None),
    ],
    ids=["nobody", "one alone", "only together", "one first", "no order"],
)
def test_a_few_by_hand(table: Table, expected: tuple[Fraction, ...] | None) -> None:
    assert shares(table) == expected
