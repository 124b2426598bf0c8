"""Decoding: a TOML file read into the shape it must have, every mistake reported at once."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from functools import cache, reduce
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

import msgspec
import tomli
from msgspec.structs import FieldInfo

from evenhand.catalogue.anatomy import alternatives, is_struct, peeled
from evenhand.catalogue.fields import READERS, dec_hook
from evenhand.catalogue.positions import Lines, Place
from evenhand.catalogue.problems import CatalogueError, Problem
from evenhand.catalogue.words import about, hint, inside, nearest, wrong
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

    def problem(self, path: Place, message: str) -> None:
        self.problems.append(self.lines.problem(path, message))

    def value(self, data: Any, shape: Any, path: Place) -> Any:
        """*data* as a *shape*; meaningless where that adds a problem."""
        kind, constraints = peeled(shape)
        origin, inner = get_origin(kind), get_args(kind)
        if origin in (Union, UnionType):
            return self.either(data, shape, path)
        if isinstance(data, dict) and is_struct(kind):
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
            self.problem(path, about(path, wrong(data, shape)))
            return None
        try:
            return _converted(read, kind, constraints)
        except msgspec.ValidationError:
            self.problem(path, about(path, wrong(data, shape)))
        except ValueError as error:
            self.problem(path, about(path, str(error)))

    def either(self, data: Any, shape: Any, path: Place) -> Any:
        """*data* as the first alternative of *shape* that it fits."""
        closest: list[Problem] = []
        kind, constraints = peeled(shape)
        for alternative in alternatives(kind):
            limited = reduce(lambda shape, meta: Annotated[shape, meta], constraints, alternative)
            trial = _Reading(self.lines)
            value = trial.value(data, limited, path)
            if not trial.problems:
                return value
            if isinstance(data, dict) and is_struct(peeled(alternative)[0]):
                closest = min(closest or trial.problems, trial.problems, key=len)
        if closest:
            self.problems += closest
        else:
            self.problem(path, about(path, wrong(data, shape)))
        return None

    def table(self, data: dict[str, Any], kind: Any, path: Place) -> Any:
        """*data* as the struct *kind*, unknown and missing keys told by their names in the file."""
        fields = _fields_of(kind)
        before = len(self.problems)
        meant = {key: nearest(key, fields) for key in data if key not in fields}
        for key, name in meant.items():
            self.problem((*path, key), f"unknown key {key!r}{inside(path)}{hint(name, fields)}")
        for name, field in fields.items():
            if field.required and name not in data and name not in meant.values():
                self.problem(path, f"the key {name!r} is missing{inside(path)}")
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
            self.problem(path, about(path, str(error)))


@cache
def _fields_of(kind: Any) -> dict[str, FieldInfo]:
    """The fields of the struct *kind*, by their names in a file: msgspec works them out slowly."""
    return {field.encode_name: field for field in msgspec.structs.fields(kind)}


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
