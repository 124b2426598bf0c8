"""Overheard: what rule sets say alike, for having the same rules for all that they were asked."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, NoReturn, TypeVar, cast

from evenhand.judging import Memories
from evenhand.model.history import History
from evenhand.model.outcomes import Duty
from evenhand.questions.chains import Chain
from evenhand.questions.origins import Origin
from evenhand.rulesets import RuleSet
from evenhand.runs import Run

T = TypeVar("T")


class Private(BaseException):
    """Something was asked that every rule set must answer for itself: no error."""


class _Overheard:
    """A rule set that notes which questions it is asked; all but the rules for them is private."""

    def __init__(self, rule_set: RuleSet) -> None:
        self._rule_set = rule_set
        self.asked: set[str] = set()

    def answers(self, question: str) -> bool:
        self.asked.add(question)
        return self._rule_set.answers(question)

    def speaks_of(self, duty: Duty) -> bool:
        self.asked.add("acts")
        return self._rule_set.speaks_of(duty)

    def chain(self, question: str) -> Chain:
        self.asked.add(question)
        return self._rule_set.chain(question)

    def origin_of(self, question: str) -> Origin:
        self.asked.add(question)
        return self._rule_set.origin_of(question)

    def __getattr__(self, name: str) -> NoReturn:
        raise Private


class Overhearing(Generic[T]):
    """What came of asking about one history; rule sets with the same rules for it say the same."""

    __slots__ = ("_history", "_known", "_memories", "_private")

    def __init__(self, history: History, memories: Memories, private: set[Hashable]) -> None:
        self._history = history
        self._memories = memories
        self._private = private
        self._known: dict[Hashable, list[tuple[tuple[tuple[str, int], ...], T]]] = {}

    def is_private(self, what: Hashable) -> bool:
        """Whether *what* hangs on more than rules, so that every rule set is to be asked."""
        return what in self._private

    def of(self, what: Hashable, rule_set: RuleSet, find: Callable[[Run], T]) -> T | None:
        """What *find* finds, or found for a rule set that says the same to it; None if private.

        *what* is the same for the same *find*.
        """
        for asked, said in self._known.get(what, ()):
            if all(rule_set.origin_of(each).number == number for each, number in asked):
                return said
        overheard = _Overheard(rule_set)
        view = cast("RuleSet", overheard)
        try:
            said = find(Run(view, self._history, memories=self._memories))
        except Private:
            self._private.add(what)
            return None
        asked = tuple([(each, rule_set.origin_of(each).number) for each in sorted(overheard.asked)])
        self._known.setdefault(what, []).append((asked, said))
        return said
