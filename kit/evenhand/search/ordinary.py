"""An ordinary story: a counterexample made of what happens to people every week."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain

from evenhand.model.cases import Case
from evenhand.model.contracts import Contract, End, Feedback, Party, Payment
from evenhand.model.history import History
from evenhand.model.units import Cents
from evenhand.search.good_work import (
    LONG,
    LONG_AND_DEAR,
    OF_A_WEEK,
    USUAL,
    beside_good_work,
    good_contract,
)

MOST_CONTRACTS = 6
ROUND: tuple[Cents, ...] = (USUAL, 200_00, 1_000_00, 2_000_00, 100_00, 20_00)
OVERNIGHT = timedelta(hours=8)
NOON, NIGHT = timedelta(hours=12), timedelta(hours=2)

Broken = Callable[[History], Case | None]
Change = Callable[[Contract], Contract]


def ordinary(history: History, broken: Broken, seen: Callable[[Case], bool]) -> History:
    """The history with round amounts and plain dates, and with good work beside it.

    Good work is added where it makes the harm plain: a score before, a score after, and a
    difference that a reader sees; up to six contracts in all. Where there are more already, one of
    them beside a few long good ones is told instead, if that breaks the promise too. *broken* gives
    the case in which a history breaks the promise, or None; *seen* says whether a reader sees the
    difference.
    """
    told = numbered(_changed_where_it_still_breaks(history, broken))
    if broken(told) is None:
        told = history
    if len(told) > MOST_CONTRACTS:
        told = _in_brief(told, broken)
    plain: dict[_Plainness, History] = {}
    for candidate in chain([told], _beside_good_work(told)):
        if case := broken(candidate):
            plainness = _plainness(candidate, case, seen)
            plain[plainness] = candidate
            if plainness.seen:
                break  # those that follow are longer
    return plain[max(plain)]


@dataclass(frozen=True, order=True)
class _Plainness:
    """How plainly a history shows the harm: the greater the better, the first thing first."""

    scored: bool
    seen: bool
    shorter: int


def _plainness(history: History, case: Case, seen: Callable[[Case], bool]) -> _Plainness:
    scored = bool(case.measure) or (case.before is not None and case.after is not None)
    return _Plainness(scored, scored and seen(case), -len(history))


def _changed_where_it_still_breaks(history: History, broken: Broken) -> History:
    """The history with each contract as plain as it can be."""
    ids = [contract.id for contract in sorted(history.contracts, key=_last_moment)]
    for place, name in enumerate(ids):
        ends = history.at - OF_A_WEEK.apart * (len(ids) - place)
        history = _first_that_breaks(history, name, [lambda c, e=ends: _praised(c, e)], broken)  # type: ignore[misc]
        changes: list[Change] = [lambda c, e=ends: _placed(c, e), _at_a_plain_hour]  # type: ignore[misc]
        history = _first_that_breaks(history, name, changes, broken)
        rounds: list[Change] = [lambda c, a=amount: _worth(c, a) for amount in ROUND]  # type: ignore[misc]
        history = _first_that_breaks(history, name, rounds, broken)
        history = _first_that_breaks(history, name, [_without_posting], broken)
    return history


def _first_that_breaks(
    history: History, name: str, changes: list[Change], broken: Broken
) -> History:
    for change in changes:
        old = next(contract for contract in history.contracts if contract.id == name)
        changed = history.replacing(old, change(old))
        if broken(changed):
            return changed
    return history


def _last_moment(contract: Contract) -> datetime:
    return contract.end.at if contract.end else contract.hired


def _placed(contract: Contract, on: datetime) -> Contract:
    """A contract of a week, or a night where it is unpaid, that ends about that day."""
    if contract.end is None:
        return contract
    at = on + (NIGHT if contract.unpaid else NOON)
    hired = at - (OVERNIGHT if contract.unpaid else OF_A_WEEK.lasts)
    shift = at - contract.end.at
    return contract.replace(
        hired=hired,
        work=(hired + (at - hired) / 2,) if contract.work and not contract.paid else (),
        payments=tuple(Payment(at, payment.amount) for payment in contract.payments[:1]),
        refunds=tuple(Payment(at + NIGHT, refund.amount) for refund in contract.refunds[:1]),
        end=End(at, contract.end.by, contract.end.reason),
        feedback=tuple(_said(said, at + timedelta(hours=1)) for said in contract.feedback),
        blocks=tuple(type(block)(block.by, block.at + shift) for block in contract.blocks),
        reports=tuple(
            report.replace(at=report.at + shift, ruled=report.ruled and report.ruled + shift)
            for report in contract.reports
        ),
    )


def _at_a_plain_hour(contract: Contract) -> Contract:
    """The contract with its end at noon of the same day, and its length in days as it is.

    It is hired at nine, or when the first thing happens on it.
    """
    if contract.end is None:
        return contract
    end = contract.end.at.replace(hour=12, minute=0, second=0, microsecond=0)
    nine = contract.hired.replace(hour=9, minute=0, second=0, microsecond=0)
    paid = [payment.at for payment in contract.payments]
    return contract.replace(
        hired=min([nine, *contract.work, *paid]),
        end=End(end, contract.end.by, contract.end.reason),
        feedback=tuple(_said(said, end + timedelta(hours=1)) for said in contract.feedback),
    )


def _said(said: Feedback, at: datetime) -> Feedback:
    """The feedback given at another moment, with what came of it as long after."""
    shift = at - said.at
    changes = tuple(type(change)(change.at + shift, change.was) for change in said.changes)
    return said.replace(at=at, changes=changes, responded=said.responded and said.responded + shift)


def _worth(contract: Contract, amount: Cents) -> Contract:
    return contract.replace(
        agreed=amount,
        payments=tuple(Payment(payment.at, amount) for payment in contract.payments),
        refunds=tuple(Payment(refund.at, amount) for refund in contract.refunds),
    )


def _without_posting(contract: Contract) -> Contract:
    return contract.replace(posting="")


def numbered(history: History) -> History:
    """The history with everybody called by role and number, contracts in order of their end."""
    contracts = sorted(history.contracts, key=_last_moment)
    clients = _names("client", [c.client for c in contracts])
    freelancers = _names("freelancer", [c.freelancer for c in contracts])
    postings = dict.fromkeys(c.posting for c in contracts if c.posting)
    posted = {posting: f"posting {n}" for n, posting in enumerate(postings, start=1)}
    return History(
        [
            contract.replace(
                id=f"contract {n}",
                client=clients[contract.client],
                freelancer=freelancers[contract.freelancer],
                posting=posted.get(contract.posting, ""),
            )
            for n, contract in enumerate(contracts, start=1)
        ],
        facts=[
            fact.replace(about=clients.get(fact.about) or freelancers.get(fact.about, fact.about))
            for fact in history.facts
        ],
        at=history.at,
    )


def _names(role: str, parties: list[Party]) -> dict[Party, Party]:
    known = list(dict.fromkeys(parties))
    if len(known) == 1:
        return {known[0]: Party(f"the {role}", known[0].role)}
    return {party: Party(f"{role} {n}", party.role) for n, party in enumerate(known, start=1)}


def _praised(contract: Contract, on: datetime) -> Contract:
    """A contract between the same two that went as well as can be."""
    return good_contract(contract.id, contract.freelancer, contract.client, on=on)


def _beside_good_work(history: History) -> Iterator[History]:
    return map(numbered, beside_good_work(history, MOST_CONTRACTS))


def _in_brief(history: History, broken: Broken) -> History:
    """One of the contracts beside a few long good ones, if that breaks the promise; else all.

    What platforms ask many contracts for, badges above all, some give for a few long or dear ones.
    """
    told = [
        numbered(candidate)
        for jobs in (LONG, LONG_AND_DEAR)
        for contract in history.contracts
        for candidate in beside_good_work(
            History([contract], facts=history.facts, at=history.at), MOST_CONTRACTS, jobs
        )
    ]
    return next((candidate for candidate in sorted(told, key=len) if broken(candidate)), history)
