"""What time alone may do to a score: forgive, and nothing worse."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Annotated

from evenhand.invariants.declared import invariant
from evenhand.invariants.findings import compared, supposed
from evenhand.invariants.work import damned
from evenhand.judging.yardsticks import not_lower
from evenhand.model.cases import Amount, Case
from evenhand.model.contracts import Contract
from evenhand.model.history import History
from evenhand.model.sources import chosen
from evenhand.model.units import Days, many
from evenhand.runs import Run

A_DAY = timedelta(days=1)
SHORT = 4  # contracts of a freelancer up to which it is worth while to look for the first age
AGES: tuple[Days, ...] = (30, 60, 90, 180, 365, 730, 3650)


@invariant(
    number="I16",
    kind="direction",
    basis=[
        "Upwork community 444990: a contract that the client left open counted as a bad one",
        "W19: the absence of a review is no evidence",
    ],
)
def contract_left_open_never_lowers_the_score(
    run: Run,
    *,
    idle: Annotated[
        Days, chosen("a month without a payment: nobody who is at work waits longer for one")
    ] = 30,
    later: Annotated[
        Days, chosen("half a year: where open contracts count one day, it is after some months")
    ] = 180,
) -> Iterator[Case]:
    """An open contract without feedback, and without a payment for {idle}, never lowers the score,
    today or {later} later.

    For a worker: a client who never closes a contract, and never answers, costs you nothing. You
    cannot make a client end it.

    For a platform: an open contract says nothing of how the work went. Leave it out until somebody
    says something, or close it yourself, and let the closing count for nothing.
    """
    month = timedelta(days=idle)
    for contract in run.history.once(_open_in_silence):
        last = max((payment.at for payment in contract.payments), default=None)
        if last is None or run.history.at - last >= month:
            yield run.not_lower_than(
                run.without(contract), of=contract.freelancer, because=contract
            )
            yield _still_not_lowered(run.as_of(run.history.at + later * A_DAY), contract, later)


@invariant(
    number="I17",
    kind="direction",
    against=["bad_work_is_forgiven_in_time"],
    basis=[
        "Thread A: a score falls, and nobody can say which contract did it",
        "Upwork help 115006097327: a score can change without recent activity",
    ],
)
def idle_time_never_lowers_the_score(
    run: Run,
    *,
    days: Annotated[Days, chosen("a month is what people take off for an illness or a child")] = 30,
) -> Iterator[Case]:
    """Seen {days} later with nothing new, the score is not lower, and there still is one.

    For a worker: you can be ill, or look after somebody, and find the score as you left it.

    For a platform: when contracts grow too old to count, good ones do too, and a score falls with
    nobody having done anything. A window that moves with the last contract rather than with the
    calendar would not; nor would one that forgets only what is bad.
    """
    history = run.history
    later = run.as_of(history.at + timedelta(days=days)) if history.contracts else run
    words = f"{many(days, 'day')} later, with nothing new"
    for party in history.freelancers():
        yield later.not_lower_than(run, of=party, difference=words)


@invariant(
    number="I18",
    kind="recovery",
    measures="days until forgiven",
    against=["idle_time_never_lowers_the_score"],
    basis=[
        "W12, thread A: the score can be repaired; it should not take for ever",
        "Upwork help 115006097327: what is older than 24 months does not count",
    ],
)
def bad_work_is_forgiven_in_time(
    run: Run,
    *,
    within: Annotated[
        Days,
        chosen("24 months, a leap day in them: the longest window documented (115006097327)"),
    ] = 731,
) -> Iterator[Case]:
    """From {within} after its end, a paid contract with the worst feedback lowers no score.

    For a worker: a bad month is over some day, even if you work little and have few good contracts
    to set against it. The table shows after how many days what was found had gone.

    For a platform: a mean over a lifetime never forgets. Bound what counts by time, or let the
    weight of a contract run out. Good work is forgotten by the same clock, unless you take care.
    """
    for ended, contract in run.history.once(_last_damned):
        age = max((run.history.at - ended).days, within + 1)
        later = run.as_of(max(run.history.at, ended + age * A_DAY))
        kept = not _costs(later, contract)
        yield compared(
            later,
            later.without(contract),
            kept=kept,
            of=contract.freelancer,
            because=contract,
            amount=_forgiven_after(run, ended, contract, within, kept=kept),
            supposing=f"Seen {many(age, 'day')} after that contract ended",
        )


def _still_not_lowered(run: Run, contract: Contract, days: Days) -> Case:
    words = f"{many(days, 'day')} later, with nothing new"
    return run.compared(
        run.without(contract),
        not_lower,
        of=contract.freelancer,
        because=contract,
        told=partial(supposed, supposing=words, of=contract.freelancer, them="that contract"),
    )


def _forgiven_after(
    run: Run, ended: datetime, contract: Contract, within: Days, *, kept: bool
) -> Amount | None:
    """The first of some ages beyond which the contract costs nothing; 0 if it costs nothing today.

    None where the freelancer has many contracts: a few show it as well.
    """
    if kept and not _costs(run, contract):
        return 0
    if len(run.history.of(contract.freelancer)) > SHORT:
        return None
    age = (run.history.at - ended).days
    found: Amount = within if kept else "without end"
    for days in reversed([days for days in AGES if days > age and (days < within) is kept]):
        if _costs(run.as_of(ended + (days + 1) * A_DAY), contract):
            break
        found = days
    return found


def _costs(run: Run, contract: Contract) -> bool:
    """Whether the score is lower, or lost, for the contract."""
    return not run.not_lower_than(run.without(contract), of=contract.freelancer).kept


def _open_in_silence(history: History) -> tuple[Contract, ...]:
    """The open contracts of which the client has said nothing."""
    return tuple(c for c in history.contracts if c.end is None and not c.feedback_by_client)


def _last_damned(history: History) -> tuple[tuple[datetime, Contract], ...]:
    """Of the paid contracts with the worst feedback the one that ended last, with its end."""
    ended = [(contract.end.at, contract) for contract in history.once(damned) if contract.end]
    ended.sort(key=lambda each: each[0], reverse=True)
    return tuple(ended[:1])
