"""Shapes: the ways in which a contract can go, before amounts and dates are filled in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from evenhand.model.contracts import Block, Contract, End, Feedback, Party, Payment, Role, Side
from evenhand.model.units import Cents, Days
from evenhand.strategies.words import PRAISE, SCORN, Said, Told

PAYDAY = timedelta(days=80)  # a quarter never passes without one
NIGHT, EVENING = timedelta(hours=2), timedelta(hours=18)
AN_HOUR = timedelta(hours=1)
LITTLE: Cents = 50  # less than the dollar from which platforms count a contract as paid

Pay = Literal["none", "once", "regularly", "in part"]
Refund = Literal["none", "all", "half", "all but a little"]


@dataclass(frozen=True, eq=False)
class Shape:
    """How one contract goes. *by* None: it is still open.

    *pay* in part is half of what was agreed. Refunds come an hour after the end. *blocks* is the
    side that stops the other from reaching it, *reason* what is given for the end: where it is
    None, one that some rule asks for.
    """

    by: Side | None = "client"
    pay: Pay = "once"
    worked: bool = True
    says: Said | None = None
    answers: Said | None = None
    blocks: Role | None = None
    told: Told | None = None
    refund: Refund = "none"
    reason: str | None = ""
    hourly: bool = False

    @property
    def unpaid(self) -> bool:
        """Whether nothing is ever paid for and nothing done."""
        return self.pay == "none" and not self.worked

    @property
    def late(self) -> bool:
        """Whether a side speaks only days after the end."""
        return any(words.late for words in (self.says, self.answers) if words is not None)

    @property
    def worded(self) -> bool:
        """Whether a word is left open: the reason for the end, or the ground of a report."""
        return self.reason is None or (self.told is not None and self.told.ground is None)

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
        word: str = "",
    ) -> Contract:
        """A contract of this shape that ends (or, open, was last heard of) on the day *on*.

        It lasts so many *days*; where words are late, it lasts one, and they come so much later.
        *word* is the reason or the ground where the shape leaves that open.
        """
        last = on + (EVENING if self.by == "freelancer" else NIGHT)
        hired = last - timedelta(days=self._length(days))
        payments = tuple(self._payments(hired, last, amount))
        reason = word if self.reason is None else self.reason
        return Contract(
            id=name,
            freelancer=freelancer,
            client=client,
            hired=hired,
            posting=posting,
            kind="hourly" if self.hourly else "fixed",
            agreed=2 * amount if self.pay == "in part" else amount,
            work=(hired,) if self.worked else (),
            payments=payments,
            refunds=tuple(self._refunds(payments, last + AN_HOUR)),
            end=End(last, self.by, reason) if self.by else None,
            feedback=tuple(sorted(self._feedback(last, days), key=lambda said: said.at)),
            blocks=(Block(self.blocks, last),) if self.blocks else (),
            reports=(self.told.report(hired, last, word),) if self.told else (),
        )

    def _length(self, days: Days) -> Days:
        if self.late:
            return 1
        return days if self.by or self.pay == "regularly" else 0

    def _payments(self, hired: datetime, last: datetime, amount: Cents) -> Iterator[Payment]:
        if self.pay == "none":
            return
        if self.pay == "regularly":
            payday = hired
            while payday < last:
                yield Payment(payday, amount)
                payday += PAYDAY
        yield Payment(last, amount)

    def _refunds(self, payments: tuple[Payment, ...], at: datetime) -> Iterator[Payment]:
        for payment in payments if self.refund != "none" else ():
            kept = {"all": 0, "half": payment.amount // 2, "all but a little": LITTLE}
            yield Payment(at, max(0, payment.amount - kept[self.refund]))

    def _feedback(self, last: datetime, days: Days) -> Iterator[Feedback]:
        if self.says is not None:
            yield self.says.feedback("client", last, days)
        if self.answers is not None:
            yield self.answers.feedback("freelancer", last, days)


GOOD = Shape(says=PRAISE)
BAD = Shape(says=SCORN)
SILENT = Shape()
CANCELLED = Shape(pay="none", worked=False)
