"""Parting: on which histories two sides differ, noted while both are shown the same ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from evenhand.comparisons.sides import Sides, place
from evenhand.judging import Memories
from evenhand.model.contracts import Party
from evenhand.model.history import History
from evenhand.model.units import Count, Exact
from evenhand.questions.answers import RuleError, Unanswered
from evenhand.rulesets import RuleSet
from evenhand.runs import Run

ENOUGH = 2_000  # histories after which what was remembered of their contracts is let go

Way: TypeAlias = Literal["harsher", "kinder", "baseline only", "candidate only"]
WAYS: tuple[Way, ...] = ("harsher", "kinder", "baseline only", "candidate only")
"""The candidate puts somebody lower, or higher, on its own scale; or only one side has a score."""

Order: TypeAlias = tuple[Count, Count, Count]
"""Which of several histories is told: the shortest; of those the one that was to come first."""


@dataclass
class Met:
    """The histories on which two sides part in one way: how many, and the one that is told."""

    histories: Count = 0
    order: Order | None = None
    told: History | None = None

    def note(self, history: History, order: Order) -> None:
        """One more history."""
        self.histories += 1
        if self.order is None or order < self.order:
            self.order, self.told = order, history

    def add(self, other: Met) -> None:
        """What another search met."""
        self.histories += other.histories
        if other.order and (self.order is None or other.order < self.order):
            self.order, self.told = other.order, other.told


@dataclass
class Parting:
    """What came of showing histories to both sides: it can be added up, and sent.

    *histories* were shown. On *scored* of them both sides give somebody a score, on *failed* a rule
    of one side failed.
    """

    histories: Count = 0
    scored: Count = 0
    failed: Count = 0
    met: dict[Way, Met] = field(default_factory=lambda: {way: Met() for way in WAYS})

    def add(self, other: Parting) -> None:
        """What another search came to, on other histories."""
        self.histories += other.histories
        self.scored += other.scored
        self.failed += other.failed
        for way, met in self.met.items():
            met.add(other.met[way])


class Meeting:
    """Shows histories to both sides, each history once to both, and notes where they part."""

    def __init__(self, sides: Sides) -> None:
        self.parting = Parting()
        self._sides = sides
        self._memories = Memories()

    def show(self, history: History, *, stage: Count, at: Count) -> None:
        """Show one history: the one *at* that place of that *stage* of the search."""
        parting = self.parting
        parting.histories += 1
        if parting.histories % ENOUGH == 0:
            self._memories.forget()
        try:
            scores = list(_scores(self._sides, history, self._memories))
        except RuleError:
            parting.failed += 1
            return
        parting.scored += any(None not in (one, other) for _, one, other in scores)
        for way in {_way(self._sides, one, other) for _, one, other in scores}:
            if way is not None:
                parting.met[way].note(history, (len(history), stage, at))


Parted: TypeAlias = tuple[Way, Party, Exact | None, Exact | None]
"""One party about whom two sides part: in which way, and what a reader sees under each."""


def parted(sides: Sides, history: History, memories: Memories | None = None) -> list[Parted]:
    """Everybody about whom the two part. Raises what the rules raise."""
    return [
        (way, party, one, other)
        for party, one, other in _scores(sides, history, memories)
        if (way := _way(sides, one, other))
    ]


def _scores(
    sides: Sides, history: History, memories: Memories | None
) -> Iterator[tuple[Party, Exact | None, Exact | None]]:
    """What a reader sees of everybody to whom both give scores, under each."""
    baseline, candidate = (Run(side, history, memories=memories) for side in sides.both)
    for party in history.parties():
        if party.role in sides.scored:
            yield party, _displayed(baseline, party), _displayed(candidate, party)


def _displayed(run: Run, party: Party) -> Exact | None:
    try:
        return run.displayed(of=party)
    except Unanswered:
        return None


def _way(sides: Sides, one: Exact | None, other: Exact | None) -> Way | None:
    if one is None or other is None:
        if one is other:
            return None
        return "candidate only" if one is None else "baseline only"
    before, after = (one, other) if sides.one_scale else _places(sides.both, one, other)
    if before == after:
        return None
    return "harsher" if after < before else "kinder"


def _places(both: tuple[RuleSet, RuleSet], one: Exact, other: Exact) -> tuple[Exact, Exact]:
    return place(both[0], one), place(both[1], other)
