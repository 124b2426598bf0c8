"""Orders: what each of several adds, averaged over all orders in which they may come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import product

from evenhand.model.units import Exact

Counts = tuple[int, ...]
"""How many have come of each class."""


def average_shares(
    sizes: Sequence[int], number: Callable[[Counts], Exact | None]
) -> tuple[Fraction, ...] | None:
    """The share of one member of each class in what *number* comes to when all have come.

    That is Shapley's value: what a member adds to those before it, on average over the orders in
    which all may come. A class has *sizes* members that add alike, so that only their count
    matters. An order counts where there is a number throughout; None where there is no such order.
    The shares of all members add up to the number of all less the number of none.
    """
    found = [number(counts) for counts in product(*[range(size + 1) for size in sizes])]
    strides = _strides(sizes)
    left = _members_left(sizes)
    until, since = _orders_until(found, strides, left), _orders_since(found, strides, left)
    total = until[-1]
    if not total:
        return None
    shares = []
    for place, (stride, size) in enumerate(zip(strides, sizes, strict=True)):
        added: Exact = 0
        for state, before in enumerate(found):
            more = left[state][place]
            orders = more and until[state] * more * since[state + stride]
            after = found[state + stride] if orders else None
            if before is not None and after is not None and before != after:
                added += orders * (after - before)
        shares.append(Fraction(added) / (total * size))
    return tuple(shares)


def _strides(sizes: Sequence[int]) -> list[int]:
    """How far apart two states lie in which one member more of each class has come."""
    strides = [1]
    for size in reversed(sizes[1:]):
        strides.insert(0, strides[0] * (size + 1))
    return strides[: len(sizes)]


def _members_left(sizes: Sequence[int]) -> list[Counts]:
    """For each state, how many of each class are still to come."""
    return list(product(*[range(size, -1, -1) for size in sizes]))


def _orders_until(
    found: Sequence[Exact | None], strides: Sequence[int], left: Sequence[Counts]
) -> list[int]:
    """For each state, in how many orders one comes there with a number throughout."""
    orders = [0] * len(found)
    orders[0] = 1
    for state, number in enumerate(found):
        if number is None:
            orders[state] = 0
        elif orders[state]:
            for stride, more in zip(strides, left[state], strict=True):
                if more:
                    orders[state + stride] += orders[state] * more
    return orders


def _orders_since(
    found: Sequence[Exact | None], strides: Sequence[int], left: Sequence[Counts]
) -> list[int]:
    """For each state, in how many orders one comes from there to the end, a number throughout."""
    orders = [0] * len(found)
    orders[-1] = 1
    for state in range(len(found) - 1, -1, -1):
        for stride, more in zip(strides, left[state], strict=True):
            if more:
                orders[state] += orders[state + stride] * more
        if found[state] is None:
            orders[state] = 0
    return orders
