"""More work: what a freelancer's number would be with one, two, ... more good contracts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from evenhand.explanations.targets import Target
from evenhand.invariants.good_contracts import AT_ONCE, perfect_record, usual_pay
from evenhand.model.contracts import Contract, Party
from evenhand.model.history import History
from evenhand.model.units import Cents, Count, Exact
from evenhand.runs import Run

MOST: Count = 60
A_COUPLE: Count = 2
A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class MoreWork:
    """The numbers with 0, 1, 2, ... good contracts more, each number worked out at their end.

    *first* is how many it takes to be shown with the target or more; None where *tried* are not
    enough. *pay* is what each of them pays.
    """

    numbers: tuple[Exact | None, ...]
    first: Count | None
    pay: Cents

    @property
    def tried(self) -> Count:
        return len(self.numbers) - 1

    @property
    def with_a_couple(self) -> Exact | None:
        """The number with two more."""
        return self.numbers[A_COUPLE]


def good_work_now(run: Run, target: Target, *, of: Party) -> MoreWork:
    """With more good contracts that all end now, each of a client of its own."""
    return _tried(run, target, of, apart=AT_ONCE, later=timedelta(0))


def good_work_each_week(run: Run, target: Target, *, of: Party) -> MoreWork:
    """With a good contract a week from now on, while everything else grows older."""
    return _tried(run, target, of, apart=A_WEEK, later=A_WEEK)


def _tried(run: Run, target: Target, of: Party, *, apart: timedelta, later: timedelta) -> MoreWork:
    """Up to the first number that is enough, and to a couple of contracts at least."""
    pay = usual_pay(run.history, of)
    numbers: list[Exact | None] = []
    first: Count | None = None
    for count in range(MOST + 1):
        at = run.history.at + later * count
        base = run.as_of(at)
        good = _record(base.history, of, count, at, pay, apart)
        number = base.plus(*good).displayed(of=of)
        numbers.append(number)
        if first is None and target.reached(number):
            first = count
        if first is not None and count >= A_COUPLE:
            break
    return MoreWork(tuple(numbers), first, pay)


def _record(
    history: History, of: Party, count: Count, at: datetime, pay: Cents, apart: timedelta
) -> tuple[Contract, ...]:
    """Good contracts that end so far *apart*, the last of them at *at*, none older than needed."""
    until = at + apart  # whoever makes records ends the last one a step before
    return tuple(_unlike(history, perfect_record(of, count, until, amount=pay, apart=apart)))


def _unlike(history: History, good: tuple[Contract, ...]) -> Iterator[Contract]:
    """The same contracts under names that nobody in the history has."""
    taken = {c.id for c in history.contracts} | {party.name for party in history.parties()}
    for contract in good:
        name, client = contract.id, contract.client.name
        while {name, client} & taken:
            name, client = f"another {name}", f"another {client}"
        yield contract.replace(id=name, client=Party(client, "client"))
