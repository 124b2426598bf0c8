"""Following: the very code of a rule, run with twins in the place of what a prover cannot use."""

from __future__ import annotations

import builtins
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from inspect import unwrap
from math import floor
from types import CellType, CodeType, FunctionType, ModuleType
from typing import Any

from evenhand.proof.limits import ALLOWED, NotFollowed, OutOfReach, names_in, out_of_reach
from evenhand.proof.moments import counted, span_of
from evenhand.proof.ratios import Ratio, floor_of
from evenhand.proof.twins import Twin, twin_of

INSTEAD: tuple[tuple[Any, Any], ...] = (
    (Fraction, Ratio),
    (timedelta, span_of),
    (floor, floor_of),
)
KEPT = (int, str, bool, type(None))
KNOWN = (Counter, defaultdict, partial)
UNSEEN = "where nobody reads it"  # a prover that finds no source reads no contract into asserts


class Follower:
    """Makes of functions others with the same code, that look up twins by the same names.

    ``NotFollowed`` where code does what the prover cannot follow, or what would deceive it.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[Any, Any]] = {}  # with what is known, so that it stays alive

    def __call__(self, value: Any) -> Any:
        """What stands in for a function, a type of the model, a number, a date or a tuple."""
        if isinstance(value, KEPT) or any(value is known for known in KNOWN):
            return value
        for original, twin in INSTEAD:
            if value is original:
                return twin
        if id(value) not in self._known:
            self._known[id(value)] = value, self._found(value)
        return self._known[id(value)][1]

    def twin(self, struct: Any) -> Any:
        """The twin of a struct of the model, as a class."""
        found: type[Twin] = self(struct)
        return found

    def _found(self, value: Any) -> Any:
        function = unwrap(value) if callable(value) else value
        if isinstance(function, FunctionType) and not _of_python(function):
            return self._function(function)
        if isinstance(value, type) and hasattr(value, "__struct_fields__"):
            return twin_of(value, self)
        if isinstance(value, partial):
            named = {name: self(each) for name, each in value.keywords.items()}
            return partial(self(value.func), *map(self, value.args), **named)
        return FollowedModule(self, value) if isinstance(value, ModuleType) else self._plain(value)

    def _plain(self, value: Any) -> Any:
        """What stands in for a number, a date, or several of what can be followed."""
        if isinstance(value, (date, timedelta)):
            return counted(value)
        if isinstance(value, Fraction):
            return Ratio(value.numerator, value.denominator)
        if type(value) in (tuple, list, frozenset):
            return type(value)([self(each) for each in value])
        if type(value) is dict:
            return {key: self(each) for key, each in value.items()}
        raise NotFollowed(f"uses {_named(value)}, which the prover does not know")

    def _function(self, function: FunctionType) -> Callable[..., Any]:
        code = function.__code__
        if code.co_filename == UNSEEN:  # made by what was followed
            return function
        for wrong in out_of_reach(code):
            raise NotFollowed(wrong)
        names: dict[str, Any] = {"__name__": function.__module__}
        cells = tuple([CellType() for _ in function.__closure__ or ()])
        twin = FunctionType(_unseen(code), names, function.__name__, None, cells)
        self._known[id(function)] = function, twin  # before what it calls: that may be itself
        try:
            twin.__defaults__ = self(function.__defaults__ or ())
            twin.__kwdefaults__ = {n: self(v) for n, v in (function.__kwdefaults__ or {}).items()}
            for cell, enclosed in zip(cells, function.__closure__ or (), strict=True):
                cell.cell_contents = self(enclosed.cell_contents)
        except NotFollowed:
            del self._known[id(function)]
            raise
        for name in names_in(code):
            names[name] = self._global(name, function)
        return twin

    def _global(self, name: str, function: FunctionType) -> Any:
        """What a global name stands for; what says so when it is used, where that is unknown."""
        try:
            if name in function.__globals__:
                return self(function.__globals__[name])
        except NotFollowed as why:
            return OutOfReach(str(why))
        if name not in ALLOWED:
            return OutOfReach(f"uses {name}, which the prover does not know")
        return getattr(builtins, name)


class FollowedModule:
    """A module, of which everything is followed that is taken from it."""

    def __init__(self, follow: Follower, module: ModuleType) -> None:
        self._follow, self._module = follow, module

    def __getattr__(self, name: str) -> Any:
        try:
            return self._follow(vars(self._module)[name])
        except NotFollowed as why:
            return OutOfReach(str(why))


def _unseen(code: CodeType) -> CodeType:
    inner = [_unseen(each) if isinstance(each, CodeType) else each for each in code.co_consts]
    return code.replace(co_filename=UNSEEN, co_consts=tuple(inner))


def _of_python(function: FunctionType) -> bool:
    return function.__module__.partition(".")[0] in sys.stdlib_module_names


def _named(value: Any) -> str:
    name = getattr(value, "__qualname__", None) or getattr(value, "__name__", None)
    return str(name or f"the {type(value).__name__} {value!r}")
