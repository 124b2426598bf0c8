"""The promises that are known: the kit's own, found in their folder, and what may join them."""

from __future__ import annotations

from collections.abc import Container, Iterator
from importlib import import_module
from inspect import unwrap
from pathlib import Path
from pkgutil import iter_modules

from evenhand.catalogue.problems import Problem
from evenhand.invariants.declared import Invariant, invariants_in
from evenhand.invariants.texts import named_in
from evenhand.questions.names import nearest
from evenhand.questions.places import shown

PACKAGE = "evenhand.invariants"
THEMES = (  # told first, in this order
    "unpaid",
    "blocking",
    "cancelling_many",
    "flagged",
    "work",
    "time",
    "recovery",
    "influence",
    "amounts",
    "arranging",
    "names",
    "order",
    "standing",
    "visibility",
    "reports",
    "own_words",
    "scale",
)


def reference_promises() -> list[Invariant]:
    """Every promise of the kit's: those about scores first, then the rest by theme."""
    found = [module.name for module in iter_modules(import_module(PACKAGE).__path__)]
    themes = [*THEMES, *(name for name in found if name not in THEMES)]
    return [
        promise
        for theme in themes
        for promise in invariants_in(import_module(f"{PACKAGE}.{theme}"))
    ]


def no_promise(promise: Invariant, known: Container[str], file: Path) -> Iterator[Problem]:
    """Why a promise made in *file* cannot join those *known*: its name, or bounds in its text."""
    line = unwrap(promise.check).__code__.co_firstlineno
    if promise.name in known:
        message = f"there is a promise {promise.name!r} already; rename this one"
        yield Problem(shown(file), line, message)
    bounds = promise.parameters
    for name in dict.fromkeys(named_in(promise.written)):
        if name not in bounds:
            message = f"promise {promise.name!r} has no bound {name!r}{nearest(name, bounds)}"
            yield Problem(shown(file), line, f"{message} (its text names it in braces)")
