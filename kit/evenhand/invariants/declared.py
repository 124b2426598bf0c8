"""An invariant: a promise as a function of a run that yields a case wherever it applies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from inspect import getdoc
from types import ModuleType

from evenhand.model.cases import Case
from evenhand.runs import Run

Check = Callable[[Run], Iterable[Case]]


@dataclass(frozen=True)
class Invariant:
    """A promise: its name reads as a sentence, its text states it, its basis says who asks."""

    name: str
    text: str
    basis: tuple[str, ...]
    check: Check

    @property
    def sentence(self) -> str:
        """The name, as it would be said."""
        return self.name.replace("_", " ")

    def __call__(self, run: Run) -> Iterable[Case]:
        return self.check(run)


def invariant(*, basis: Sequence[str]) -> Callable[[Check], Invariant]:
    """Make a promise of a function; its name is the promise's, its docstring the statement."""

    def declared(check: Check) -> Invariant:
        return Invariant(check.__name__, getdoc(check) or "", tuple(basis), check)

    return declared


def invariants_in(module: ModuleType) -> list[Invariant]:
    """The promises that *module* makes, in the order in which they are written."""
    return [
        value
        for value in vars(module).values()
        if isinstance(value, Invariant) and value.check.__module__ == module.__name__
    ]
