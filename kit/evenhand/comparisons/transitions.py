"""A transition: the rules change on a day, and who stands where the day before and after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction

from evenhand.comparisons.effects import Change, Effects, changed, effects_of
from evenhand.comparisons.gains import Gains, Tell, gains_of
from evenhand.comparisons.judgements import WorkedOut
from evenhand.comparisons.people import People, Person
from evenhand.comparisons.sides import Sides, place
from evenhand.comparisons.under_way import (
    Mixed,
    UnderWay,
    start_of,
    treated_by_the_old,
    under_way,
)
from evenhand.judging import Memories
from evenhand.model.units import Count, Exact

A_DAY, A_MOMENT = timedelta(days=1), timedelta(microseconds=1)


@dataclass(frozen=True)
class Announcement:
    """What promise I40 asks of the change: who loses so many points is told of it before.

    *to_tell* is how many lose at least *lost* points by the rules alone, before rounding, and
    *largest* the largest such drop, 0 where nobody drops. *announced* and *source* are what the
    candidate's file says of its announcement; *unknown* says why that tells nothing of this
    change, and is empty where it does.
    """

    lost: Count
    to_tell: Count
    largest: Fraction
    on: date
    announced: date | None
    source: str
    unknown: str

    @property
    def kept(self) -> bool | None:
        """Whether the promise is kept towards these people; None where nobody can tell."""
        if not self.to_tell:
            return True
        if self.unknown or self.announced is None:
            return None
        return self.announced < self.on


@dataclass(frozen=True)
class Transition:
    """A change from the baseline to the candidate, whose first day is *on*.

    *gains* sets the number worked out at the end of the day before, under the old rules, beside
    the one worked out at the end of the first day under the new, whenever either is updated. A day
    passes in between: *anyway* is how many would have another number without any change of rules,
    and *by_the_rules* what the rules alone do. *open_contracts* were under way, of *open_people*.
    """

    sides: Sides
    on: date
    way: UnderWay
    gains: Gains
    by_the_rules: Effects
    anyway: Count
    open_contracts: Count
    open_people: Count
    announcement: Announcement


@dataclass(frozen=True)
class _Passage:
    """What the change does to one person; *drop* is by the rules alone, before rounding."""

    change: Change
    by_the_rules: Change
    drop: Fraction | None
    anyway: bool


def seen_from(on: date) -> datetime:
    """The moment from which people are to be seen: the end of the first day of the new rules."""
    return start_of(on) + A_DAY - A_MOMENT


def transition(
    sides: Sides,
    people: People,
    on: date,
    *,
    way: UnderWay,
    lost: Count,
    tell: Tell = lambda done: None,
) -> Transition:
    """Who stands where before and after; *people* are seen from the end of the first day.

    *lost* is from how many points on a loss must be announced. The sides must be mixable, unless
    *way* is new.
    """
    memories = Memories()
    old = WorkedOut(sides.baseline, memories)
    new = Mixed(sides, treated_by_the_old(way, on), memories)
    passages = []
    for done, person in enumerate(people.everybody, start=1):
        passages.append(_passage(person, start_of(on) - A_MOMENT, old, new))
        tell(done)
    waiting = [_under_way(person, on) for person in people.everybody]
    return Transition(
        sides=sides,
        on=on,
        way=way,
        gains=gains_of(sides, people, [each.change for each in passages], old, new),
        by_the_rules=effects_of([each.by_the_rules for each in passages]),
        anyway=len([each for each in passages if each.anyway]),
        open_contracts=sum(waiting),
        open_people=len(list(filter(None, waiting))),
        announcement=_announcement(sides, on, [each.drop for each in passages], lost),
    )


def _passage(person: Person, eve: datetime, old: WorkedOut, new: Mixed) -> _Passage:
    of, history, sides = person.of, person.history, new.sides
    before = old.number(history.as_of(eve), of=of)
    without, after = old.number(history, of=of), new.number(history, of=of)
    candidate = sides.candidate, after
    return _Passage(
        change=changed(person, (sides.baseline, before), candidate),
        by_the_rules=changed(person, (sides.baseline, without), candidate),
        drop=drop(sides, old.score(history, of=of), new.score(history, of=of)),
        anyway=before != without,
    )


def drop(sides: Sides, was: Exact | None, now: Exact | None) -> Fraction | None:
    """How many points lower *now* lies on its scale than *was*; None where there is no score."""
    if was is None or now is None:
        return None
    return 100 * (place(sides.baseline, was) - place(sides.candidate, now))


def _under_way(person: Person, on: date) -> Count:
    return len([contract for contract in person.contracts if under_way(contract, on)])


def _announcement(
    sides: Sides, on: date, drops: list[Fraction | None], lost: Count
) -> Announcement:
    known = [each for each in drops if each is not None]
    replaces = sides.candidate.definition.replaces
    unknown = ""
    if replaces is None:
        unknown = f"the file of {sides.candidate.name} does not say what it replaces"
    elif replaces.rule_set.name != sides.baseline.name:
        unknown = f"{sides.candidate.name} replaces {replaces.rule_set.name}"
        unknown += f", not {sides.baseline.name}"
    elif replaces.announced is None:
        unknown = f"the file of {sides.candidate.name} does not say when it was announced"
    return Announcement(
        lost=lost,
        to_tell=len([each for each in known if each >= lost]),
        largest=max([Fraction(0), *known]),
        on=on,
        announced=replaces.announced if replaces else None,
        source=replaces.source if replaces else "",
        unknown=unknown,
    )
