"""The promises that the kit itself knows, found in their folder."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from evenhand.invariants.declared import Invariant, invariants_in

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
