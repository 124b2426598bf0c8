"""Decoding: a TOML file read into the shape it must have, every mistake reported at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from difflib import get_close_matches
from enum import Enum
from functools import reduce
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

import msgspec
import tomli
from msgspec.structs import FieldInfo

from evenhand.catalogue.fields import READERS, RIGHT, dec_hook
from evenhand.catalogue.positions import Lines, Place, told
from evenhand.catalogue.problems import CatalogueError, Problem, written
from evenhand.questions.places import shown

__all__ = ["Lines", "decode", "parse", "read_toml"]

T = TypeVar("T")

TOML_KINDS = (date, datetime, time, Decimal)  # with these, text is never taken for one of them


def read_toml(file: Path, shape: type[T]) -> tuple[T, Lines]:
    """What *file* holds, as a *shape*; every mistake in it comes in one CatalogueError."""
    data, lines = parse(file)
    return decode(data, shape, lines), lines


def parse(file: Path) -> tuple[dict[str, Any], Lines]:
    """The tables of *file*, decimals exact, and its lines; a file that is not TOML is refused."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
        return tomli.loads(text, parse_float=Decimal), Lines(file, text)
    except OSError as error:
        line, message = None, f"the file cannot be read: {error.strerror}"
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        message = "this is not UTF-8 text: save the file as UTF-8"
    except tomli.TOMLDecodeError as error:
        line, message = error.lineno, f"this is not TOML: {error.msg}, at column {error.colno}"
    except RecursionError:
        line, message = None, "lists or tables are nested too deep"
    except (ValueError, ArithmeticError):
        line, message = None, "a number in it has too many digits"
    raise CatalogueError([Problem(shown(file), line, message)]) from None


def decode(data: object, shape: type[T], lines: Lines, *, at: Place = ()) -> T:
    """*data*, which stands *at* a place of the file of *lines*, as a *shape*.

    A key that the shape does not name is a mistake, whatever msgspec is told about it.
    """
    reading = _Reading(lines)
    value: T = reading.value(data, shape, at)
    if reading.problems:
        raise CatalogueError(reading.problems)
    return value


class _Reading:
    """One walk through the data of a file, which gathers every problem on its way."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.problems: list[Problem] = []
        self.fields: dict[Any, dict[str, FieldInfo]] = {}

    def problem(self, path: Place, message: str) -> None:
        self.problems.append(self.lines.problem(path, message))

    def value(self, data: Any, shape: Any, path: Place) -> Any:
        """*data* as a *shape*; meaningless where that adds a problem."""
        kind, constraints = _peeled(shape)
        origin, inner = get_origin(kind), get_args(kind)
        if origin in (Union, UnionType):
            return self.either(data, shape, path)
        if isinstance(data, dict) and _is_struct(kind):
            return self.table(data, kind, path)
        read = data
        if isinstance(data, dict) and origin is dict:
            kind = dict[Any, Any]
            read = {
                self.value(key, inner[0], (*path, key)): self.value(item, inner[1], (*path, key))
                for key, item in data.items()
            }
        elif isinstance(data, list) and (origin is list or (origin is tuple and ... in inner)):
            kind = list[Any] if origin is list else tuple[Any, ...]
            read = [self.value(item, inner[0], (*path, i)) for i, item in enumerate(data)]
        elif origin in (dict, list, tuple) and not isinstance(data, list):
            self.problem(path, _about(path, _wrong(data, shape)))
            return None
        try:
            return _converted(read, kind, constraints)
        except msgspec.ValidationError:
            self.problem(path, _about(path, _wrong(data, shape)))
        except ValueError as error:
            self.problem(path, _about(path, str(error)))

    def either(self, data: Any, shape: Any, path: Place) -> Any:
        """*data* as the first alternative of *shape* that it fits."""
        nearest: list[Problem] = []
        kind, constraints = _peeled(shape)
        for alternative in _alternatives(kind):
            limited = reduce(lambda shape, meta: Annotated[shape, meta], constraints, alternative)
            trial = _Reading(self.lines)
            value = trial.value(data, limited, path)
            if not trial.problems:
                return value
            if isinstance(data, dict) and _is_struct(_peeled(alternative)[0]):
                nearest = min(nearest or trial.problems, trial.problems, key=len)
        if nearest:
            self.problems += nearest
        else:
            self.problem(path, _about(path, _wrong(data, shape)))
        return None

    def table(self, data: dict[str, Any], kind: Any, path: Place) -> Any:
        """*data* as the struct *kind*, unknown and missing keys told by their names in the file."""
        if kind not in self.fields:
            self.fields[kind] = {f.encode_name: f for f in msgspec.structs.fields(kind)}
        fields = self.fields[kind]
        before = len(self.problems)
        meant = {key: _nearest(key, fields) for key in data if key not in fields}
        for key, name in meant.items():
            self.problem((*path, key), f"unknown key {key!r}{_inside(path)}{_hint(name, fields)}")
        for name, field in fields.items():
            if field.required and name not in data and name not in meant.values():
                self.problem(path, f"the key {name!r} is missing{_inside(path)}")
        values = {
            field.name: self.value(data[name], field.type, (*path, name))
            for name, field in fields.items()
            if name in data
        }
        if len(self.problems) > before:
            return None
        try:
            return kind(**values)
        except ValueError as error:  # what the shape itself checks
            self.problem(path, _about(path, str(error)))


def _converted(read: Any, kind: Any, constraints: tuple[Any, ...]) -> Any:
    """*read* as a *kind*; our own kinds speak for themselves, msgspec's errors are not shown."""
    if kind in READERS:
        value = dec_hook(kind, read)
    else:
        value = msgspec.convert(read, kind, builtin_types=TOML_KINDS)
    for constraint in constraints:
        limited = Annotated[kind, constraint]
        msgspec.convert(read, limited, builtin_types=TOML_KINDS, dec_hook=dec_hook)
    return value


# Shapes


def _peeled(shape: Any) -> tuple[Any, tuple[Any, ...]]:
    """*shape* without annotations or a None, which no file can hold; and its constraints."""
    constraints: tuple[Any, ...] = ()
    while True:
        if get_origin(shape) is Annotated:
            metas = (meta for meta in shape.__metadata__ if isinstance(meta, msgspec.Meta))
            shape, constraints = shape.__origin__, (*constraints, *metas)
        elif get_origin(shape) in (Union, UnionType) and len(_alternatives(shape)) == 1:
            (shape,) = _alternatives(shape)
        else:
            return shape, constraints


def _alternatives(shape: Any) -> list[Any]:
    bare = shape.__origin__ if get_origin(shape) is Annotated else shape
    return [option for option in get_args(bare) if option is not NoneType]


def _is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _choices(shape: Any) -> tuple[Any, ...]:
    """The values that *shape* lists one by one; empty where it does not."""
    kind, _ = _peeled(shape)
    if get_origin(kind) is Literal:
        return get_args(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return tuple(member.value for member in kind)
    return ()


# Words


def _about(path: Place, message: str) -> str:
    return f"{told(path)}: {message}" if path else message


def _inside(path: Place) -> str:
    return f" in {told(path)}" if path else ""


def _nearest(wrote: object, names: Iterable[object]) -> str | None:
    known = [name for name in names if isinstance(name, str)]
    near = get_close_matches(wrote.lower(), known, n=1) if isinstance(wrote, str) else []
    return near[0] if near else None


def _hint(name: str | None, fields: Iterable[str]) -> str:
    if name is not None:
        return f"; did you mean {name!r}?"
    return "; the keys here are " + ", ".join(map(repr, fields))


def _wrong(data: object, shape: Any) -> str:
    near = _nearest(data, _choices(shape))
    hint = f"; did you mean {written(near)}?" if near else ""
    return f"{written(data)} is not {_right(shape)}{hint}"


def _right(shape: Any) -> str:
    """What *shape* takes, in words that can follow `is not`."""
    kind, constraints = _peeled(shape)
    described = [meta.description for meta in constraints if meta.description]
    if described:
        return str(described[0])
    if choices := _choices(shape):
        return _any_of(map(written, choices))
    if get_origin(kind) in (Union, UnionType):
        return _any_of(map(_right, _alternatives(kind)))
    return _named(kind) + "".join(map(_limits, constraints))


def _named(kind: Any) -> str:
    """The bare *kind* in words, its constraints aside."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is dict or _is_struct(kind):
        return "a table"
    if origin in (list, tuple, set, frozenset):
        if _is_struct(_peeled(inner[0])[0]):
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
