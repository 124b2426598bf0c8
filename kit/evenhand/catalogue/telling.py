"""Telling a contract: from the way it is written in a scenario to the facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from evenhand.catalogue.positions import Place
from evenhand.catalogue.scenario_files import (
    ContractTable,
    FeedbackTable,
    PaymentTable,
    ReportTable,
)
from evenhand.model.contracts import (
    Block,
    Change,
    Contract,
    End,
    Feedback,
    Party,
    Payment,
    Report,
)

Wrong = tuple[Place, str]


def contract_of(table: ContractTable, number: int, day_0: datetime) -> tuple[Contract, list[Wrong]]:
    """The contract that *table* tells as its copy *number*, and all that cannot be true of it."""
    end = table.ended.at(day_0) if table.ended else None
    hired = table.hired.at(day_0)
    contract = Contract(
        id=_named(table.id, number, table.repeat),
        freelancer=Party(_numbered(table.freelancer, number)),
        client=Party(_numbered(table.client, number), "client"),
        hired=hired,
        posting=_numbered(table.posting, number),
        kind=table.kind,
        agreed=int(table.agreed),
        work=tuple(sorted(moment.at(day_0) for moment in table.worked)),
        payments=_payments(table, day_0, end or hired),
        refunds=_amounts(table.refunds, day_0),
        end=End(end, table.ended_by or "client", table.reason) if end else None,
        feedback=tuple(_feedback(said, day_0, end or hired) for said in table.feedback),
        blocks=tuple(Block(b.by, b.on.at(day_0) if b.on else end or hired) for b in table.blocks),
        reports=tuple(_report(report, day_0) for report in table.reports),
    )
    return contract, list(_impossible(table, contract))


def _numbered(name: str, number: int) -> str:
    return name.replace("{n}", str(number))


def _named(name: str, number: int, repeat: int) -> str:
    return _numbered(name, number) if "{n}" in name or repeat == 1 else f"{name}-{number}"


def _payments(table: ContractTable, day_0: datetime, paid_at: datetime) -> tuple[Payment, ...]:
    at_once = (Payment(paid_at, int(table.paid)),) if table.paid else ()
    return (*_amounts(table.payments, day_0), *at_once)


def _amounts(tables: tuple[PaymentTable, ...], day_0: datetime) -> tuple[Payment, ...]:
    payments = [Payment(table.on.at(day_0), int(table.amount)) for table in tables]
    return tuple(sorted(payments, key=lambda payment: payment.at))


def _feedback(table: FeedbackTable, day_0: datetime, ended: datetime) -> Feedback:
    return Feedback(
        by=table.by,
        at=table.on.at(day_0) if table.on else ended,
        stars=table.stars,
        private=table.private,
        satisfied=table.satisfied,
        changes=tuple(Change(change.on.at(day_0), change.was) for change in table.changes),
        responded=table.responded.at(day_0) if table.responded else None,
    )


def _report(table: ReportTable, day_0: datetime) -> Report:
    ruled = table.ruled.at(day_0) if table.ruled else None
    return Report(table.by, table.on.at(day_0), table.ground, ruled, table.upheld)


def _impossible(table: ContractTable, contract: Contract) -> Iterator[Wrong]:
    """What contradicts itself: the key, and in plain words why."""
    hired = contract.hired
    if contract.end and contract.end.at < hired:
        yield ("ended",), f"it ends ({contract.end.at:%Y-%m-%d %H:%M}) before it is hired"
    if contract.end is None and table.ended_by:
        yield ("ended_by",), "somebody ended it, but it has no 'ended'"
    if contract.end and table.ended_by is None:
        yield ("ended",), "it ended; say 'ended_by': freelancer, client or platform"
    early = [("worked", at) for at in contract.work]
    early += [("payments", payment.at) for payment in contract.payments]
    early += [("refunds", refund.at) for refund in contract.refunds]
    early += [("feedback", said.at) for said in contract.feedback]
    for key, at in early:
        if at < hired:
            yield (key,), f"{key} of {at:%Y-%m-%d %H:%M} come before it is hired"
    for place, said in enumerate(contract.feedback):
        if said.stars is said.private is said.satisfied is None:
            yield ("feedback", place), "feedback needs stars, private points or satisfied"
    if contract.net < 0:
        yield ("refunds",), "more is refunded than was paid"
