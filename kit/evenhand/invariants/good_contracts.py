"""Good contracts: paid work of new clients, praised as well as can be, to put beside a history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import lru_cache, partial

from evenhand.model.contracts import Contract, End, Feedback, Party, Payment
from evenhand.model.history import History
from evenhand.model.units import Cents, Count

USUAL: Cents = 500_00  # where nobody's own contracts say what is usual
A_JOB = timedelta(days=3)
NOW_AND_THEN = timedelta(hours=12)  # ten of them lie within the shortest window, a week
AT_ONCE = timedelta(minutes=1)  # they come after whatever else there is, and in every window

OfHistory = Callable[[History], History]
OfContract = Callable[[History, Contract], History]


@lru_cache(maxsize=256)
def beside(number: Count) -> OfContract:
    """The variation in which the freelancer has *number* more good contracts, of new clients.

    They end two a day, up to now. What good work there is already may be too old to count.
    """
    return partial(_beside, number=number)


@lru_cache(maxsize=256)
def after(number: Count) -> OfContract:
    """The variation in which the freelancer has finished *number* more good contracts just now.

    They pay what the freelancer's contracts usually pay.
    """
    return partial(_after, number=number)


def _beside(history: History, contract: Contract, *, number: Count) -> History:
    return history.plus(*perfect_record(contract.freelancer, number, history.at))


def _after(history: History, contract: Contract, *, number: Count) -> History:
    usual = usual_pay(history, contract.freelancer)
    good = perfect_record(contract.freelancer, number, history.at, amount=usual, apart=AT_ONCE)
    return history.plus(*good)


def usual_pay(history: History, freelancer: Party) -> Cents:
    """The median of what the freelancer's contracts paid, those that did; of two the lower."""
    paid = sorted(contract.paid for contract in history.of(freelancer) if contract.paid)
    return paid[(len(paid) - 1) // 2] if paid else USUAL


@lru_cache(maxsize=1024)
def perfect_record(
    freelancer: Party,
    number: Count,
    at: datetime,
    *,
    amount: Cents = USUAL,
    apart: timedelta = NOW_AND_THEN,
) -> tuple[Contract, ...]:
    """So many good contracts, each of a client of its own; they end *apart*, the last before *at*.

    A shorter record is part of a longer one.
    """
    numbers = range(1, number + 1)
    return tuple([_good(freelancer, n, at - n * apart, amount) for n in numbers])


@lru_cache(maxsize=8192)
def _good(freelancer: Party, number: int, end: datetime, amount: Cents) -> Contract:
    praise = Feedback(by="client", at=end, stars=5, private=10, satisfied=True)
    thanks = Feedback(by="freelancer", at=end, stars=5)  # some show nothing until both have spoken
    return Contract(
        id=f"good contract {number} of {freelancer}",
        freelancer=freelancer,
        client=Party(f"good client {number} of {freelancer}", "client"),
        hired=end - A_JOB,
        agreed=amount,
        work=(end - A_JOB,),
        payments=(Payment(end, amount),),
        end=End(end, "client"),
        feedback=(praise, thanks),
    )
