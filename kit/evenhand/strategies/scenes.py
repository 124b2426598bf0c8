"""Scenes: what else there is beside the contracts that are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evenhand.model.contracts import Contract, Party
from evenhand.model.units import Cents, Count, Days
from evenhand.strategies.kinds import FREELANCER, Kind
from evenhand.strategies.people import CLIENTS, OTHERS
from evenhand.strategies.pool import Pool
from evenhand.strategies.shapes import BAD, CANCELLED, GOOD, Shape
from evenhand.strategies.themes import CANCELLED_SCORNED, ENOUGH, LEFT, NEVER_BEGUN

A_JOB: Cents = 500_00
HIRED = (FREELANCER, *OTHERS, *(Party(f"freelancer {number}") for number in range(4, 9)))


@dataclass(frozen=True)
class Posting:
    """One client hires many people for one posting, and every contract but one ends unpaid.

    The first ends *age* days ago, each further one so many days *apart* before it. *keeps* is how
    the last one goes, where the client keeps somebody.
    """

    hires: Count
    shape: Shape = CANCELLED
    keeps: Shape | None = None
    apart: Days = 0
    age: Days = 10

    def contracts(self, pool: Pool) -> Iterator[Contract]:
        """The contracts, of as many freelancers."""
        client = CLIENTS[0]
        for number, freelancer in enumerate(HIRED[: self.hires]):
            kept = self.keeps is not None and number == self.hires - 1
            kind = Kind(
                self.keeps if kept and self.keeps else self.shape,
                self.age + number * self.apart,
                1,
                A_JOB,
            )
            name = f"hire {number + 1} of many"
            yield pool.contract(kind, name, client, freelancer, f"posting for many of {client}")


@dataclass(frozen=True)
class Record:
    """Good contracts, each a week before the next, the last one *age* days ago; *bad* ones first.

    They are of so many *clients*, in turn.
    """

    good: Count
    clients: Count
    bad: Count = 0
    age: Days = 10

    def contracts(self, pool: Pool) -> Iterator[Contract]:
        """The contracts, all of one freelancer."""
        for number in range(self.good + self.bad):
            shape = GOOD if number < self.good else BAD
            client = f"client {number % self.clients + 1} of the record"
            kind = Kind(shape, self.age + 7 * number, 7, A_JOB)
            yield pool.contract(kind, f"contract {number + 1} of the record", client)


@dataclass(frozen=True)
class Scene:
    """What else there is; and how many days *ago* the contracts that are drawn took place."""

    ago: Days = 0
    beside: Posting | Record | None = None

    def contracts(self, pool: Pool) -> tuple[Contract, ...]:
        """The contracts that are there beside those that are drawn."""
        return tuple(self.beside.contracts(pool)) if self.beside else ()


POSTINGS = (
    Posting(3),
    Posting(8, CANCELLED_SCORNED),
    Posting(3, CANCELLED_SCORNED, age=1),
    Posting(4, Shape(pay="none", worked=False, reason=ENOUGH), keeps=NEVER_BEGUN),
    Posting(5, keeps=GOOD, age=70),
    Posting(3, apart=1, age=30),
    Posting(4, apart=2),
    Posting(3, LEFT),
    Posting(8, Shape(pay="none", worked=False, blocks="client")),
)
RECORDS = (
    Record(3, 3),
    Record(4, 4, bad=1),
    Record(3, 2, bad=2),
    Record(10, 10),
    Record(12, 4, bad=1, age=30),
)
PAUSES: tuple[Days, ...] = (100, 200, 400, 800)

SCENES: tuple[Scene, ...] = (
    *(Scene() for _ in range(26)),
    *(Scene(ago=days) for days in PAUSES),
    *(Scene(beside=posting) for posting in POSTINGS),
    *(Scene(beside=record) for record in RECORDS),
)
"""Drawn from evenly. The plainest comes first."""
