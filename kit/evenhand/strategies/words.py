"""Words: what a side says of the other, and when; and what it tells the platform."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Literal

from evenhand.model.contracts import Change, Feedback, Report, Role
from evenhand.model.units import Days, Stars

SOON = timedelta(hours=2)  # after the end, where nothing else is said
A_DAY = timedelta(days=1)
A_MINUTE = timedelta(minutes=1)

When = Literal["soon", "last minute", "minute late"]


@dataclass(frozen=True, eq=False)
class Said:
    """What a side says, in the three forms that platforms ask for.

    *when*: soon after the end; or some days later, in the last minute of that day or in the
    first minute of the next. *was*: the stars that it gave first, and changed a day later.
    *response*: whether the other side answers, a day later.
    """

    stars: int | None = None
    private: int | None = None
    satisfied: bool | None = None
    when: When = "soon"
    was: Stars | None = None
    response: bool = False

    @property
    def late(self) -> bool:
        """Whether it comes days after the end."""
        return self.when != "soon"

    def feedback(self, by: Role, ended: datetime, days: Days) -> Feedback:
        """The feedback of that side on a contract that *ended* then; late words *days* later."""
        at = self._moment(ended, days)
        return Feedback(
            by=by,
            at=at,
            stars=self.stars,
            private=self.private,
            satisfied=self.satisfied,
            changes=() if self.was is None else (Change(at + A_DAY, self.was),),
            responded=at + A_DAY if self.response else None,
        )

    def _moment(self, ended: datetime, days: Days) -> datetime:
        if not self.late:
            return ended + SOON
        midnight = datetime.combine(ended.date(), time(), ended.tzinfo) + timedelta(days=days + 1)
        return midnight + (A_MINUTE if self.when == "minute late" else -A_MINUTE)


PRAISE, SCORN = Said(5, 10, True), Said(1, 0, False)
PUBLIC_SCORN = Said(1)
PRIVATE_PRAISE, PRIVATE_SCORN = Said(private=10), Said(private=0)
LUKEWARM, COOL, COLD = Said(4, 8, True), Said(3, 6, False), Said(2, 3, False)
TWO_FACED = Said(5, 0, False)
LATE_PRAISE = Said(5, 10, True, when="last minute")
LATE_SCORN = Said(1, 0, False, when="last minute")
TOO_LATE_PRAISE = Said(5, 10, True, when="minute late")
TOO_LATE_SCORN = Said(1, 0, False, when="minute late")
RAISED = Said(5, 10, True, was=1)
LOWERED = Said(1, 0, False, was=5)
ANSWERED_PRAISE = Said(5, 10, True, response=True)
ANSWERED_SCORN = Said(1, 0, False, response=True)


@dataclass(frozen=True, eq=False)
class Told:
    """A report to the platform: who makes it, on which ground, and what is ruled.

    Without a *ground* it is on one that some rule asks for. It is made at the hiring and ruled at
    the end; or, *afterwards*, in the hour after the words that come soon, and ruled *within* that
    time. *upheld* is None where nothing is ruled.
    """

    by: Role
    ground: str | None
    upheld: bool | None = None
    afterwards: bool = False
    within: timedelta = timedelta(days=5)

    def report(self, hired: datetime, last: datetime, word: str) -> Report:
        """The report on a contract of these moments; *word* stands in for a ground."""
        ground = word if self.ground is None else self.ground
        at = last + SOON + timedelta(hours=1) if self.afterwards else hired
        if self.upheld is None:
            return Report(self.by, at, ground)
        ruled = at + self.within if self.afterwards else last
        return Report(self.by, at, ground, ruled, self.upheld)
