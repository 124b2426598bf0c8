"""Bounds: the numbers that a repository gives to promises in place of the kit's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from evenhand.catalogue.decode import Lines, decode, parse
from evenhand.catalogue.problems import CatalogueError, Problem
from evenhand.catalogue.settings import TABLE
from evenhand.invariants.declared import Invariant
from evenhand.questions.figures import kind_of
from evenhand.questions.names import nearest

Bounds = Mapping[str, Mapping[str, Any]]


def bounded(promises: Mapping[str, Invariant], bounds: Bounds, file: Path) -> dict[str, Invariant]:
    """The promises with these *bounds*, which ``[tool.evenhand.bounds]`` in *file* gives.

    Raises CatalogueError for every promise and bound that does not exist, and wrong number.
    """
    if not bounds:
        return dict(promises)
    _, lines = parse(file)
    problems = list(_unknown(promises, bounds, lines))
    found = dict(promises)
    for name, numbers in bounds.items():
        if name not in promises:
            continue
        decoded = {}
        for bound, number in numbers.items():
            if bound not in promises[name].parameters:
                continue
            place = (*TABLE, "bounds", name, bound)
            try:
                kind = kind_of(promises[name].check, bound)
                decoded[bound] = decode(number, kind, lines, at=place)
            except CatalogueError as error:
                problems += error.problems
        found[name] = promises[name].bounded(decoded)
    if problems:
        raise CatalogueError(problems)
    return found


def _unknown(promises: Mapping[str, Invariant], bounds: Bounds, lines: Lines) -> Iterator[Problem]:
    for name, numbers in bounds.items():
        place = (*TABLE, "bounds", name)
        if name not in promises:
            yield lines.problem(place, f"there is no promise {name!r}{nearest(name, promises)}")
            continue
        known = promises[name].parameters
        for bound in numbers:
            if bound not in known:
                message = f"promise {name!r} has no bound {bound!r}{nearest(bound, known)}"
                yield lines.problem((*place, bound), message)
