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
class Jobs:
    """How long each contract lasts, how long after the last one the next ends, and what it pays."""

    lasts: timedelta
    apart: timedelta
    pay: Cents = USUAL


OF_A_WEEK = Jobs(timedelta(days=7), timedelta(days=10))
LONG = Jobs(timedelta(days=40), timedelta(days=50))
LONG_AND_DEAR = Jobs(LONG.lasts, LONG.apart, 10 * USUAL)


def beside_good_work(history: History, most: Count, jobs: Jobs = OF_A_WEEK) -> Iterator[History]:
    """The history beside one, two, ... such jobs of other clients, up to *most* contracts in all.

    All of them went well. They end before the first contract begins.
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
                on=first - jobs.apart * number,
                jobs=jobs,
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
    jobs: Jobs = OF_A_WEEK,
) -> Contract:
    """A contract that ends at noon of that day, is paid in full, and praised an hour later."""
    at = on.replace(hour=12, minute=0, second=0, microsecond=0)
    return Contract(
        id=name,
        freelancer=freelancer,
        client=client,
        hired=at - jobs.lasts,
        agreed=jobs.pay,
        payments=(Payment(at, jobs.pay),),
        end=End(at, "client"),
        feedback=(Feedback(by="client", at=at + timedelta(hours=1), stars=5, private=10),),
    )
