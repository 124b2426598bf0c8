"""Walks: what a promise compares on a history, noted once and judged under every rule set."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn, TypeAlias, TypeVar, cast

from evenhand.invariants.declared import Invariant
from evenhand.judging import Memories
from evenhand.model.cases import Case
from evenhand.model.contracts import Party
from evenhand.model.history import History
from evenhand.model.units import Exact
from evenhand.rulesets import RuleSet
from evenhand.runs import Run

Compare = TypeVar("Compare", bound=Callable[..., Case])


class Question:
    """What the score of a party is on one history: one object however often it is asked."""

    __slots__ = ("_history", "_memory", "_of")

    def __init__(self, history: History, of: Party, memories: Memories) -> None:
        self._history = history
        self._memory = memories.of(history)
        self._of = of

    def answer(self, rule_set: RuleSet) -> Exact | None:
        """What *rule_set* says."""
        return self._memory.judge(rule_set, self._of, self._history).scored(self._history)[0]


class Comparison:
    """Two questions, and the case that a rule set's answers to them make.

    Where the two answers are equal the promise is kept, and nothing moved.
    """

    __slots__ = ("_make", "about_base", "about_varied")

    def __init__(
        self, about_base: Question, about_varied: Question, make: Callable[[Run], Case]
    ) -> None:
        self.about_base = about_base
        self.about_varied = about_varied
        self._make = make

    def case(self, run: Run) -> Case:
        """The case under the rule set of *run*, which is on the history that was walked."""
        return self._make(run)


Walk: TypeAlias = tuple[Comparison, ...]


class Walks:
    """The walks of promises over one history; what several of them ask is one question."""

    def __init__(self, history: History, memories: Memories) -> None:
        self._start = _Walker(history, {}, memories)

    def of(self, invariant: Invariant) -> Walk | None:
        """What a promise compares, in order; None where that hangs on what the rules say.

        None too where the promise itself fails: it will fail under a rule set, and be told of.
        """
        try:
            noted: tuple[object, ...] = tuple(invariant(self._start))
        except (_Asked, Exception):
            return None
        comparisons = tuple([one for one in noted if isinstance(one, Comparison)])
        return comparisons if len(comparisons) == len(noted) else None


class Scores(dict[Question, Exact | None]):
    """The answers of one rule set, each worked out when it is first looked up."""

    def __init__(self, rule_set: RuleSet) -> None:
        self._rule_set = rule_set

    def __missing__(self, question: Question) -> Exact | None:
        score = self[question] = question.answer(self._rule_set)
        return score


class _Asked(BaseException):
    """A promise wants an answer of the rules: no error, so that it is not caught as one."""


def _noted(compare: Compare, *understood: str) -> Compare:
    """A comparison that is noted, not made, if nothing but what is *understood* is said of it.

    It must compare two scores, find nothing wrong where they are equal, and give no amount.
    """

    def note(varied: _Walker, base: _Walker, *, of: Party, **said: Any) -> Comparison:
        if not said.keys() <= {*understood}:
            raise _Asked
        about_base = base.question(said.get("base_of") or of)

        def make(run: Run) -> Case:
            return compare(run.on(varied.history), run.on(base.history), of=of, **said)

        return Comparison(about_base, varied.question(of), make)

    return cast("Compare", note)


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

    not_lower_than = _noted(Run.not_lower_than, "because", "difference", "unscored_is_top")
    not_higher_than = _noted(Run.not_higher_than, "because", "difference")
    same_as = _noted(Run.same_as, "base_of", "because", "difference")
    keeps_a_score = _noted(Run.keeps_a_score, "because")
