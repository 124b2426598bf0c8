"""Mixes: how many contracts there are of which kinds, and the ways to go through them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, combinations_with_replacement
from math import comb
from typing import TypeAlias

Mix: TypeAlias = tuple[tuple[int, int], ...]
"""Pairs of a kind's number and a count from 1, in the order of the kinds."""


def mix_of(counts: Mapping[int, int]) -> Mix:
    """The mix of these counts."""
    return tuple(sorted((kind, count) for kind, count in counts.items() if count > 0))


def size(mix: Mix) -> int:
    """How many contracts there are in *mix*."""
    return sum([count for _, count in mix])


def together(one: Mix, other: Mix) -> Mix:
    """The contracts of both."""
    counts = Counter(dict(one))
    counts.update(dict(other))
    return mix_of(counts)


def every(kinds: Sequence[int], count: int) -> Iterator[Mix]:
    """Every mix of just so many contracts of these kinds."""
    for chosen in combinations_with_replacement(kinds, count):
        yield mix_of(Counter(chosen))


def multisets(kinds: int, count: int) -> int:
    """How many mixes there are of just so many contracts of so many kinds."""
    return comb(kinds + count - 1, count) if kinds else int(count == 0)


def in_twos(kinds: Sequence[int], most: int) -> Iterator[Mix]:
    """Every mix of one or two of these kinds, of up to so many contracts, the smallest first."""
    for count in range(1, most + 1):
        for kind in kinds:
            yield ((kind, count),)
        for one, other in combinations(sorted(kinds), 2):
            for of_the_other in range(1, count):
                yield ((one, count - of_the_other), (other, of_the_other))


def in_threes(kinds: Sequence[int], most: int) -> Iterator[Mix]:
    """Every mix of three of these kinds, of up to so many contracts, the smallest first."""
    for count in range(3, most + 1):
        for one, two, three in combinations(sorted(kinds), 3):
            for of_two in range(1, count - 1):
                for of_three in range(1, count - of_two):
                    yield ((one, count - of_two - of_three), (two, of_two), (three, of_three))


def beside(mixes: Iterable[Mix], others: Sequence[Mix]) -> Iterator[Mix]:
    """Each of these mixes with each of the others."""
    for mix in mixes:
        for other in others:
            yield together(mix, other)
