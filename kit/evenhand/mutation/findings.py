"""Findings: what became of every change in every clause of a rule set."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from evenhand.mutation.differences import Difference
from evenhand.mutation.mutants import Mutant, Refused
from evenhand.mutation.notices import Notice
from evenhand.questions.rules import Rule
from evenhand.rulesets import RuleSet


class Fate(Enum):
    """What became of a change."""

    NOTICED = "noticed"  # a promise, a scenario or a witness disagrees
    BREAKS = "breaks"  # a rule fails on some history, and nobody notices anything else
    UNNOTICED = "unnoticed"  # somebody is told something else, and nobody minds
    SAME = "no difference"  # nobody is told anything else, in all that was tried
    INVALID = "invalid"  # it makes no rule set, or one whose rule fails whenever it is asked


@dataclass(frozen=True)
class Finding:
    """One change, who notices it, and if nobody does the smallest difference that it makes."""

    change: Mutant | Refused
    notices: tuple[Notice, ...] = ()
    difference: Difference | None = None
    fails: bool = False

    @property
    def drops(self) -> bool:
        """Whether the whole clause is gone."""
        return self.change.change.kind == "drop"

    @property
    def fate(self) -> Fate:
        if self.fails or isinstance(self.change, Refused):
            return Fate.INVALID
        if any(notice.tells for notice in self.notices):
            return Fate.NOTICED
        if self.notices or (self.difference and self.difference.fails):
            return Fate.BREAKS
        return Fate.UNNOTICED if self.difference else Fate.SAME


@dataclass(frozen=True)
class Clause:
    """A rule, and what became of each change in it."""

    rule: Rule
    findings: tuple[Finding, ...]

    def of(self, *fates: Fate) -> list[Finding]:
        """The findings with one of these fates, in order."""
        return [finding for finding in self.findings if finding.fate in fates]

    @property
    def guarded(self) -> bool:
        """Whether somebody notices at least one of the changes."""
        return bool(self.of(Fate.NOTICED))

    @property
    def reached(self) -> bool:
        """Whether any of the changes was seen to make a difference."""
        return bool(self.of(Fate.NOTICED, Fate.BREAKS, Fate.UNNOTICED))

    @property
    def could_be_dropped(self) -> bool:
        """Whether somebody is told something else without the whole clause, and nobody notices."""
        return any(finding.drops for finding in self.of(Fate.UNNOTICED))


@dataclass(frozen=True)
class Mutation:
    """Every clause of a rule set, changed.

    *guards* are the promises that hold, and so could notice; *aside* says of the others why they
    could not. *disappointed* are the scenarios that the rule set disappoints as it is.
    """

    rule_set: RuleSet
    clauses: tuple[Clause, ...]
    histories: int
    scenarios: int
    witnesses: int
    guards: tuple[str, ...]
    aside: dict[str, str]
    disappointed: tuple[str, ...]

    @property
    def unguarded(self) -> tuple[Clause, ...]:
        """The clauses in which nobody notices any change."""
        return tuple(clause for clause in self.clauses if not clause.guarded)
