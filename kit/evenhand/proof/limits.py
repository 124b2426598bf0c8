"""Limits: what a prover cannot follow, so that nothing is taken for proved on its account."""

from __future__ import annotations

import dis
from collections.abc import Iterator
from types import CodeType
from typing import NoReturn

_ALLOWED = """
abs all any bool dict divmod enumerate filter frozenset int isinstance iter len list map max min
next range reversed round set sorted str sum tuple type zip
AssertionError KeyError LookupError StopIteration TypeError ValueError
"""
ALLOWED = frozenset(_ALLOWED.split())
"""What a rule may use of the language's own names: the rest could hide a float, chance or time."""

ROUNDING = {"/": "divides with /", "/=": "divides with /", "**": "uses **", "**=": "uses **"}


class NotFollowed(BaseException):
    """The prover cannot follow; the message is the end of a sentence that begins with a rule.

    No ``Exception``, so that no rule can catch it.
    """


class OutOfReach:
    """Stands in for something that the prover does not know; whoever uses it is not followed."""

    def __init__(self, why: str) -> None:
        self.__dict__["why"] = why

    def _used(self, *_: object, **__: object) -> NoReturn:
        raise NotFollowed(self.__dict__["why"])

    __call__ = __getattr__ = __bool__ = __iter__ = __contains__ = __len__ = __getitem__ = _used
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __hash__ = _used
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __str__ = __format__ = _used


def out_of_reach(code: CodeType) -> Iterator[str]:
    """What in *code* itself cannot be followed, each as the end of a sentence."""
    for step in dis.get_instructions(code):
        if step.opname == "BINARY_OP" and step.argrepr in ROUNDING:
            yield f"{ROUNDING[step.argrepr]}, which may give a float; write a Fraction"
        elif step.opname == "MATCH_CLASS":
            yield "takes objects apart with match"
        elif step.opname in ("FORMAT_VALUE", "CONVERT_VALUE") and "repr" in step.argrepr:
            yield "writes the whole of something into a text"
        elif step.opname in ("IMPORT_NAME", "STORE_GLOBAL", "DELETE_GLOBAL"):
            yield f"imports or changes {step.argval} as it runs"
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from out_of_reach(constant)
        elif isinstance(constant, (float, complex)):
            yield f"has the float {constant} in it"


def names_in(code: CodeType) -> Iterator[str]:
    """The global names that *code* looks up, those of the functions inside it included."""
    for step in dis.get_instructions(code):
        if step.opname in ("LOAD_GLOBAL", "LOAD_NAME"):
            yield step.argval
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from names_in(constant)
