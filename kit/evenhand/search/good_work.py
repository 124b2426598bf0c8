"""Good work: contracts that went as well as can be, to tell a story beside or instead of others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from evenhand.model.contracts import Contract, End, Feedback, Party, Payment
from evenhand.model.history import History
from evenhand.model.units import Cents, Count

USUAL: Cents = 500_00


@dataclass(frozen=True)
class Pace:
    """How long a contract lasts, and how long after the last one the next ends."""

    lasts: timedelta
    apart: timedelta


WEEKS = Pace(timedelta(days=7), timedelta(days=10))
MONTHS = Pace(timedelta(days=40), timedelta(days=50))


def beside_good_work(history: History, most: Count, pace: Pace = WEEKS) -> Iterator[History]:
    """The history beside one, two, ... good contracts of other clients, up to *most* in all.

    They end before the first contract begins, at that pace.
    """
    if not history.contracts:
        return
    freelancer = history.contracts[0].freelancer
    first = min(contract.hired for contract in history.contracts)
    for count in range(1, most - len(history) + 1):
        good = [
            good_contract(
                f"good {number}",
                freelancer,
                Party(f"good client {number}", "client"),
                on=first - pace.apart * number,
                lasts=pace.lasts,
            )
            for number in range(1, count + 1)
        ]
        yield History([*history.contracts, *good], facts=history.facts, at=history.at)


def good_contract(
    name: str,
    freelancer: Party,
    client: Party,
    *,
    on: datetime,
    lasts: timedelta = WEEKS.lasts,
) -> Contract:
    """A contract that ends at noon of that day, is paid in full, and praised an hour later."""
    at = on.replace(hour=12, minute=0, second=0, microsecond=0)
    return Contract(
        id=name,
        freelancer=freelancer,
        client=client,
        hired=at - lasts,
        agreed=USUAL,
        payments=(Payment(at, USUAL),),
        end=End(at, "client"),
        feedback=(Feedback(by="client", at=at + timedelta(hours=1), stars=5, private=10),),
    )
