"""Outcomes: the answers that rules give, beyond plain numbers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from msgspec import Struct

from evenhand.model.contracts import Contract, Feedback, Party
from evenhand.model.units import Exact


class Refusal(Struct, frozen=True, gc=False):
    """A feedback takes no effect, and why."""

    reason: str


class Badge(Struct, frozen=True, gc=False):
    """A badge or level that a party holds."""

    name: str


Duty = Literal[
    "flag",  # mark a party for how it behaves
    "review",  # have a person look at a pattern or a complaint
    "decide",  # decide a report, and tell who made it
    "give reasons",  # state to a party in writing why it is restricted
    "give notice",  # tell the other side that a contract ended, with the reason
    "reply",  # answer a complaint
    "restore",  # undo what a decision did to a party
    "explain",  # say which contracts a change of the shown score comes from
]


class Action(Struct, frozen=True, gc=False):
    """What the platform must do, about or towards whom, by when, and on which grounds.

    *by_human* where a person must do it. *contracts* are the ids of those that it is about.
    """

    duty: Duty
    about: Party
    by: datetime
    grounds: str
    by_human: bool = False
    contracts: tuple[str, ...] = ()


class Rated(Struct, frozen=True, gc=False):
    """A contract that counts, as far as an aggregate needs to know it.

    *outcome* is how it turned out and *weight* how much it counts; *other* is the other side,
    *ended* when it ended (None: still open), *silent* whether the other side said nothing that
    takes effect. Contracts that agree in all this are one and the same to an aggregate.
    """

    outcome: Exact
    weight: Exact
    other: Party
    ended: datetime | None
    silent: bool


class Totals(Struct, frozen=True, gc=False):
    """What the contracts that count add up to: how many, their weight, their outcomes by weight.

    Totals of two lots of contracts add up to the totals of both together.
    """

    count: int = 0
    weight: Exact = 0
    credit: Exact = 0

    def __add__(self, other: Totals) -> Totals:
        return Totals(
            self.count + other.count, self.weight + other.weight, self.credit + other.credit
        )


def totals(rated: Iterable[Rated]) -> Totals:
    """The totals of these contracts, in whatever order they come."""
    each = [(one.weight, one.outcome * one.weight) for one in rated]
    return Totals(
        len(each), sum([weight for weight, _ in each]), sum([credit for _, credit in each])
    )


class Treatment(Struct, frozen=True, gc=False):
    """Everything that a rule set says of one contract, with the rule behind each answer.

    *refused* holds the feedback that takes no effect. Where *rated* is None the contract does
    not count: *excluded_by* names the rule that leaves it out, or is None where no rule rated it.
    """

    contract: Contract
    refused: tuple[tuple[Feedback, Refusal, str], ...] = ()
    excluded_by: str | None = None
    rated: Rated | None = None
    rated_by: str | None = None
    weighed_by: str | None = None
