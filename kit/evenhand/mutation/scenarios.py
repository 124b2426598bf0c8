"""What scenarios notice: those that expect something of the original, and find it."""

from __future__ import annotations

from collections.abc import Sequence

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.problems import CatalogueError
from evenhand.catalogue.scenarios import Scenario, read_scenario
from evenhand.mutation.mutants import Mutant
from evenhand.mutation.notices import By, How, Notice
from evenhand.mutation.shadows import Shadows
from evenhand.questions.answers import RuleError, Unanswered
from evenhand.rulesets import RuleSet
from evenhand.search.checking import Progress
from evenhand.search.replays import mismatches

WITNESSES = "witnesses"


def scenarios_about(catalogue: Catalogue, rule_set: RuleSet) -> list[Scenario]:
    """Every scenario that expects something of *rule_set*, witnesses among them."""
    found = []
    for source in catalogue.sources:
        for file in source.scenario_files():
            if WITNESSES not in file.parts or file.parent.name == rule_set.name:
                scenario = read_scenario(file)
                if rule_set.name in scenario.expectations:
                    found.append(scenario)
    return found


def kind_of(scenario: Scenario) -> By:
    """What a scenario is to the rule set that it is about."""
    return "witness" if WITNESSES in scenario.file.parts else "scenario"


def scenario_notices(
    catalogue: Catalogue,
    shadows: Shadows,
    scenarios: Sequence[Scenario],
    progress: Progress,
) -> tuple[dict[Mutant, list[Notice]], list[Scenario]]:
    """By each mutant the scenarios that notice it, and those that the original disappoints.

    These can notice nothing. A mutant that answers as the original did need not be asked. Raises
    CatalogueError for a rule or a promise that a scenario names and that does not exist.
    """
    found: dict[Mutant, list[Notice]] = {mutant: [] for mutant in shadows.mutants}
    disappointed = []
    for place, scenario in enumerate(scenarios, start=1):
        progress("replaying scenarios", place, len(scenarios))
        how = _how(catalogue, scenario, shadows.rule_set)
        apart = shadows.parted()
        if how:
            disappointed.append(scenario)
            continue
        for mutant in shadows.those_of(apart):
            if how := _how_changed(catalogue, scenario, mutant):
                found[mutant].append(Notice(kind_of(scenario), scenario.name, how))
    return found, disappointed


def _how_changed(catalogue: Catalogue, scenario: Scenario, mutant: Mutant) -> How | None:
    """How a mutant disappoints a scenario; None where it does not."""
    try:
        return _how(catalogue, scenario, mutant.rule_set)
    except CatalogueError:  # the rule that it names is gone
        return "disappointed"


def _how(catalogue: Catalogue, scenario: Scenario, rule_set: RuleSet) -> How | None:
    try:
        return "disappointed" if mismatches(catalogue, scenario, rule_set) else None
    except Unanswered:
        return "silent"
    except RuleError:
        return "broken"
