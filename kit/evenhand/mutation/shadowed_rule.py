"""A shadowed rule: behind each answer of the original's, what the mutants would have said."""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable, Sequence
from datetime import datetime
from functools import wraps
from typing import Any

from evenhand.model.contracts import Contract, Feedback, Party
from evenhand.model.history import Facts, History
from evenhand.mutation.asking import asker
from evenhand.mutation.mutants import Mutant
from evenhand.questions.rules import Rule
from evenhand.rulesets import RuleSet

BY_IDENTITY = (Contract, Feedback, Party, Facts, History, datetime)
BY_WORTH = ("rated", "totals", "score")  # arguments that are made anew for every question
CALLED_BACK = "scores"  # an argument that is asked in its turn: nobody knows what it will say
ENOUGH = 20_000  # answers of one rule that are remembered before all are let go


class ShadowedRule:
    """A rule, and beside it the same rule of all mutants in which it is changed."""

    def __init__(
        self, rule: Rule, original: RuleSet, mutants: Sequence[tuple[int, Mutant]]
    ) -> None:
        self.rule = rule
        self.apart = 0
        """The mutants that gave another answer, as a number; it may be set to none at any time."""
        self._raised = self._answered = 0
        self._ask = asker(rule, original)
        self._others = [(place, asker(rule, mutant.rule_set)) for place, mutant in mutants]
        self._by_worth = [name in BY_WORTH for name in rule.asks_for]
        self._remembers = CALLED_BACK not in rule.asks_for
        self._known: dict[Hashable, tuple[Any, int, Any]] = {}

    @property
    def failing(self) -> int:
        """The mutants that raised whenever they were asked, as a number."""
        return self._raised & ~self._answered

    def function(self) -> Callable[..., Any]:
        """The rule's function, and behind it the changed ones."""

        @wraps(self.rule.function)
        def shadowed(*named: Any, **numbers: Any) -> Any:
            return self._answer(named, None)

        @wraps(self.rule.function)
        def shadowed_exception(*named: Any, **numbers: Any) -> Generator[None, Any, Any]:
            others = yield
            return self._answer(named, others)

        return shadowed_exception if self.rule.wrapper else shadowed

    def _answer(self, named: tuple[Any, ...], others: Any) -> Any:
        key = self._key(named, others)
        if key is None:
            answer, apart = self._compared(named, others, but=self.apart)
        elif known := self._known.get(key):
            answer, apart, _ = known
        else:
            answer, apart = self._compared(named, others)
            if len(self._known) == ENOUGH:
                self._known.clear()
            # What is known by identity is kept alive, so that its identity is not given away.
            self._known[key] = answer, apart, named
        self.apart |= apart
        return answer

    def _key(self, named: tuple[Any, ...], others: Any) -> Hashable | None:
        """What the answers hang on; None where nothing will ever be asked in the same words."""
        if not self._remembers:
            return None
        parts: list[Any] = [type(others), others]  # 1 and Fraction(1) are equal, not alike
        for each, by_worth in zip(named, self._by_worth, strict=True):
            if not by_worth and type(each) not in BY_IDENTITY:
                return None
            parts.append(each if by_worth else id(each))
        return tuple(parts)

    def _compared(self, named: tuple[Any, ...], others: Any, *, but: int = 0) -> tuple[Any, int]:
        """The original's answer, and the mutants that give another, as a number.

        All of them are asked *but* those of which that is known already. Whatever is raised that
        is no error goes through: then nothing was answered.
        """
        asked = [(place, ask) for place, ask in self._others if not but >> place & 1]
        apart = 0
        try:
            answer = self._ask(named, others)
        except (Exception, SystemExit):
            self.apart |= sum(1 << place for place, _ in asked)
            raise
        for place, ask in asked:
            try:
                other = ask(named, others)
            except (Exception, SystemExit):
                self._raised |= 1 << place
                apart |= 1 << place
                continue
            self._answered |= 1 << place
            if type(other) is not type(answer) or other != answer:
                apart |= 1 << place
        return answer, apart
