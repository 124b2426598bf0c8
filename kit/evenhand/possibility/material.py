"""Material: the kinds of contracts that a history may be made of, under one rule set."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from datetime import datetime
from itertools import product
from typing import TypeAlias

from evenhand.model.contracts import Contract
from evenhand.model.history import History
from evenhand.model.units import Exact
from evenhand.possibility.courses import MANNERS
from evenhand.possibility.events import FREELANCER
from evenhand.possibility.kinds import USUAL, Kind, kinds_in
from evenhand.possibility.places import Place, places_of
from evenhand.possibility.scoring import Scores
from evenhand.possibility.timelines import Timeline
from evenhand.rulesets import RuleSet
from evenhand.runs import Run

WIDE = 60  # days that a stretch of time has at least to be a plain place for a record of work

SOME = (1, 4, 12)  # contracts of a kind; from some such number on most platforms give a score

Likeness: TypeAlias = tuple[Exact, Exact, bool, bool] | None
"""Outcome, weight, whether the client was silent and whether it is still open."""


class Material:
    """The kinds that a rule set tells apart, by number, the plainest first, and their scores.

    Two kinds that end in the same stretch of time, and count alike at both updates, are one; what
    counts at neither is none. Where nothing that was paid counts if it is told in one manner, it
    is told in the next, and then as shorter work. *settled* are from before and stay as they are;
    *plain* are those of a week, *at_home* the plain ones of one stretch of time, *away* those of
    each other. *arriving* and *leaving* are what may happen besides the event.
    """

    def __init__(
        self, rule_set: RuleSet, timeline: Timeline, event: Contract | None = None
    ) -> None:
        places = places_of(rule_set, timeline)
        self.kinds = kinds = _kinds(rule_set, timeline, places)
        self.scores = _scores(rule_set, timeline, kinds, event)
        stretches = [place for place in places if place.before]
        home = _home(stretches)
        self.settled = tuple(filter(self._stays, self._where(lambda kind: kind.place.before)))
        self.plain = tuple(number for number in self.settled if kinds[number].plain)
        self.at_home = self._in(home)
        self.away = tuple(map(self._in, [place for place in stretches if place != home]))
        self._arriving = self._where(lambda kind: kind.place.when in ("meanwhile", "revealed"))
        self.leaving = self._where(lambda kind: kind.place.when == "leaving")

    def with_event(self, event: Contract | None) -> Material:
        """The same material for another event: the kinds hang on none."""
        other = copy(self)
        other.scores = _scores(self.scores.rule_set, self.scores.timeline, self.kinds, event)
        return other

    @property
    def arriving(self) -> tuple[int, ...]:
        """What may happen besides the event; where there is none, time alone may pass."""
        return () if self.scores.event is None else self._arriving

    @property
    def lasts(self) -> bool:
        """Whether any work from before that was paid and is over stays as it is."""
        courses = [self.kinds[number].course for number in self.settled]
        return any(course.paid and course.by is not None for course in courses)

    def _in(self, place: Place | None) -> tuple[int, ...]:
        """The plain kinds from before in one stretch of time."""
        return tuple(number for number in self.plain if self.kinds[number].place == place)

    def _stays(self, number: int) -> bool:
        """Whether a score of contracts of this kind alone stays as it is when nothing happens."""
        return all(self.scores.stays(((number, count),)) for count in SOME)

    def _where(self, wanted: Callable[[Kind], bool]) -> tuple[int, ...]:
        return tuple(number for number, kind in enumerate(self.kinds) if wanted(kind))


def _scores(
    rule_set: RuleSet, timeline: Timeline, kinds: tuple[Kind, ...], event: Contract | None
) -> Scores:
    scores = Scores(rule_set, timeline, kinds, event)
    scores.counted(tuple((number, 1) for number in range(len(kinds))))
    return scores


def _kinds(rule_set: RuleSet, timeline: Timeline, places: Sequence[Place]) -> tuple[Kind, ...]:
    """The kinds in the first manner, and of the first usual length, of which paid work counts.

    From before if there is such a manner, or else at all.
    """
    first: tuple[Kind, ...] = ()
    for usual, manner in product(USUAL, MANNERS):
        kinds = _told_apart(rule_set, timeline, tuple(kinds_in(rule_set, places, manner, usual)))
        if any(kind.course.paid and kind.place.before for kind in kinds):
            return kinds
        if not any(kind.course.paid for kind in first):
            first = kinds
    return first


def _home(places: Sequence[Place]) -> Place | None:
    """Where most of a record is laid: the newest stretch that is long enough, or the longest."""
    wide = [place for place in places if place.oldest - place.newest >= WIDE]
    longest_first = sorted(places, key=lambda place: place.newest - place.oldest)
    return next(iter([*wide, *longest_first]), None)


def _told_apart(rule_set: RuleSet, timeline: Timeline, kinds: Sequence[Kind]) -> tuple[Kind, ...]:
    """The plainest of each lot of kinds that are treated alike."""
    first_of: dict[object, Kind] = {}
    for kind in kinds:
        contract = kind.contract(0, timeline, name="contract", client="client")
        counted = [
            _likeness(rule_set, contract, at) for at in (timeline.seen_first, timeline.seen_last)
        ]
        if any(counted):
            first_of.setdefault((kind.place, *counted), kind)
    return tuple(first_of.values())


def _likeness(rule_set: RuleSet, contract: Contract, at: datetime) -> Likeness:
    """What a contract counts as where there is no other; None where it does not."""
    history = History([contract], at=at)
    if not history.contracts:
        return None
    rated = Run(rule_set, history).treatment(history.contracts[0], of=FREELANCER).rated
    return (rated.outcome, rated.weight, rated.silent, rated.ended is None) if rated else None
