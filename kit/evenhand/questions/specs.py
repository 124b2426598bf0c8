"""The twelve questions, as pluggy sees them: what is asked, with which arguments."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from inspect import signature
from typing import Final, Literal

import pluggy

from evenhand.model.contracts import Contract, Feedback, Party
from evenhand.model.history import Facts, History
from evenhand.model.outcomes import Action, Badge, Rated, Refusal, Totals
from evenhand.model.units import Exact

PROJECT: Final = "evenhand"
hookspec = pluggy.HookspecMarker(PROJECT)
_first = pluggy.HookspecMarker(PROJECT)(firstresult=True)

Combination = Literal["first", "any", "all"]


class Questions:
    """What a rule set may be asked. A rule names only the arguments that it needs.

    *moment* is the instant that is asked about, and *history* what was known then: later facts
    do not exist. *facts* are the platform's own, *party* is the one that is scored. A rule that
    names *history* looks beyond the one contract: its answers are not reused, and it takes moment
    and facts from there, so name it only where it is needed. None is no answer: the next rule is
    asked.
    """

    @_first
    def admits(
        self,
        feedback: Feedback,
        contract: Contract,
        moment: datetime,
        facts: Facts,
        history: History,
    ) -> Refusal | None:
        """Does this feedback take effect? Any refusal wins; without one it does."""
        raise NotImplementedError

    @_first
    def reveals(
        self, feedback: Feedback, contract: Contract, party: Party, moment: datetime
    ) -> bool | None:
        """May *party* see this feedback now? The first answer wins."""
        raise NotImplementedError

    @_first
    def shows(self, contract: Contract, moment: datetime, history: History) -> bool | None:
        """Does the public work history list this contract? The first answer wins."""
        raise NotImplementedError

    @_first
    def lists(self, contract: Contract, moment: datetime, history: History) -> bool | None:
        """Does the page of the job posting list this hire? The first answer wins."""
        raise NotImplementedError

    @_first
    def excludes(
        self, contract: Contract, party: Party, moment: datetime, facts: Facts, history: History
    ) -> bool | None:
        """Is this contract left out of the score? Any yes wins."""
        raise NotImplementedError

    @_first
    def rates(
        self, contract: Contract, party: Party, moment: datetime, history: History
    ) -> Exact | None:
        """How did it turn out, on the rule set's scale? The first answer wins; none: uncounted."""
        raise NotImplementedError

    @_first
    def weighs(
        self, contract: Contract, party: Party, moment: datetime, history: History
    ) -> Exact | None:
        """How much does it count? The first answer wins; without one it counts as 1."""
        raise NotImplementedError

    @_first
    def aggregates(
        self,
        rated: Sequence[Rated],
        totals: Totals,
        party: Party,
        moment: datetime,
        history: History,
    ) -> Exact | None:
        """What do the contracts that count amount to? None: not enough for a score.

        A rule that needs no more than their *totals* names those, and neither *rated* nor
        *history*: what it says can then be added up, and proved for any number of contracts.
        """
        raise NotImplementedError

    @_first
    def updates(self, moment: datetime) -> datetime | None:
        """When, not after *moment*, was the shown score last worked out?"""
        raise NotImplementedError

    @_first
    def displays(self, score: Exact) -> Exact | None:
        """What number does a reader see? Without an answer, the score itself."""
        raise NotImplementedError

    @hookspec
    def awards(
        self,
        party: Party,
        score: Exact | None,
        moment: datetime,
        history: History,
        scores: Callable[[datetime], Exact | None],
    ) -> Iterable[Badge] | None:
        """Which badges or levels does *party* hold? All answers together.

        *scores* tells what a reader saw as the score at an earlier moment; it costs a score.
        """
        raise NotImplementedError

    @hookspec
    def acts(self, moment: datetime, history: History) -> Iterable[Action] | None:
        """What must the platform do now, by when, by whom? All answers together."""
        raise NotImplementedError


COMBINATIONS: Final[dict[str, Combination]] = {
    "admits": "any",
    "reveals": "first",
    "shows": "first",
    "lists": "first",
    "excludes": "any",
    "rates": "first",
    "weighs": "first",
    "aggregates": "first",
    "updates": "first",
    "displays": "first",
    "awards": "all",
    "acts": "all",
}
"""How several answers to one question become one."""


def arguments(question: str) -> tuple[str, ...]:
    """The arguments that a rule may name when it answers *question*, in order."""
    return tuple(signature(getattr(Questions, question)).parameters)[1:]
