"""Mixes: what is gone through is all there is, each mix once, the smallest first."""

from __future__ import annotations

from itertools import islice

from evenhand.possibility.mixes import Mix, every, in_threes, in_twos, mix_of, multisets, size
from evenhand.possibility.mixes import together as put_together
from hypothesis import given
from hypothesis import strategies as st

KINDS = st.sets(st.integers(0, 9), max_size=4).map(sorted)
COUNTS = st.dictionaries(st.integers(0, 5), st.integers(1, 4), max_size=4)


@given(KINDS, st.integers(0, 5))
def test_every_mix_of_a_size_comes_once(kinds: list[int], count: int) -> None:
    mixes = list(every(kinds, count))
    assert len(mixes) == len({*mixes}) == multisets(len(kinds), count)
    assert {size(mix) for mix in mixes} <= {count}
    assert {kind for mix in mixes for kind, _ in mix} <= {*kinds}


@given(st.integers(1, 5), st.integers(1, 6))
def test_mixes_of_one_or_two_kinds_are_all_there_are(kinds: int, most: int) -> None:
    found = list(in_twos(range(kinds), most))
    expected = {
        mix for count in range(1, most + 1) for mix in every(range(kinds), count) if len(mix) <= 2
    }
    assert len(found) == len({*found})
    assert {*found} == expected
    assert [size(mix) for mix in found] == sorted(size(mix) for mix in found)


@given(st.integers(1, 5), st.integers(1, 6))
def test_mixes_of_three_kinds_are_all_there_are(kinds: int, most: int) -> None:
    found = list(in_threes(range(kinds), most))
    expected = {
        mix for count in range(1, most + 1) for mix in every(range(kinds), count) if len(mix) == 3
    }
    assert len(found) == len({*found})
    assert {*found} == expected


@given(COUNTS, COUNTS)
def test_two_mixes_together_have_the_contracts_of_both(
    one: dict[int, int], other: dict[int, int]
) -> None:
    both: Mix = put_together(mix_of(one), mix_of(other))
    assert dict(both) == {k: one.get(k, 0) + other.get(k, 0) for k in {*one, *other}}
    assert both == tuple(sorted(both))


def test_the_smallest_come_first_however_many_there_are() -> None:
    assert [size(mix) for mix in islice(in_twos(range(100), 60), 100)] == [1] * 100
