"""What the order of things within a day may do to a score: nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from evenhand.invariants.declared import invariant
from evenhand.model.cases import Case
from evenhand.model.contracts import Contract
from evenhand.model.rewriting import rewritten
from evenhand.runs import Run

A_DAY, AN_INSTANT = timedelta(days=1), timedelta(microseconds=1)


@invariant(basis=["Determinism: a log is a set of dated facts, not a queue"])
def order_within_a_day_never_matters(run: Run) -> Iterator[Case]:
    """Where two contracts of a freelancer end on one day, which came first changes nothing."""
    for party in run.history.parties():
        if party.role == "freelancer":
            for contract in _ended_with_another(run.history.of(party)):
                if contract.end and contract.end.at.date() < run.history.at.date():
                    yield run.changing(contract, at_another_hour).same_as(
                        run,
                        of=party,
                        because=contract,
                        difference="had it ended at another hour of that day",
                    )


def _ended_with_another(contracts: tuple[Contract, ...]) -> Iterator[Contract]:
    """The contracts that ended on one day with another; of those of one instant, the first."""
    ended = [(contract.end.at, contract) for contract in contracts if contract.end]
    days = [at.date() for at, _ in ended]
    firsts = {at: contract for at, contract in reversed(ended)}
    for at, contract in firsts.items():
        if days.count(at.date()) > 1:
            yield contract


def at_another_hour(contract: Contract) -> Contract:
    """The contract with all that happened on its last day as late, or else as early, as can be.

    The order of its own facts stays, and so does the day.
    """
    assert contract.end is not None
    last_day = contract.end.at.date()
    today = [moment for moment in contract.moments() if moment.date() == last_day]
    midnight = datetime.combine(last_day, time(), contract.end.at.tzinfo)
    later = midnight + A_DAY - AN_INSTANT - max(today)
    shift = later if later > A_DAY / 2 else midnight - min(today)

    def shifted(moment: datetime) -> datetime:
        return moment + shift if moment.date() == last_day else moment

    changed: Contract = rewritten(contract, datetime, shifted)
    return changed
