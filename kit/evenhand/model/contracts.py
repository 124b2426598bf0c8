"""A contract: who hired whom, and every dated fact about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from evenhand.model.units import Cents, Points, Stars

Role = Literal["freelancer", "client"]
Side = Literal["freelancer", "client", "platform"]


class Party(Struct, frozen=True, order=True, gc=False, cache_hash=True):
    """A freelancer or a client, under an opaque name."""

    name: str
    role: Role = "freelancer"

    def __str__(self) -> str:
        return self.name


class Payment(Struct, frozen=True, gc=False):
    """An amount that went to the freelancer; as a refund, one that went back."""

    at: datetime
    amount: Cents


class End(Struct, frozen=True, gc=False):
    """When a contract ended, who ended it, and the reason that was given, if any."""

    at: datetime
    by: Side
    reason: str = ""


class Change(Struct, frozen=True, gc=False):
    """A change of the public stars, and what they were until then."""

    at: datetime
    was: Stars


class Feedback(Struct, frozen=True, kw_only=True, gc=False):
    """What one side said of the other, at one moment: in public, in private, or as yes or no."""

    by: Role
    at: datetime
    stars: Stars | None = None
    private: Points | None = None
    satisfied: bool | None = None
    changes: tuple[Change, ...] = ()
    responded: datetime | None = None

    def replace(self, **changes: Any) -> Feedback:
        """The same feedback with other facts."""
        return replace(self, **changes)

    @property
    def negative(self) -> bool:
        """Whether any part of it is bad: two stars or fewer, three points or fewer, or a no."""
        return (
            (self.stars is not None and self.stars <= 2)
            or (self.private is not None and self.private <= 3)
            or self.satisfied is False
        )

    @property
    def glowing(self) -> bool:
        """Whether every part of it is the best there is."""
        return (
            self.stars in (None, 5)
            and self.private in (None, 10)
            and self.satisfied in (None, True)
        )


class Block(Struct, frozen=True, gc=False):
    """One side stopped the other from reaching it."""

    by: Role
    at: datetime


class Report(Struct, frozen=True, gc=False):
    """One side told the platform of a breach; *upheld* is the ruling, once there is one."""

    by: Role
    at: datetime
    ground: str
    ruled: datetime | None = None
    upheld: bool | None = None

    def __post_init__(self) -> None:
        if self.upheld is not None and self.ruled is None:
            raise ValueError("a ruling needs the moment at which it was given")

    def replace(self, **changes: Any) -> Report:
        """The same report with other facts."""
        return replace(self, **changes)


class Contract(Struct, frozen=True, kw_only=True, gc=False, cache_hash=True):
    """One contract. Amounts are cents, times are UTC, tuples are in order of time."""

    id: str
    freelancer: Party
    client: Party
    hired: datetime
    posting: str = ""
    kind: Literal["fixed", "hourly"] = "fixed"
    agreed: Cents = 0
    work: tuple[datetime, ...] = ()
    payments: tuple[Payment, ...] = ()
    refunds: tuple[Payment, ...] = ()
    end: End | None = None
    feedback: tuple[Feedback, ...] = ()
    blocks: tuple[Block, ...] = ()
    reports: tuple[Report, ...] = ()

    @property
    def ended(self) -> datetime | None:
        return self.end.at if self.end else None

    @property
    def paid(self) -> Cents:
        """All that was ever paid, refunds not taken off."""
        return sum([payment.amount for payment in self.payments]) if self.payments else 0

    @property
    def net(self) -> int:
        """What the freelancer kept: payments less refunds."""
        return self.paid - sum(refund.amount for refund in self.refunds)

    @property
    def unpaid(self) -> bool:
        """Never paid *and* no evidence of work. A full refund is not unpaid."""
        return not self.paid and not self.work

    @property
    def feedback_by_client(self) -> tuple[Feedback, ...]:
        if not self.feedback:
            return ()
        return tuple([said for said in self.feedback if said.by == "client"])

    @property
    def feedback_by_freelancer(self) -> tuple[Feedback, ...]:
        return tuple([said for said in self.feedback if said.by == "freelancer"])

    def feedback_on(self, party: Party) -> tuple[Feedback, ...]:
        """What the other side said of *party*."""
        return self.feedback_by_client if party == self.freelancer else self.feedback_by_freelancer

    def party(self, role: Role) -> Party:
        return self.freelancer if role == "freelancer" else self.client

    def replace(self, **changes: Any) -> Contract:
        """The same contract with other facts."""
        return replace(self, **changes)

    def moments(self) -> Iterator[datetime]:
        """Every moment that the contract speaks of, in no order."""
        yield self.hired
        yield from self.work
        if self.end:
            yield self.end.at
        yield from (payment.at for payment in (*self.payments, *self.refunds))
        yield from (block.at for block in self.blocks)
        for said in self.feedback:
            yield said.at
            yield from (change.at for change in said.changes)
            yield from filter(None, [said.responded])
        for report in self.reports:
            yield from (report.at, *filter(None, [report.ruled]))

    def as_of(self, moment: datetime) -> Contract | None:
        """What was known of it at *moment*, that instant included; None before it was hired."""
        if max(self.moments()) <= moment:
            return self
        if self.hired > moment:
            return None
        known = partial(_known, moment=moment)
        return self.replace(
            work=tuple(at for at in self.work if at <= moment),
            payments=known(self.payments),
            refunds=known(self.refunds),
            end=self.end if self.end and self.end.at <= moment else None,
            feedback=tuple(_feedback_known(said, moment) for said in known(self.feedback)),
            blocks=known(self.blocks),
            reports=tuple(_report_known(report, moment) for report in known(self.reports)),
        )


def _known(facts: tuple[Any, ...], *, moment: datetime) -> tuple[Any, ...]:
    return tuple(fact for fact in facts if fact.at <= moment)


def _feedback_known(said: Feedback, moment: datetime) -> Feedback:
    later = [change for change in said.changes if change.at > moment]
    return replace(
        said,
        stars=later[0].was if later else said.stars,
        changes=_known(said.changes, moment=moment),
        responded=said.responded if said.responded and said.responded <= moment else None,
    )


def _report_known(report: Report, moment: datetime) -> Report:
    if report.ruled is None or report.ruled <= moment:
        return report
    return replace(report, ruled=None, upheld=None)
