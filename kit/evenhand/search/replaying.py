"""Replaying: a scenario file under one rule set, for tests that stand on their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.scenarios import Scenario, read_scenario
from evenhand.catalogue.sources import Source, sources
from evenhand.model.cases import Case
from evenhand.model.units import Exact
from evenhand.rulesets import RuleSet
from evenhand.runs import Run
from evenhand.search.replays import mismatches
from evenhand.search.trials import first_violation

Bounds = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Replay:
    """A scenario under a rule set: the numbers that are shown, and the promises that are broken.

    *bounds* stand in for the numbers that promises come with, by promise and name.
    """

    scenario: Scenario
    rule_set: RuleSet
    catalogue: Catalogue
    bounds: Bounds

    @property
    def before(self) -> Exact | None:
        """The number that a reader sees at the scenario's moment before; None for no score."""
        return self._run.as_of(self.scenario.before).shown(of=self.scenario.about)

    @property
    def after(self) -> Exact | None:
        """The number that a reader sees at the scenario's moment after; None for no score."""
        return self._run.as_of(self.scenario.after).shown(of=self.scenario.about)

    def violation(self, promise: str) -> Case | None:
        """The first case in which the promise of that name is not kept; None where all are.

        Raises CatalogueError for a promise that does not exist.
        """
        found = self.catalogue.chosen_invariants([promise])[0]
        bounded = found.bounded(self.bounds.get(promise, {}))
        return first_violation(self.rule_set, bounded, self.scenario.history)

    @property
    def differences(self) -> tuple[str, ...]:
        """Everything that comes out otherwise than the scenario expects of the rule set."""
        if self.rule_set.name not in self.scenario.expectations:
            return ()
        return tuple(map(str, mismatches(self.catalogue, self.scenario, self.rule_set)))

    @cached_property
    def _run(self) -> Run:
        return Run(self.rule_set, self.scenario.history)


def replay(
    file: Path | str,
    rule_set: str,
    *,
    policies: Path | str | None = None,
    bounds: Bounds | None = None,
) -> Replay:
    """Replay the scenario in *file* under the rule set of that name.

    The rule set is looked for in the folder *policies*, if one is named, in installed packages,
    and in the reference catalogue that comes with the kit. No settings are read. Raises
    CatalogueError, with file and line, for whatever is not as it should be.
    """
    file = Path(file)
    own = [Source(Path(policies), (), own=True)] if policies is not None else []
    catalogue = Catalogue([*own, *sources(file.parent, None)])
    rules = catalogue.chosen_rule_sets([rule_set], one=True)[0]
    return Replay(read_scenario(file), rules, catalogue, bounds or {})
