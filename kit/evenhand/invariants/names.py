"""What names, and the order of what happens within a day, may do to a score: nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from evenhand.invariants.declared import invariant
from evenhand.model.cases import Case
from evenhand.model.contracts import Contract, Party
from evenhand.model.history import History
from evenhand.model.rewriting import rewritten
from evenhand.runs import Run

A_DAY = timedelta(days=1)


@invariant(basis=["Social choice: anonymity"])
def names_never_matter(run: Run) -> Iterator[Case]:
    """With everybody renamed, everybody has the score that was theirs."""
    renamed = run.varied(with_names_exchanged)
    names = exchanged_names(run.history)
    for party in run.history.parties():
        if party.role == "freelancer":
            yield renamed.same_as(
                run, of=names[party], base_of=party, difference="under other names"
            )


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


def exchanged_names(history: History) -> dict[Party, Party]:
    """A new name for everybody, so that who came first by name now comes last."""
    parties = history.parties()
    return {
        party: Party(f"renamed {len(parties) - place:03d}", party.role)
        for place, party in enumerate(parties)
    }


def with_names_exchanged(history: History) -> History:
    """The same history under other names."""
    return history.renamed(exchanged_names(history))


def _ended_with_another(contracts: tuple[Contract, ...]) -> Iterator[Contract]:
    days = [contract.end.at.date() if contract.end else None for contract in contracts]
    for contract, day in zip(contracts, days, strict=True):
        if day is not None and days.count(day) > 1:
            yield contract


def at_another_hour(contract: Contract) -> Contract:
    """The contract with whatever happened on its last day at that day's mirrored hour."""
    assert contract.end is not None
    last_day = contract.end.at.date()
    if contract.hired.date() == last_day:
        return contract

    def mirrored(moment: datetime) -> datetime:
        if moment.date() != last_day:
            return moment
        midnight = datetime.combine(last_day, time(), moment.tzinfo)
        return midnight + (A_DAY - timedelta(microseconds=1) - (moment - midnight))

    changed: Contract = rewritten(contract, datetime, mirrored)
    return changed
