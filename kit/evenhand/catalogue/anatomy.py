"""The anatomy of a shape: what it is without annotations, and what it leaves to choose from."""

from __future__ import annotations

from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec


@cache
def peeled(shape: Any) -> tuple[Any, tuple[Any, ...]]:
    """*shape* without annotations or a None, which no file can hold; and its constraints."""
    constraints: tuple[Any, ...] = ()
    while True:
        if get_origin(shape) is Annotated:
            metas = (meta for meta in shape.__metadata__ if isinstance(meta, msgspec.Meta))
            shape, constraints = shape.__origin__, (*constraints, *metas)
        elif get_origin(shape) in (Union, UnionType) and len(alternatives(shape)) == 1:
            (shape,) = alternatives(shape)
        else:
            return shape, constraints


def alternatives(shape: Any) -> list[Any]:
    """What a union offers, None aside."""
    bare = shape.__origin__ if get_origin(shape) is Annotated else shape
    return [option for option in get_args(bare) if option is not NoneType]


def is_struct(kind: Any) -> bool:
    """Whether *kind* is a table of named fields."""
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def choices(shape: Any) -> tuple[Any, ...]:
    """The values that *shape* lists one by one; empty where it does not."""
    kind, _ = peeled(shape)
    if get_origin(kind) is Literal:
        return get_args(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return tuple(member.value for member in kind)
    return ()
