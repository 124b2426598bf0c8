"""What the order of things within a day may do to a score: nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time, timedelta

from evenhand.invariants.declared import invariant
from evenhand.model.cases import Case
from evenhand.model.contracts import Contract
from evenhand.model.history import History
from evenhand.model.rewriting import rewritten
from evenhand.runs import Run

A_DAY, AN_INSTANT = timedelta(days=1), timedelta(microseconds=1)


@invariant(
    number="I28",
    kind="equality",
    basis=["Determinism: a log is a set of dated facts, not a queue"],
)
def order_within_a_day_never_matters(run: Run) -> Iterator[Case]:
    """Where two contracts of a freelancer end on one day, which came first changes nothing.

    For a worker: your score does not hang on which of two clients was quicker that afternoon.

    For a platform: count windows in days, and let everything of a day fall out of them together.
    Who keeps the last so many contracts has to say what becomes of those that end on one day.
    """
    for contract in run.history.once(ended_with_another):
        yield run.changing(contract, at_another_hour).same_as(
            run,
            of=contract.freelancer,
            because=contract,
            difference="had it ended at another hour of that day",
        )


def ended_with_another(history: History) -> tuple[Contract, ...]:
    """The contracts that ended on one day with another of the freelancer's, before today.

    Of those that ended at one instant, the first.
    """
    found: list[Contract] = []
    for party in history.freelancers():
        ended = [(c.end.at, c) for c in history.of(party) if c.end]
        days = Counter(at.date() for at, _ in ended)
        firsts = dict(reversed(ended))
        today = history.at.date()
        found += [c for at, c in firsts.items() if days[at.date()] > 1 and at.date() < today]
    return tuple(found)


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
