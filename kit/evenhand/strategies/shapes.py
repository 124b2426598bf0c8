"""Shapes: the ways in which a contract can go, before amounts and dates are filled in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from evenhand.model.contracts import (
    Block,
    Contract,
    End,
    Feedback,
    Party,
    Payment,
    Report,
    Role,
    Side,
)
from evenhand.model.units import Cents, Days

PAYDAY = timedelta(days=80)  # a quarter never passes without one
NIGHT, EVENING = timedelta(hours=2), timedelta(hours=18)


@dataclass(frozen=True)
class Said:
    """What a side says, in the three forms that platforms ask for."""

    stars: int | None = None
    private: int | None = None
    satisfied: bool | None = None

    def feedback(self, by: Role, at: datetime) -> Feedback:
        return Feedback(
            by=by, at=at, stars=self.stars, private=self.private, satisfied=self.satisfied
        )


PRAISE, SCORN = Said(5, 10, True), Said(1, 0, False)
PRIVATE_PRAISE, PRIVATE_SCORN = Said(private=10), Said(private=0)
LUKEWARM, COOL = Said(4, 8, True), Said(3, 6, False)
TWO_FACED = Said(5, 0, False)


@dataclass(frozen=True)
class Shape:
    """How one contract goes. *pay* is none, once, regularly or refunded; *by* None: still open."""

    by: Side | None = "client"
    pay: str = "once"
    worked: bool = True
    says: Said | None = None
    answers: Said | None = None
    blocks: bool = False
    report: bool | None = None

    @property
    def unpaid(self) -> bool:
        return self.pay == "none" and not self.worked

    def contract(
        self,
        name: str,
        freelancer: Party,
        client: Party,
        *,
        on: datetime,
        days: Days,
        amount: Cents,
        posting: str = "",
    ) -> Contract:
        """A contract of this shape that ends (or, open, begins) on the day *on*."""
        last = on + (EVENING if self.by == "freelancer" else NIGHT)
        end = End(last, self.by) if self.by else None
        hired = last - timedelta(days=days) if end else last
        payments = self._payments(hired, last, amount)
        return Contract(
            id=name,
            freelancer=freelancer,
            client=client,
            hired=hired,
            posting=posting,
            agreed=amount,
            work=(hired,) if self.worked else (),
            payments=payments,
            refunds=payments if self.pay == "refunded" else (),
            end=end,
            feedback=self._feedback(last),
            blocks=(Block("client", last),) if self.blocks else (),
            reports=(
                (Report("freelancer", hired, "policy violation", last, self.report),)
                if self.report is not None
                else ()
            ),
        )

    def _payments(self, hired: datetime, last: datetime, amount: Cents) -> tuple[Payment, ...]:
        if self.pay == "none":
            return ()
        if self.pay != "regularly":
            return (Payment(last, amount),)
        paydays = [hired]
        while paydays[-1] + PAYDAY < last:
            paydays.append(paydays[-1] + PAYDAY)
        return tuple(Payment(day, amount) for day in (*paydays, last))

    def _feedback(self, last: datetime) -> tuple[Feedback, ...]:
        said = [(self.says, "client"), (self.answers, "freelancer")]
        later = last + timedelta(hours=2)
        return tuple(
            words.feedback("client" if by == "client" else "freelancer", later)
            for words, by in said
            if words is not None
        )


GOOD = Shape(says=PRAISE)
BAD = Shape(says=SCORN)
SILENT = Shape()
CANCELLED = Shape(pay="none", worked=False)

SHAPES: tuple[Shape, ...] = (
    GOOD,
    BAD,
    SILENT,
    CANCELLED,
    Shape(pay="none", worked=False, says=PRIVATE_SCORN),
    Shape(pay="none", worked=False, says=SCORN, blocks=True),
    Shape(pay="none", worked=False, says=PRAISE),
    Shape(pay="none", worked=False, says=LUKEWARM),
    Shape(pay="none", worked=False, blocks=True),
    Shape("freelancer", pay="none", worked=False),
    Shape("freelancer", pay="none", worked=False, says=PRIVATE_SCORN),
    Shape("freelancer", pay="none", worked=False, says=SCORN, answers=SCORN),
    Shape("freelancer", pay="none", worked=False, says=SCORN, report=True),
    Shape(None, pay="none", worked=False),
    Shape("platform", pay="none", worked=False),
    Shape(pay="none", says=SCORN),
    Shape("freelancer", pay="none"),
    Shape(says=LUKEWARM),
    Shape(says=COOL),
    Shape(says=TWO_FACED),
    Shape("freelancer", says=PRAISE, answers=PRAISE),
    Shape("freelancer", says=SCORN, blocks=True),
    Shape("freelancer", says=PRIVATE_PRAISE),
    Shape(pay="refunded", says=SCORN),
    Shape(pay="refunded"),
    Shape(pay="regularly", says=PRAISE),
    Shape(pay="regularly"),
    Shape(None, pay="regularly"),
    Shape(says=SCORN, report=True),
)
