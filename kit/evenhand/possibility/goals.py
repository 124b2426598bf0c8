"""A goal: what a reader is shown before and after, and what happens in between."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from evenhand.catalogue.goal_files import UNREACHED, Event, GoalFile, Wanted, Words, wanted
from evenhand.model.units import Exact, told
from evenhand.rulesets import Scale


@dataclass(frozen=True)
class Goal:
    """A question about one freelancer's score: could it have changed so?

    *before* (None: any number) is shown at the moment *first*; at the moment *last* it is *after*
    or, where that is None, at least *falls_by* less. In between comes the *event*, of which the
    client says *feedback*. At most so many other things happen *besides*, and there are at most so
    many *contracts* in all. Moments that are None may be chosen.
    """

    before: Wanted | None = None
    after: Wanted | None = None
    falls_by: Exact = 1
    event: Event = "unpaid cancellation"
    feedback: Words = "none"
    contracts: int = 60
    besides: int = 2
    first: datetime | None = None
    last: datetime | None = None

    def gap_before(self, shown: Exact | None) -> Exact:
        """How far the first number is from what is wanted; 0 where that is met."""
        if self.before is None:
            return UNREACHED if shown is None else 0
        return self.before.gap(shown)

    def gap_after(self, before: Exact | None, after: Exact | None) -> Exact:
        """How far the last number, after such a first one, is from what is wanted."""
        if self.after is not None:
            return self.after.gap(after)
        if before is None or after is None:
            return UNREACHED
        return max(0, self.falls_by - (before - after))

    def met(self, before: Exact | None, after: Exact | None) -> bool:
        """Whether these two numbers are what is wanted."""
        return not self.gap_before(before) and not self.gap_after(before, after)

    @property
    def slug(self) -> str:
        """The change that is asked about, as a part of a file's name: ``91_to_80``."""
        start = "any" if self.before is None else str(self.before)
        end = f"{told(self.falls_by)} less" if self.after is None else str(self.after)
        return f"{start}_to_{end}".replace(" ", "_").replace(".", "_")

    def off_scale(self, scale: Scale) -> str:
        """What is asked for that no score on this *scale* can be; empty where nothing is."""
        ends = f"{told(scale.lowest)} to {told(scale.highest)}"
        for number in (self.before, self.after):
            if number is not None and not scale.holds(number.number):
                return f"{number} does not lie on its scale of {ends}"
        if self.after is None and self.falls_by > scale.highest - scale.lowest:
            return f"a fall of {told(self.falls_by)} is longer than its scale of {ends}"
        return ""


def goal_of(asked: GoalFile) -> Goal:
    """The goal of a question that does not contradict itself."""
    return Goal(
        before=None if asked.before is None else wanted(asked.before),
        after=None if asked.after is None else wanted(asked.after),
        falls_by=1 if asked.falls_by is None else asked.falls_by,
        event=asked.between,
        feedback=asked.feedback,
        contracts=asked.contracts,
        besides=asked.besides,
        first=asked.from_,
        last=asked.until,
    )
