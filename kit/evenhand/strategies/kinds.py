"""Kinds: contracts with everything filled in, few enough that all small histories can be tried."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import combinations_with_replacement, product

from evenhand.model.contracts import Contract, Party
from evenhand.model.history import History
from evenhand.model.units import Cents, Days
from evenhand.strategies.shapes import BAD, CANCELLED, GOOD, SILENT, Shape
from evenhand.strategies.tables import Tables

MOMENT = datetime(2025, 6, 1, tzinfo=UTC)
"""The moment from which every invented history is seen: a Sunday, midnight UTC."""

FREELANCER = Party("the freelancer")
GOOD_CLIENTS = (3, 4, 5)  # of the good contracts that a small history may stand beside
MIXED = 4  # good and bad contracts of one and the same client


@dataclass(frozen=True)
class Kind:
    """A shape, how long ago it ended, how long it lasted, and the amount."""

    shape: Shape
    age: Days
    days: Days
    amount: Cents

    def contract(self, number: int, client: int, freelancer: Party = FREELANCER) -> Contract:
        """The contract of this kind with that number, for the client of that number."""
        return self.shape.contract(
            f"contract {number}",
            freelancer,
            Party(f"client {client}", "client"),
            on=MOMENT - timedelta(days=self.age),
            days=self.days,
            amount=self.amount,
            posting=f"posting of client {client}",
        )


def kinds(tables: Tables) -> tuple[Kind, ...]:
    """Every shape as it plainly is, and the telling shapes at every age and size of the tables."""
    plain = [_kind(shape, tables) for shape in tables.shapes]
    aged = [
        Kind(shape, age, *tables.sizes(shape)[0])
        for shape in (GOOD, BAD)
        for age in tables.ages[1::2]
    ]
    sized = [
        Kind(shape, tables.ages[0], *size)
        for shape in (BAD, CANCELLED, SILENT)
        for size in tables.sizes(shape)[1::2]
    ]
    return tuple(dict.fromkeys((*plain, *aged, *sized)))


def _kind(shape: Shape, tables: Tables) -> Kind:
    return Kind(shape, tables.ages[0], *tables.sizes(shape)[0])


def small_histories(tables: Tables) -> Iterator[History]:
    """Every history of up to two contracts of these kinds, and a few that promises thrive on.

    Two contracts of one kind are of one client, on one posting; of two kinds, of two clients.
    Beside three good contracts stand each kind once, and twice for two clients. And there is every
    mix of up to four good and four bad contracts of one client.

    Contracts are made once, so that what is worked out for one need not be again.
    """
    made = _Made()
    known, good, bad = kinds(tables), _kind(GOOD, tables), _kind(BAD, tables)
    yield made.history()
    for kind in known:
        yield made.history((kind, 1))
        yield made.history((kind, 1), *[(good, client) for client in GOOD_CLIENTS])
        yield made.history((kind, 1), (kind, 2), *[(good, client) for client in GOOD_CLIENTS])
    for praised, scorned in product(range(MIXED + 1), repeat=2):
        yield made.history(*[(good, 1)] * praised, *[(bad, 1)] * scorned)
    for first, second in combinations_with_replacement(known, 2):
        yield made.history((first, 1), (second, 1 if first == second else 2))


class _Made:
    """Contracts made so far, each once, and the histories that share them."""

    def __init__(self) -> None:
        self._contracts: dict[tuple[Kind, int, int], Contract] = {}
        self._nothing = History(at=MOMENT)

    def history(self, *drawn: tuple[Kind, int]) -> History:
        """A history of one contract for each kind and client, numbered from 1."""
        contracts = [self._contract(kind, n, of) for n, (kind, of) in enumerate(drawn, start=1)]
        return History(contracts, at=MOMENT, beside=self._nothing)

    def _contract(self, kind: Kind, number: int, client: int) -> Contract:
        key = (kind, number, client)
        if key not in self._contracts:
            self._contracts[key] = kind.contract(number, client)
        return self._contracts[key]
