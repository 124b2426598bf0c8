"""Kinds: contracts with everything filled in but who has them with whom."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from evenhand.model.contracts import Contract, Party
from evenhand.model.units import Cents, Days
from evenhand.strategies.shapes import Shape

MOMENT = datetime(2025, 6, 1, tzinfo=UTC)
"""The moment from which every invented history is seen: a Sunday, midnight UTC."""

FREELANCER = Party("the freelancer")


class Kind(NamedTuple):
    """A shape, how many days ago it ended, how many it lasted, the amount, and the open word."""

    shape: Shape
    age: Days
    days: Days
    amount: Cents
    word: str = ""

    def contract(
        self, name: str, client: str, freelancer: Party = FREELANCER, posting: str = ""
    ) -> Contract:
        """The contract of this kind and that name, as it is known at the moment.

        It is on the client's own posting, unless another is named.
        """
        made = self.shape.contract(
            name,
            freelancer,
            Party(client, "client"),
            on=MOMENT - timedelta(days=self.age),
            days=self.days,
            amount=self.amount,
            posting=posting or f"posting of {client}",
            word=self.word,
        )
        known = made.as_of(MOMENT)
        assert known is not None, "nobody is hired after the moment"
        return known


def kind_of(shape: Shape, age: Days, days: Days, amount: Cents, word: str = "") -> Kind:
    """The kind, so long ago at least that words which come late have come."""
    return Kind(shape, max(age, days + 2) if shape.late else age, days, amount, word)
