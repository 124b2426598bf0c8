"""An invariant: a promise as a function of a run that yields a case wherever it applies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from inspect import Parameter, getdoc, signature
from types import ModuleType
from typing import Any, Literal, TypeAlias

from evenhand.invariants.texts import filled
from evenhand.model.cases import Case
from evenhand.model.sources import set_by_you
from evenhand.questions.figures import Figure, figure_in

Check: TypeAlias = Callable[..., Iterable[Case]]

Kind = Literal[
    "",
    "state",  # something is always so
    "equality",  # what must not matter changes nothing
    "direction",  # a change pushes the score one way only
    "bounded influence",  # a change moves the score by so much at most
    "recovery",  # something good comes about in time
    "explanation",  # whoever is affected is told
    "access",  # who may do or see what
    "information flow",  # what must not leak does not
]

SET_HERE = set_by_you("[tool.evenhand.bounds] in pyproject.toml")
WORKER, PLATFORM = "For a worker:", "For a platform:"


@dataclass(frozen=True)
class Invariant:
    """A promise: its name reads as a sentence, its text states it, its basis says who asks.

    It is *written* with the names of its bounds in braces, such as ``{points:point}``, and read
    with the numbers in force. The first paragraph of the text is the statement; one begins with
    "For a worker:", one with "For a platform:". *number* is its place in the list of promises, such
    as I20; *against* names promises that it pulls against. Its keyword-only arguments are its
    bounds; *bounds* holds the numbers that stand in for their defaults. *measures* says what the
    amounts of its cases count.
    """

    name: str
    written: str
    basis: tuple[str, ...]
    check: Check
    number: str = ""
    kind: Kind = ""
    against: tuple[str, ...] = ()
    measures: str = ""
    bounds: Mapping[str, Any] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """The name, as it would be said."""
        return self.name.replace("_", " ")

    @property
    def text(self) -> str:
        """What is promised, and what it means, with the numbers in force."""
        return filled(self.written, self.figures())

    @property
    def statement(self) -> str:
        """What is promised, in one line."""
        return " ".join(self.text.split("\n\n")[0].split())

    @property
    def for_a_worker(self) -> str:
        """What it means for somebody who is scored; empty where the text does not say."""
        return self._paragraph(WORKER)

    @property
    def for_a_platform(self) -> str:
        """What it means for whoever writes the rules; empty where the text does not say."""
        return self._paragraph(PLATFORM)

    @property
    def parameters(self) -> dict[str, Any]:
        """Its bounds, with the numbers that it comes with."""
        return {
            name: argument.default
            for name, argument in signature(self.check).parameters.items()
            if argument.kind is Parameter.KEYWORD_ONLY
        }

    def figures(self) -> list[Figure]:
        """Its bounds as they are in force, with their sources."""
        given = [figure_in(self.check, self.name, *each) for each in self.parameters.items()]
        return [
            replace(figure, value=self.bounds[figure.name], standing=SET_HERE)
            if figure.name in self.bounds
            else figure
            for figure in given
        ]

    def bounded(self, bounds: Mapping[str, Any]) -> Invariant:
        """The same promise with these numbers for its bounds."""
        return replace(self, bounds={**self.bounds, **bounds})

    def __call__(self, run: Any) -> Iterable[Case]:
        return self.check(run, **self.bounds) if self.bounds else self.check(run)

    def _paragraph(self, head: str) -> str:
        for paragraph in self.text.split("\n\n"):
            if paragraph.startswith(head):
                return " ".join(paragraph.removeprefix(head).split())
        return ""


def invariant(
    *,
    basis: Sequence[str],
    number: str = "",
    kind: Kind = "",
    against: Sequence[str] = (),
    measures: str = "",
) -> Callable[[Check], Invariant]:
    """Make a promise of a function; its name is the promise's, its docstring the statement."""

    def declared(check: Check) -> Invariant:
        return Invariant(
            name=check.__name__,
            written=getdoc(check) or "",
            basis=tuple(basis),
            check=check,
            number=number,
            kind=kind,
            against=tuple(against),
            measures=measures,
        )

    return declared


def invariants_in(module: ModuleType) -> list[Invariant]:
    """The promises that *module* makes, in the order in which they are written."""
    return [
        value
        for value in vars(module).values()
        if isinstance(value, Invariant) and value.check.__module__ == module.__name__
    ]
