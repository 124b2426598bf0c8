"""An answer: whether something could have happened under a rule set, and how we know."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from evenhand.attribution.changes import Attribution
from evenhand.model.contracts import Contract
from evenhand.model.history import History
from evenhand.model.units import Exact
from evenhand.possibility.coverage import Beyond
from evenhand.possibility.goals import Goal
from evenhand.possibility.kinds import Kind
from evenhand.possibility.lemmas import LeftOut
from evenhand.possibility.timelines import Timeline
from evenhand.possibility.ways import NO_EVENT, Ways
from evenhand.rulesets import RuleSet


class Possibility(Enum):
    """What became of a question; *silent* is a rule set that gives no score at all."""

    POSSIBLE = "possible"
    NOT_FOUND = "not found"
    IMPOSSIBLE = "impossible"
    SILENT = "silent"


Told: TypeAlias = tuple[Contract, Kind]
"""A contract of a history, and its kind."""


@dataclass(frozen=True)
class Searched:
    """What was looked at with just so many other things *besides* the event.

    *tried* different mixes of contracts of so many *kinds* were looked at; *settled* is how many of
    the kinds are from before and stay as they are. In *matched* of the mixes the first number was
    as wanted, and in *moved* of these the score changed. *every* says up to how many contracts,
    the event aside, every mix was looked at (-1: none was), and *sums* how many sums were, 0 where
    nothing was added up. *lemma* says why nothing had to be looked at, *beyond* why it was not
    enough to look at every mix.
    """

    besides: int
    outcome: Possibility
    kinds: int = 0
    settled: int = 0
    tried: int = 0
    matched: int = 0
    moved: int = 0
    every: int = -1
    sums: int = 0
    lemma: LeftOut | None = None
    beyond: Beyond | None = None


@dataclass(frozen=True)
class Found:
    """A history that shows it, seen whole, and what a reader sees at the moments of *timeline*.

    *event* is the contract that was asked about, if any, and *others* what else happens: the
    contracts, each with its kind. *without* is what would be shown in the end without the event.
    """

    history: History
    timeline: Timeline
    before: Exact | None
    after: Exact | None
    without: Exact | None
    event: Contract | None
    others: tuple[Told, ...]
    attribution: Attribution


@dataclass(frozen=True)
class Answer:
    """The answer of one rule set to a goal.

    *searched* tells of each number of other things in turn, *kinds* of which contracts, *ways* in
    which ways the event was tried. *unread* is set where no update of the number comes in between;
    *trouble* says which question no rule answers.
    """

    rule_set: RuleSet
    goal: Goal
    outcome: Possibility
    searched: tuple[Searched, ...] = ()
    kinds: tuple[Kind, ...] = ()
    found: Found | None = None
    ways: Ways = NO_EVENT
    unread: Timeline | None = None
    trouble: str = ""
