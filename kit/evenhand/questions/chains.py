"""A chain: the rules that answer one question, and how their answers become one."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any

from evenhand.questions.answers import Given, asking
from evenhand.questions.rules import Rule


@dataclass(frozen=True)
class Step:
    """One rule with its *numbers* filled in, as a plain call."""

    rule: Rule
    ask: Callable[[Given], Any]
    numbers: str


class Chain:
    """The rules that answer one question, first asked first, and the exceptions around them."""

    def __init__(
        self, combination: str, steps: tuple[Step, ...], exceptions: tuple[Step, ...]
    ) -> None:
        self.combination = combination
        self.steps = steps
        self.exceptions = exceptions
        self.reads_history = self.reads("history")
        self._calls = tuple((step.ask, step.rule.name) for step in steps)
        self._overruling = tuple(  # the innermost first, as pluggy unwinds them
            (step.ask, step.rule.name) for step in reversed(exceptions)
        )
        self._weak_no = combination == "any"
        self.empty = not (steps or exceptions)

    def reads(self, argument: str) -> bool:
        """Whether some rule names *argument*."""
        return any(argument in step.rule.asks_for for step in (*self.steps, *self.exceptions))

    def ask(self, given: Given) -> tuple[Any, str | None]:
        """The answer, and the name of the rule that gave it; no name for none.

        Where all answers count, the answer is a tuple of them and the rule is None. For the
        exceptions, the others' answer is added to what is *given*.
        """
        answer: Any = None
        rule: str | None = None
        if self.combination == "all":
            answer = tuple([one for ask, _ in self._calls for one in ask(given)])
        else:
            for ask, name in self._calls:
                one = ask(given)
                if one is None:
                    continue
                answer = one
                if one is not False or not self._weak_no:
                    rule = name
                    break
        for ask, name in self._overruling:
            given[_OTHERS] = answer
            changed = ask(given)
            if changed is not answer:
                answer, rule = changed, name
        return answer, rule

    def each(self, given: Given) -> tuple[tuple[Any, str], ...]:
        """Every answer of every rule, with the rule's name; exceptions are not asked."""
        return tuple([(answer, name) for ask, name in self._calls for answer in ask(given)])


_OTHERS = "the others' answer"


def excepting(
    rule: Rule, bound: Callable[..., Generator[None, Any, Any]]
) -> Callable[[Given], Any]:
    """A plain call that asks an exception what becomes of the others' answer."""

    def finished(answer: Any, *named: Any) -> Any:
        generator = bound(*named)
        next(generator)
        try:
            generator.send(answer)
        except StopIteration as end:
            return end.value
        raise TypeError("an exception to rules yields once")

    return asking(rule, finished, (_OTHERS, *rule.asks_for))
