"""A timeline: the two moments of a question, and those of the updates that are read then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from evenhand.model.history import History
from evenhand.possibility.goals import Goal
from evenhand.rulesets import RuleSet
from evenhand.strategies.kinds import MOMENT

A_DAY = timedelta(days=1)
FORTNIGHT = timedelta(days=14)
LONGEST_WAIT = 400  # days after which a score that was not worked out anew never will be
EVENING, NIGHT = timedelta(hours=30), timedelta(hours=22)  # before the last update


@dataclass(frozen=True)
class Timeline:
    """What is shown at *first* is worked out at *seen_first*, and so for *last*."""

    first: datetime
    last: datetime
    seen_first: datetime
    seen_last: datetime
    rule: str | None

    @property
    def passed(self) -> timedelta:
        """The time between the two updates."""
        return self.seen_last - self.seen_first

    @property
    def room(self) -> timedelta:
        """The time in which something can happen that only the last number knows of."""
        return self.seen_last - self.first

    def begun(self) -> datetime:
        """When the event in between begins: in the evening before the last update but one day."""
        return self.seen_last - min(EVENING, self.room * 2 / 3)

    def over(self) -> datetime:
        """When it is over: eight hours later, where there is time."""
        return self.seen_last - min(NIGHT, self.room / 3)

    def meanwhile(self) -> datetime:
        """When something else happens: half-way to the event."""
        return at_nine(self.first + (self.begun() - self.first) / 2, self)


def at_nine(moment: datetime, timeline: Timeline) -> datetime:
    """Nine in the morning of that day, unless that is before the first number is shown."""
    nine = moment.replace(hour=9, minute=0, second=0, microsecond=0)
    return nine if timeline.first < nine < timeline.begun() else moment


def timeline_of(rule_set: RuleSet, goal: Goal) -> Timeline:
    """The moments that *goal* names, or else a plain day and a fortnight.

    Where no end is named and no update comes within the fortnight, the end is as late as the next.
    """
    first = goal.first or MOMENT
    last = goal.last or first + FORTNIGHT
    seen_first, rule = updated(rule_set, first)
    seen_last = updated(rule_set, last)[0]
    for _ in range(0 if goal.last else LONGEST_WAIT):
        if seen_last > first + A_DAY:
            break
        last += A_DAY
        seen_last = updated(rule_set, last)[0]
    return Timeline(first, last, seen_first, seen_last, rule)


def updated(rule_set: RuleSet, moment: datetime) -> tuple[datetime, str | None]:
    """When the number that is shown at *moment* was worked out, and the rule that says so."""
    nothing = History(at=moment)
    given = {"moment": moment, "facts": nothing.facts, "history": nothing}
    worked_out, rule = rule_set.chain("updates").ask(given)
    return worked_out or moment, rule
