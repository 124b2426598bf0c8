"""The population: which careers and mishaps invented people have, and how many have them.

Every number in here is chosen by us, so that each sort of people is met often enough to be told
of. They are statistics of no platform; one row has a source, and says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from evenhand.model.units import Cents, Count, Days, Points, Stars

Range = tuple[int, int]
"""The least and the most, both included; whatever lies between is equally likely."""


@dataclass(frozen=True)
class Career:
    """How somebody works. *share* is out of a hundred people; each has one career.

    *since* is how long ago the first contract can have been, *contracts* how many there are,
    *lasts* how long each takes, *pay* what it pays, each amount equally often; *by_month* that it
    is paid every thirty days. *same_client* of a hundred contracts are with the first client.
    """

    name: str
    definition: str
    share: Count
    since: tuple[Days, Days]
    contracts: Range
    lasts: tuple[Days, Days]
    pay: tuple[Cents, ...]
    by_month: bool = False
    same_client: Count = 10


@dataclass(frozen=True)
class Mishap:
    """What can befall somebody of any career. *share* is out of a hundred people."""

    name: str
    definition: str
    share: Count


CAREERS: Final = (
    Career(
        "newcomer",
        "began within the last half year: one to five contracts of $20 to $500",
        share=20,
        since=(20, 180),
        contracts=(1, 5),
        lasts=(2, 20),
        pay=(20_00, 50_00, 100_00, 200_00, 500_00),
    ),
    Career(
        "small jobs",
        "six to twenty jobs of $5 to $60 in half a year to two years",
        share=20,
        since=(180, 730),
        contracts=(6, 20),
        lasts=(1, 10),
        pay=(5_00, 10_00, 15_00, 30_00, 60_00),
    ),
    Career(
        "steady work",
        "six to eighteen contracts of $100 to $1,500 in one to three years",
        share=30,
        since=(365, 1095),
        contracts=(6, 18),
        lasts=(5, 45),
        pay=(100_00, 200_00, 300_00, 500_00, 800_00, 1_500_00),
    ),
    Career(
        "few long contracts",
        "two to five contracts of half a year to a year and a half, paid every month",
        share=10,
        since=(540, 1095),
        contracts=(2, 5),
        lasts=(180, 540),
        pay=(300_00, 600_00, 1_200_00),
        by_month=True,
    ),
    Career(
        "very busy",
        "thirty to sixty contracts of $20 to $500 in one to two years",
        share=10,
        since=(365, 730),
        contracts=(30, 60),
        lasts=(1, 20),
        pay=(20_00, 50_00, 100_00, 250_00, 500_00),
    ),
    Career(
        "one big client",
        "five to fifteen contracts of $100 to $1,500 in one to two years, most for one client",
        share=10,
        since=(365, 730),
        contracts=(5, 15),
        lasts=(5, 45),
        pay=(100_00, 300_00, 800_00, 1_500_00),
        same_client=75,
    ),
)
"""Their shares add up to a hundred."""

SILENT = Mishap(
    "silent unpaid cancellation",
    "one or two contracts that end within three days, without pay, work or a word",
    share=12,
)
HOSTILE = Mishap(
    "hostile unpaid cancellation",
    "one such contract of which the client says something bad, half of them in private only",
    share=6,
)
IDLE = Mishap(
    "left idle",
    "a contract that stands open for three to ten months without pay or word",
    share=8,
)
BAD = Mishap("bad job", "a paid contract with one or two stars", share=10)
FLAGGED = Mishap("flagged client", "a former client whom the platform flags later", share=5)

MISHAPS: Final = (SILENT, HOSTILE, IDLE, BAD, FLAGGED)
"""Each befalls people apart from the others, so some have several and most have none."""

Words = tuple[Stars, Points] | None

WORDS: Final[tuple[tuple[Words, Count], ...]] = (
    (None, 22),
    ((5, 10), 54),
    ((5, 9), 9),
    ((4, 8), 7),
    ((5, 6), 1),
    ((4, 6), 1),
    ((3, 5), 3),
    ((2, 3), 1),
    ((1, 1), 2),
)
"""Of a hundred other contracts that end: stars and private points, or nothing said.

Of eight who are dissatisfied in private two give four stars or more in public, as a quarter did in
Filippas, Horton and Golden, Reputation inflation; all else is chosen by us.
"""
