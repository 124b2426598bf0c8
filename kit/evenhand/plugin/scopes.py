"""A scope: what a session is about, the repository's own files and what was chosen of them."""

from __future__ import annotations

import os
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path

import pytest

from evenhand.catalogue.catalogue import catalogue_of
from evenhand.catalogue.problems import CatalogueError, Problem
from evenhand.invariants.declared import Invariant
from evenhand.plugin.options import Options, read_options


class Scope:
    """The catalogue as the repository sees it, and the rule sets and promises chosen from it.

    Raises CatalogueError for settings that are wrong, and for a choice of nothing; for a choice of
    promises that the table makes only when they are asked for, since it takes loading modules.
    """

    def __init__(self, config: pytest.Config) -> None:
        self.catalogue, settings = catalogue_of(config.rootpath)
        self.options: Options = read_options(config, settings)
        self.rule_sets = self._own_and_chosen()
        if config.getoption("evenhand_invariant"):
            self.catalogue.chosen_invariants(self.options.invariants)

    @cached_property
    def promises(self) -> list[Invariant]:
        """The chosen promises."""
        return self.catalogue.chosen_invariants(self.options.invariants)

    @cached_property
    def rule_set_at(self) -> dict[Path, str]:
        """The chosen rule sets by the files in which they are written."""
        return {_whole(self.catalogue.rule_set_files[name]): name for name in self.rule_sets}

    @cached_property
    def scenario_files(self) -> frozenset[Path]:
        """The repository's own scenarios."""
        mine = [source for source in self.catalogue.sources if source.own]
        return frozenset(_whole(file) for source in mine for file in source.scenario_files())

    def chooses(self, rule_set: str) -> bool:
        """Whether a rule set, from wherever it comes, is among those that are wanted."""
        patterns = self.options.rule_sets
        return not patterns or any(fnmatchcase(rule_set, pattern) for pattern in patterns)

    def _own_and_chosen(self) -> tuple[str, ...]:
        known = self.catalogue.rule_set_files
        for pattern in self.options.rule_sets:
            if not any(fnmatchcase(name, pattern) for name in known):
                self.catalogue.chosen_rule_sets([pattern])  # raises, with the nearest name
        own = tuple(name for name in self.catalogue.own if self.chooses(name))
        if not own:
            raise CatalogueError(
                Problem(
                    pattern,
                    None,
                    "no rule set of this repository is called so; pytest "
                    "checks its own, evenhand check any",
                )
                for pattern in self.options.rule_sets
            )
        return own


SCOPE = pytest.StashKey[Scope]()


def _whole(path: Path) -> Path:
    """As pytest writes paths: absolute, without dots, links left alone."""
    return Path(os.path.abspath(path))
