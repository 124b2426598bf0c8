"""Choosing: which rule sets and promises a check is about; a misspelt name is told where it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Literal, TypeVar

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.problems import CatalogueError
from evenhand.catalogue.settings import Settings
from evenhand.search.checking import pairs_of
from evenhand.search.witnesses import Pair

T = TypeVar("T")


def chosen_pairs(
    catalogue: Catalogue,
    settings: Settings,
    rule_sets: tuple[str, ...],
    invariants: tuple[str, ...],
) -> list[Pair]:
    """The pairs that are named, or else those that the settings name, or else one's own."""
    names = [name.replace(" ", "_") for name in invariants]
    return pairs_of(
        _chosen(catalogue.chosen_rule_sets, rule_sets, "rule_sets", settings),
        _chosen(catalogue.chosen_invariants, names, "invariants", settings),
    )


def _chosen(
    choose: Callable[[Iterable[str]], list[T]],
    named: Sequence[str],
    key: Literal["rule_sets", "invariants"],
    settings: Settings,
) -> list[T]:
    """What is named on the command line, or else in the table; what is misspelt there is told."""
    listed: tuple[str, ...] = getattr(settings, key)
    try:
        return choose(named or listed)
    except CatalogueError as error:
        if named or not all(problem.file in listed for problem in error.problems):
            raise
        where = f"pyproject.toml: {key} of tool.evenhand"
        raise CatalogueError(
            replace(problem, file=f"{where}: {problem.file}") for problem in error.problems
        ) from None
