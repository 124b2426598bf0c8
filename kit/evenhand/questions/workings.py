"""Workings: how an aggregating rule comes to its answer, line by line, for whoever asks why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from inspect import Parameter, signature, unwrap
from types import ModuleType
from typing import Any, Final, TypeAlias, TypeVar

from evenhand.model.units import Exact
from evenhand.questions.names import nearest
from evenhand.questions.places import shown
from evenhand.questions.rules import MARK, Rule, as_rule
from evenhand.questions.specs import arguments

NOTED: Final = "__evenhand_workings__"
QUESTION: Final = "aggregates"

Line: TypeAlias = tuple[str, Exact | None]
"""What is worked out, and what it comes to; None is told as no score."""

W = TypeVar("W", bound=Callable[..., Iterable[Line]])


@dataclass(frozen=True)
class Workings:
    """A function that works out what the rule *of* answers; its last value is that answer.

    *module* is where it is written, and *line* counts from 1. It names those of the rule's
    arguments that it needs; its keyword-only ones are parameters of the rule, and get its numbers.
    """

    name: str
    module: str
    of: Callable[..., Any]
    function: Callable[..., Iterable[Line]]
    file: str
    line: int

    @property
    def rule(self) -> str:
        """The name of the rule that it works out."""
        return f"{self.module}.{self.of.__name__}"

    @property
    def asks_for(self) -> tuple[str, ...]:
        """The arguments that it wants to be passed."""
        return tuple(a.name for a in self._arguments if a.kind is not Parameter.KEYWORD_ONLY)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The parameters of the rule that it wants to be passed."""
        return tuple(a.name for a in self._arguments if a.kind is Parameter.KEYWORD_ONLY)

    @property
    def defaults(self) -> tuple[str, ...]:
        """The arguments for which it brings a value of its own."""
        return tuple(a.name for a in self._arguments if a.default is not Parameter.empty)

    @property
    def _arguments(self) -> Iterable[Parameter]:
        return signature(self.function).parameters.values()


def works_out(rule: Callable[..., Any]) -> Callable[[W], W]:
    """The workings of an aggregating *rule* of the same module: lines of words and a value.

    Explanations alone ask for them; the score is always the rule's own answer, and an explanation
    says so where the last value is another. What is wrong with the arguments is told when a rule
    set is made of the module. Raises TypeError for what is no rule.
    """
    if getattr(rule, MARK, None) is None:
        raise TypeError("write @works_out(the_rule), below the rule that it works out")

    def noted(function: W) -> W:
        setattr(function, NOTED, rule)
        return function

    return noted


def workings_in(modules: Mapping[str, ModuleType]) -> list[Workings]:
    """All workings that these modules hold, in the order in which they are written."""
    return [
        _workings(module, value, getattr(value, NOTED))
        for module, found in modules.items()
        for value in vars(found).values()
        if callable(value)
        and getattr(value, NOTED, None) is not None
        and value.__module__ == found.__name__
    ]


def _workings(module: str, function: Any, of: Callable[..., Any]) -> Workings:
    code = unwrap(function).__code__
    name, file = f"{module}.{function.__name__}", shown(code.co_filename)
    return Workings(name, module, of, function, file, code.co_firstlineno)


def faults_of_workings(found: Iterable[Workings]) -> Iterator[str]:
    """What keeps workings from being asked for, each a sentence that says where they are."""
    taken: dict[str, str] = {}
    for workings in found:
        where = f"{workings.file}:{workings.line}: workings {workings.name!r}"
        for fault in _faults(workings):
            yield f"{where} {fault}"
        if workings.rule in taken:
            yield f"{where} works out {workings.rule!r}, and {taken[workings.rule]!r} does too"
        taken[workings.rule] = workings.name


def _faults(workings: Workings) -> Iterator[str]:
    """The same for one, each as the end of a sentence that names it."""
    rule = as_rule(workings.module, workings.of)
    if rule is None or rule.question != QUESTION:
        yield f"works out {workings.rule!r}, which is no aggregating rule"
        return
    if workings.of.__module__ != workings.function.__module__:
        yield f"works out {workings.of.__name__!r}, a rule of another module"
        return
    offered = arguments(QUESTION)
    for name in workings.asks_for:
        if name not in offered:
            hint = nearest(name, offered)
            yield f"asks for {name!r}, but {QUESTION!r} offers {', '.join(offered)}{hint}"
    yield from _about_numbers(workings, rule)


def _about_numbers(workings: Workings, rule: Rule) -> Iterator[str]:
    for name in workings.numbers:
        if name not in rule.parameters:
            hint = nearest(name, rule.parameters)
            yield f"asks for a parameter {name!r}, which {rule.name!r} has not{hint}"
    for name in workings.defaults:
        yield f"has a value of its own for {name!r}; leave it out, the rule's own is passed"
