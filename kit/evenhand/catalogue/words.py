"""Words: what was written and what would be right, in one plain sentence."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from types import UnionType
from typing import Any, Union, get_args, get_origin

import msgspec

from evenhand.catalogue.anatomy import alternatives, choices, is_struct, peeled
from evenhand.catalogue.fields import RIGHT
from evenhand.catalogue.positions import Place, told
from evenhand.catalogue.problems import written


def about(path: Place, message: str) -> str:
    """*message* headed by the place that it is about."""
    return f"{told(path)}: {message}" if path else message


def inside(path: Place) -> str:
    """Where a key stands, to end a sentence; nothing at the top of a file."""
    return f" in {told(path)}" if path else ""


def nearest(wrote: object, names: Iterable[object]) -> str | None:
    """The name that was probably meant, if one is near."""
    known = [name for name in names if isinstance(name, str)]
    near = get_close_matches(wrote.lower(), known, n=1) if isinstance(wrote, str) else []
    return near[0] if near else None


def hint(name: str | None, fields: Iterable[str]) -> str:
    """The name that was probably meant; failing that, all names there are."""
    if name is not None:
        return f"; did you mean {name!r}?"
    return "; the keys here are " + ", ".join(map(repr, fields))


def wrong(data: object, shape: Any) -> str:
    """What was written, and what would be right."""
    near = nearest(data, choices(shape))
    meant = f"; did you mean {written(near)}?" if near else ""
    return f"{written(data)} is not {_right(shape)}{meant}"


def _right(shape: Any) -> str:
    """What *shape* takes, in words that can follow `is not`."""
    kind, constraints = peeled(shape)
    described = [meta.description for meta in constraints if meta.description]
    if described:
        return str(described[0])
    if listed := choices(shape):
        return _any_of(map(written, listed))
    if get_origin(kind) in (Union, UnionType):
        return _any_of(map(_right, alternatives(kind)))
    return _named(kind) + "".join(map(_limits, constraints))


def _named(kind: Any) -> str:
    """The bare *kind* in words, its constraints aside."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is dict or is_struct(kind):
        return "a table"
    if origin in (list, tuple, set, frozenset):
        if is_struct(peeled(inner[0])[0]):
            return "a list of tables, each headed by [[...]]"
        return f"a list in [ ] of {_right(inner[0])}"
    return RIGHT.get(kind, f"a {getattr(kind, '__name__', kind)}")


def _limits(meta: msgspec.Meta) -> str:
    limits = {
        "{} or more": meta.ge,
        "{} or less": meta.le,
        "more than {}": meta.gt,
        "less than {}": meta.lt,
        "a multiple of {}": meta.multiple_of,
        "at least {} long": meta.min_length,
        "at most {} long": meta.max_length,
        "of the form {}": meta.pattern,
    }
    return "".join(f", {words.format(x)}" for words, x in limits.items() if x is not None)


def _any_of(words: Iterable[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last
