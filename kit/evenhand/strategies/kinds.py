"""Kinds: contracts with everything filled in, few enough that all small histories can be tried."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from evenhand.model.contracts import Contract, Party
from evenhand.model.units import Cents, Days
from evenhand.strategies.shapes import BAD, CANCELLED, GOOD, SILENT, Shape
from evenhand.strategies.tables import Tables

MOMENT = datetime(2025, 6, 1, tzinfo=UTC)
"""The moment from which every invented history is seen: a Sunday, midnight UTC."""

FREELANCER = Party("the freelancer")


@dataclass(frozen=True)
class Kind:
    """A shape, how many days ago it ended, how many it lasted, and the amount."""

    shape: Shape
    age: Days
    days: Days
    amount: Cents

    def __hash__(self) -> int:
        return hash((id(self.shape), self.age, self.days, self.amount))

    def contract(self, name: str, client: str, freelancer: Party = FREELANCER) -> Contract:
        """The contract of this kind and that name, for a client, on the client's posting."""
        return self.shape.contract(
            name,
            freelancer,
            Party(client, "client"),
            on=MOMENT - timedelta(days=self.age),
            days=self.days,
            amount=self.amount,
            posting=f"posting of {client}",
        )


def kinds(tables: Tables) -> tuple[Kind, ...]:
    """Every shape as it plainly is, and the telling shapes at some ages and sizes of the tables."""
    plain = [plain_kind(shape, tables) for shape in tables.shapes]
    aged = [
        Kind(shape, age, *tables.sizes(shape)[0])
        for shape in (GOOD, BAD)
        for age in tables.ages[1::3]
    ]
    sized = [
        Kind(shape, tables.ages[0], *size)
        for shape in (BAD, CANCELLED, SILENT)
        for size in tables.sizes(shape)[1::3]
    ]
    return tuple(dict.fromkeys((*plain, *aged, *sized)))


def plain_kind(shape: Shape, tables: Tables) -> Kind:
    """A contract of *shape* of the plainest age, length and amount."""
    return Kind(shape, tables.ages[0], *tables.sizes(shape)[0])
