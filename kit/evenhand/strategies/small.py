"""Small histories: all of them, up to a size."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations_with_replacement, product

from evenhand.model.history import History
from evenhand.strategies.kinds import Kind, kinds, plain_kind
from evenhand.strategies.pool import Pool
from evenhand.strategies.shapes import BAD, GOOD
from evenhand.strategies.tables import Tables

GOOD_CLIENTS = (3, 4, 5)  # of the good contracts that a small history may stand beside
MIXED = 4  # good and bad contracts of one and the same client


def small_histories(tables: Tables) -> Iterator[History]:
    """Every history of up to two contracts of these kinds, and a few that promises thrive on.

    Two contracts of one kind are of one client, on one posting; of two kinds, of two clients.
    Beside three good contracts stand each kind once, and twice for two clients. And there is every
    mix of up to four good and four bad contracts of one client.
    """
    pool = Pool()
    known, good, bad = kinds(tables), plain_kind(GOOD, tables), plain_kind(BAD, tables)
    beside = [(good, client) for client in GOOD_CLIENTS]
    yield _history(pool)
    for kind in known:
        yield _history(pool, (kind, 1))
        yield _history(pool, (kind, 1), *beside)
        yield _history(pool, (kind, 1), (kind, 2), *beside)
    for praised, scorned in product(range(MIXED + 1), repeat=2):
        yield _history(pool, *[(good, 1)] * praised, *[(bad, 1)] * scorned)
    for first, second in combinations_with_replacement(known, 2):
        yield _history(pool, (first, 1), (second, 1 if first == second else 2))


def _history(pool: Pool, *drawn: tuple[Kind, int]) -> History:
    """A history of one contract for each kind and client, numbered from 1."""
    return pool.history(
        pool.contract(kind, f"contract {number}", f"client {client}")
        for number, (kind, client) in enumerate(drawn, start=1)
    )
