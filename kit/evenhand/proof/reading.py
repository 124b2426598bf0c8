"""Reading: which facts rules can look at, by the names in their code."""

from __future__ import annotations

import dis
from collections.abc import Iterable, Iterator
from functools import partial
from inspect import unwrap
from types import CodeType, FunctionType, ModuleType
from typing import Any

from evenhand.model.contracts import (
    Block,
    Change,
    Contract,
    End,
    Feedback,
    Party,
    Payment,
    Report,
)
from evenhand.proof.limits import names_in
from evenhand.proof.twins import Twin

STRUCTS = (Block, Change, Contract, End, Feedback, Party, Payment, Report)


def attributes_read(functions: Iterable[Any]) -> frozenset[str]:
    """Every attribute that these functions, or what they call, may read of anything.

    Of a property or a method of the model, whatever it reads is read as well.
    """
    names: set[str] = set()
    waiting, seen = list(functions), set()
    while waiting:
        function = _plain(waiting.pop())
        if function is None or function in seen:
            continue
        seen.add(function)
        new = set(_attributes(function.__code__)) - names
        names |= new
        waiting += _called(function)
        members = [vars(struct) for struct in STRUCTS]
        waiting += [member[name] for name in new for member in members if name in member]
    return frozenset(names)


def _plain(value: Any) -> FunctionType | None:
    """The function behind a property, a partial or a wrapped function; None for anything else."""
    if isinstance(value, property):
        value = value.fget
    if isinstance(value, partial):
        value = value.func
    value = unwrap(value) if callable(value) else value
    return value if isinstance(value, FunctionType) else None


def _called(function: FunctionType) -> Iterator[Any]:
    """What the function may call: globals that it names, and what it was made with."""
    for name in names_in(function.__code__):
        value = function.__globals__.get(name)
        yield value
        if isinstance(value, ModuleType):
            yield from [vars(value).get(of) for of in _attributes(function.__code__)]
    yield from [cell.cell_contents for cell in function.__closure__ or ()]
    yield from (function.__kwdefaults__ or {}).values()
    yield from function.__defaults__ or ()


def _attributes(code: CodeType) -> Iterator[str]:
    for step in dis.get_instructions(code):
        if step.opname in ("LOAD_ATTR", "LOAD_METHOD"):
            yield step.argval
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _attributes(constant)


def alike(one: Any, other: Any, read: frozenset[str]) -> bool:
    """Whether two facts, of twins or tuples of them, agree in all that is *read*.

    Numbers agree here where they are the same object: this never asks what they are.
    """
    if one is other:
        return True
    if isinstance(one, tuple) and isinstance(other, tuple):
        pairs = list(zip(one, other, strict=False)) if len(one) == len(other) else [(True, False)]
    elif isinstance(one, Twin) and type(one) is type(other):
        names = [name for name in one.fields if name in read and not one.shares(name, other)]
        pairs = [(one.fact(name), other.fact(name)) for name in names]
    else:
        return False
    return not [mine for mine, its in pairs if not alike(mine, its, read)]
