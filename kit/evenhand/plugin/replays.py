"""Scenario files as pytest sees them: an item for each rule set that something is expected of."""

from __future__ import annotations

from typing import Any

import pytest

from evenhand.catalogue.problems import CatalogueError, Problem
from evenhand.catalogue.scenarios import Scenario, read_scenario
from evenhand.plugin.plain import PlainFailure, PlainFile, PlainItem
from evenhand.plugin.scopes import SCOPE
from evenhand.questions.names import nearest
from evenhand.questions.places import shown


class ScenarioFile(PlainFile):
    """The file in which a scenario is written."""

    def items(self) -> list[pytest.Item]:
        scenario = read_scenario(self.path)
        if not scenario.expectations:
            return [Pointless.from_parent(self, name="expectations", title=scenario.title)]
        scope = self.config.stash[SCOPE]
        return [
            Replay.from_parent(
                self,
                name=rule_set,
                title=f"{rule_set}: {scenario.title}",
                line=expected.line,
                scenario=scenario,
            )
            for rule_set, expected in scenario.expectations.items()
            if scope.chooses(rule_set)
        ]


class Replay(PlainItem):
    """One scenario under one rule set."""

    def __init__(self, *, scenario: Scenario, **rest: Any) -> None:
        super().__init__(**rest)
        self.scenario = scenario

    def runtest(self) -> None:
        from evenhand.search.replays import mismatches

        catalogue = self.config.stash[SCOPE].catalogue
        if self.name not in catalogue.rule_set_files:
            hint = nearest(self.name, catalogue.rule_set_files)
            message = f"there is no rule set {self.name!r}{hint}"
            raise CatalogueError([Problem(shown(self.path), self.line, message)])
        found = mismatches(catalogue, self.scenario, catalogue.rule_set(self.name))
        self.tell(mismatches=len(found))
        if found:
            raise PlainFailure("\n".join(map(str, found)))


class Pointless(PlainItem):
    """A scenario that reads well and asks nothing."""

    def runtest(self) -> None:
        raise PlainFailure(
            f"{shown(self.path)}: this expects nothing; say under [expect.RULE_SET] what should "
            "come out"
        )
