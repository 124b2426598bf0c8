"""Walks: what a promise compares on a history, noted once and judged under every rule set."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any, NoReturn, TypeAlias

from evenhand.invariants.declared import Invariant
from evenhand.judging import Memories
from evenhand.judging.judge import Answer, Judge, judge
from evenhand.judging.yardsticks import Yardstick
from evenhand.model.cases import Case
from evenhand.model.contracts import Party
from evenhand.model.history import History
from evenhand.rulesets import RuleSet
from evenhand.runs import Run


class Question:
    """What the score of a party is on one history: one object however often it is asked."""

    __slots__ = ("_contracts", "_history", "_judges", "_memory", "_of")

    def __init__(self, history: History, of: Party, memories: Memories) -> None:
        self._history = history
        self._memory = memories.of(history)
        self._of = of
        self._contracts = history.of(of)
        self._judges = self._memory.judges(of)

    def answer(self, rule_set: RuleSet) -> Answer:
        """What *rule_set* says."""
        judging: Judge = self._judges.get(rule_set) or judge(rule_set, self._of, self._memory)
        return judging.answer_of(self._contracts, self._history)


class Comparison:
    """Two questions, a yardstick for the answers, and the case that a rule set makes of them."""

    __slots__ = ("about_base", "about_varied", "case", "yardstick")

    def __init__(
        self,
        about_base: Question,
        about_varied: Question,
        yardstick: Yardstick,
        case: Callable[[Run], Case],
    ) -> None:
        self.about_base = about_base
        self.about_varied = about_varied
        self.yardstick = yardstick
        self.case = case


class Asking:
    """Cases that hang on what the rules say, and are asked for under every rule set."""

    __slots__ = ("cases", "what")

    def __init__(self, what: Hashable, cases: Callable[[Run], Iterable[Case]]) -> None:
        self.what = what
        self.cases = cases


Walk: TypeAlias = tuple[Comparison | Asking, ...]


class Walks:
    """The walks of promises over one history; what several of them ask is one question."""

    def __init__(self, history: History, memories: Memories) -> None:
        self._start = _Walker(history, {}, memories)

    def of(self, invariant: Invariant) -> Walk:
        """What a promise compares, in order; or, where that hangs on what the rules say, itself.

        Itself too where it fails: it will fail under a rule set, and be told of.
        """
        try:
            noted: tuple[object, ...] = tuple(invariant(self._start))
        except (_Asked, Exception):
            noted = (None,)
        steps = tuple([one for one in noted if isinstance(one, Comparison | Asking)])
        return steps if len(steps) == len(noted) else (Asking(id(invariant), invariant),)


class Scores(dict[Question, Answer]):
    """The answers of one rule set, each worked out when it is first looked up."""

    def __init__(self, rule_set: RuleSet) -> None:
        self._rule_set = rule_set

    def __missing__(self, question: Question) -> Answer:
        answer = self[question] = question.answer(self._rule_set)
        return answer


class _Asked(BaseException):
    """A promise wants an answer of the rules: no error, so that it is not caught as one."""


class _Walker(Run):
    """A run without rules: it can be varied and compared. Whatever needs an answer raises."""

    __slots__ = ("_questions",)

    def __init__(
        self, history: History, questions: dict[tuple[int, Party], Question], memories: Memories
    ) -> None:
        self.history = history
        self._runs = {}
        self._questions = questions
        self._memories = memories

    def __getattr__(self, name: str) -> NoReturn:
        """The rule set, and all that a run remembers of it: none of it was ever set."""
        raise _Asked

    def on(self, history: History) -> Run:
        if history is self.history:
            return self
        run = self._runs.get(id(history))
        if run is None:
            run = self._runs[id(history)] = _Walker(history, self._questions, self._memories)
        return run

    def question(self, of: Party) -> Question:
        """The question of the score of *of* on this history."""
        key = (id(self.history), of)
        known = self._questions.get(key)
        if known is None:
            known = self._questions[key] = Question(self.history, of, self._memories)
        return known

    def compared(  # type: ignore[override]
        self, base: _Walker, yardstick: Yardstick, *, of: Party, **said: Any
    ) -> Comparison:
        def case(run: Run) -> Case:
            return run.on(self.history).compared(run.on(base.history), yardstick, of=of, **said)

        about_base = base.question(said.get("base_of") or of)
        return Comparison(about_base, self.question(of), yardstick, case)

    def asked(self, find: Callable[[Run], Iterable[Case]]) -> list[Asking]:  # type: ignore[override]
        return [Asking(find, lambda run: find(run.on(self.history)))]
