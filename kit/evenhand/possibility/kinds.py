"""Kinds of contracts: how they go, what was paid, how long they took, and when they ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise, product

from evenhand.model.contracts import Contract, End, Party, Payment
from evenhand.model.units import Cents, Days
from evenhand.possibility.courses import Course
from evenhand.possibility.events import AN_HOUR, FREELANCER
from evenhand.possibility.places import SCORE, Place
from evenhand.possibility.timelines import Timeline, at_nine
from evenhand.rulesets import RuleSet

A_WEEK: Days = 7
A_DAY: Days = 1
USUAL: tuple[Days, ...] = (A_WEEK, A_DAY)  # lengths of plain contracts: the first that counts
LONG: tuple[Days, ...] = (200, 400, 700)
OVERNIGHT = timedelta(hours=8)  # whatever is never begun
PAYDAY: Days = 80  # a quarter never passes without one
ROUND: tuple[Cents, ...] = (200_00, 500_00, 1_000_00, 2_000_00, 100_00, 5_000_00, 20_00)
"""Amounts as people agree on them, the plainest first."""


@dataclass(frozen=True)
class Kind:
    """A contract with everything filled in but its number and its client.

    One of more than a week was paid that amount every eighty days, the others once, at the end.
    """

    course: Course
    amount: Cents
    days: Days
    place: Place

    @property
    def plain(self) -> bool:
        """Whether it took no longer than most do."""
        return self.days in USUAL

    def contract(self, copy: int, timeline: Timeline, *, name: str, client: str) -> Contract:
        """The contract number *copy*, from 0, of this kind, as it is known in the end."""
        ended = self.place.ended(copy, timeline)
        hired = ended - (timedelta(days=self.days) if self.course.begun else OVERNIGHT)
        if self.place.when == "meanwhile":  # whoever looks at the first number knows nothing of it
            hired = max(hired, at_nine(timeline.first + (ended - timeline.first) / 4, timeline))
        paid = tuple(Payment(at, self.amount) for at in self._paydays(hired, ended))
        spoken = timeline.meanwhile() if self.place.when == "revealed" else ended + AN_HOUR
        return Contract(
            id=name,
            freelancer=FREELANCER,
            client=Party(client, "client"),
            hired=hired,
            agreed=sum([payment.amount for payment in paid]) or self.amount,
            work=(hired,) if self.course.worked else (),
            payments=paid,
            end=End(ended, self.course.by) if self.course.by else None,
            feedback=self.course.feedback(spoken),
        )

    def _paydays(self, hired: datetime, ended: datetime) -> Iterator[datetime]:
        if not self.course.paid:
            return
        for days in range(PAYDAY, self.days, PAYDAY):
            yield hired + timedelta(days=days)
        yield ended


def kinds_in(
    rule_set: RuleSet, places: Sequence[Place], courses: Sequence[Course], usual: Days = A_WEEK
) -> Iterator[Kind]:
    """Every kind of contract in these places, the plainest first, which take the *usual* days.

    Long contracts, and those that are still open, are from before and of one amount; of one amount
    is what brought nothing, too. What is revealed meanwhile is what a client says.
    """
    amounts = amounts_for(rule_set)
    for days, place, course in product((usual, *LONG), places, courses):
        long_or_open = days != usual or course.by is None
        if long_or_open and not (place.before and course.paid):
            continue
        if place.when == "revealed" and not course.speaks:
            continue
        for amount in amounts if course.paid and not long_or_open else amounts[:1]:
            yield Kind(course, amount, days, place)


def amounts_for(rule_set: RuleSet) -> tuple[Cents, ...]:
    """Round amounts, and one between any two amounts at which a rule about a score looks."""
    asked = {step.rule.name for q in SCORE for step in rule_set.chain(q).steps}
    figures = [f for f in rule_set.figures() if f.unit == "cents" and f.rule in asked]
    limits = sorted({0, *(number for figure in figures for number in figure.numbers)})
    more = [
        _between(low, high)
        for low, high in pairwise([*limits, 2 * limits[-1]])
        if high > low and not any(low < amount <= high for amount in ROUND)
    ]
    return tuple(dict.fromkeys((*ROUND, *more)))


def _between(low: Cents, high: Cents) -> Cents:
    """An amount above *low* and up to *high*, in whole dollars where there is one."""
    dollars = (low // 100 + 1) * 100
    return dollars if dollars <= high else high
