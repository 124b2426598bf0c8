"""A rule: one function that answers one question, and the decorators that say so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from inspect import Parameter, getdoc, signature, unwrap
from typing import Any, Final, TypeVar

import pluggy

from evenhand.model.outcomes import Duty
from evenhand.questions import shapes
from evenhand.questions.places import shown
from evenhand.questions.specs import PROJECT

MARK: Final = "__evenhand_rule__"
_implementation = pluggy.HookimplMarker(PROJECT)

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Mark:
    """What a decorator notes on a function: which question it answers, and its source."""

    question: str
    cites: str
    wrapper: bool = False
    duties: tuple[Duty, ...] = ()


@dataclass(frozen=True)
class Rule:
    """A function that answers one question. Its name is the rule's, its docstring the text.

    *name* is the module's name, a dot and the function's. Its keyword-only arguments with a
    default are its parameters; the others are what it asks for. *duties* are those of the platform
    that a rule about acts speaks of. *line* counts from 1.
    """

    name: str
    question: str
    cites: str
    text: str
    function: Callable[..., Any]
    wrapper: bool
    file: str
    line: int
    duties: tuple[Duty, ...] = ()

    @property
    def clause(self) -> str:
        """What it says, in one line: the first paragraph of its text."""
        return " ".join(self.text.split("\n\n")[0].split())

    @cached_property
    def asks_for(self) -> tuple[str, ...]:
        """The arguments that it wants to be passed, in order."""
        return tuple(
            name
            for name, argument in signature(self.function).parameters.items()
            if argument.kind is not Parameter.KEYWORD_ONLY
        )

    @cached_property
    def parameters(self) -> dict[str, Any]:
        """Its parameters, with the numbers that it comes with."""
        return {
            name: argument.default
            for name, argument in signature(self.function).parameters.items()
            if argument.kind is Parameter.KEYWORD_ONLY
        }


def as_rule(module: str, function: Callable[..., Any]) -> Rule | None:
    """The rule that *function* was marked as, or None for any other function."""
    mark: Mark | None = getattr(function, MARK, None)
    if mark is None:
        return None
    code = unwrap(function).__code__
    return Rule(
        name=f"{module}.{function.__name__}",
        question=mark.question,
        cites=mark.cites,
        text=getdoc(function) or "",
        function=function,
        wrapper=mark.wrapper,
        file=shown(code.co_filename),
        line=code.co_firstlineno,
        duties=mark.duties,
    )


def _marked(
    function: F, question: str, cites: str, wrapper: bool, duties: tuple[Duty, ...] = ()
) -> F:
    setattr(function, MARK, Mark(question, cites, wrapper, duties))
    return _implementation(function, specname=question, wrapper=wrapper)


def admits(*, cites: str = "") -> Callable[[shapes.Admits], shapes.Admits]:
    """A rule that says whether a feedback takes effect: a ``Refusal``, or None."""
    return lambda function: _marked(function, "admits", cites, False)


def reveals(*, cites: str = "") -> Callable[[shapes.Reveals], shapes.Reveals]:
    """A rule that says whether a party may see a feedback now."""
    return lambda function: _marked(function, "reveals", cites, False)


def shows(*, cites: str = "") -> Callable[[shapes.Shows], shapes.Shows]:
    """A rule that says whether the public work history lists a contract."""
    return lambda function: _marked(function, "shows", cites, False)


def lists(*, cites: str = "") -> Callable[[shapes.Lists], shapes.Lists]:
    """A rule that says whether the page of the job posting lists a hire."""
    return lambda function: _marked(function, "lists", cites, False)


def excludes(*, cites: str = "") -> Callable[[shapes.Excludes], shapes.Excludes]:
    """A rule that says whether a contract is left out of the score."""
    return lambda function: _marked(function, "excludes", cites, False)


def rates(*, cites: str = "") -> Callable[[shapes.Rates], shapes.Rates]:
    """A rule that says how a contract turned out."""
    return lambda function: _marked(function, "rates", cites, False)


def weighs(*, cites: str = "") -> Callable[[shapes.Weighs], shapes.Weighs]:
    """A rule that says how much a contract counts."""
    return lambda function: _marked(function, "weighs", cites, False)


def aggregates(*, cites: str = "") -> Callable[[shapes.Aggregates], shapes.Aggregates]:
    """A rule that makes one score of the contracts that count."""
    return lambda function: _marked(function, "aggregates", cites, False)


def updates(*, cites: str = "") -> Callable[[shapes.Updates], shapes.Updates]:
    """A rule that says when the shown score was last worked out."""
    return lambda function: _marked(function, "updates", cites, False)


def displays(*, cites: str = "") -> Callable[[shapes.Displays], shapes.Displays]:
    """A rule that says which number a reader sees."""
    return lambda function: _marked(function, "displays", cites, False)


def awards(*, cites: str = "") -> Callable[[shapes.Awards], shapes.Awards]:
    """A rule that says which badges a party holds."""
    return lambda function: _marked(function, "awards", cites, False)


def acts(*duties: Duty, cites: str = "") -> Callable[[shapes.Acts], shapes.Acts]:
    """A rule that says what the platform must do; of which *duties* it speaks, it names here.

    Where no rule of a rule set speaks of a duty, the rule set is silent about it.
    """
    return lambda function: _marked(function, "acts", cites, False, duties)


def exception_to(question: str, *, cites: str = "") -> Callable[[F], F]:
    """An exception to the other rules of *question*: a pluggy wrapper.

    It is a generator that yields once, gets the answer of the others, and returns its own.
    """
    return lambda function: _marked(function, question, cites, True)
