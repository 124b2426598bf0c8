"""Columns: what each column of a log holds, in words and as it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from evenhand.logs import cells


@dataclass(frozen=True)
class Column:
    """One column: its name, what stands in it, and how a cell that is not empty is read.

    *read* raises ValueError in plain words. A *required* column must be there, and no cell of it
    may be empty.
    """

    name: str
    meaning: str
    read: Callable[[str], Any]
    required: bool = False


SIDES: Final = ("freelancer", "client", "platform")
ROLES: Final = SIDES[:2]

COLUMNS: Final = (
    Column("contract", "a name of its own for each contract", cells.name, required=True),
    Column(
        "freelancer", "who was hired, by any name that stays the same", cells.name, required=True
    ),
    Column("client", "who hired", cells.name, required=True),
    Column("hired", "when the contract began", cells.moment, required=True),
    Column("posting", "the job posting, where several were hired for one", cells.name),
    Column("kind", "`fixed` or `hourly`; empty is fixed", cells.one_of("fixed", "hourly")),
    Column("agreed", "the amount that was agreed", cells.amount),
    Column("worked", "when there is evidence of work; several moments", cells.moments),
    Column("paid", "what was paid; several amounts", cells.amounts),
    Column(
        "paid_on", "when, as many as amounts; empty is the end, or the hire if open", cells.moments
    ),
    Column("refunded", "what went back to the client; several amounts", cells.amounts),
    Column("refunded_on", "when, as many as amounts; empty is the end", cells.moments),
    Column("ended", "when it ended; empty where it is still open", cells.moment),
    Column("ended_by", "who ended it: `freelancer`, `client` or `platform`", cells.one_of(*SIDES)),
    Column("reason", "the reason that was given for the end", cells.name),
    Column("client_stars", "the client's public stars, 1 to 5", cells.whole(1, 5)),
    Column("client_private", "the client's private points, 0 to 10", cells.whole(0, 10)),
    Column("client_satisfied", "the client's `yes` or `no`, where that is asked", cells.yes_or_no),
    Column("client_feedback_on", "when the client said so; empty is the end", cells.moment),
    Column("freelancer_stars", "the freelancer's public stars, 1 to 5", cells.whole(1, 5)),
    Column("freelancer_private", "the freelancer's private points, 0 to 10", cells.whole(0, 10)),
    Column("freelancer_satisfied", "the freelancer's `yes` or `no`", cells.yes_or_no),
    Column("freelancer_feedback_on", "when the freelancer said so; empty is the end", cells.moment),
    Column("blocked_by", "who blocked the other: `freelancer` or `client`", cells.one_of(*ROLES)),
    Column("blocked_on", "when; empty is the end", cells.moment),
    Column(
        "client_flagged_on",
        "when the platform flagged the client; the same in every row of that client, or empty",
        cells.moment,
    ),
)
"""In the order in which the page of logs has them."""

BY_NAME: Final = {column.name: column for column in COLUMNS}
REQUIRED: Final = tuple([column.name for column in COLUMNS if column.required])
