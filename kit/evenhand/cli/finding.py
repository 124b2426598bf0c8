"""Finding: the one scenario, rule set or party that a command is about, by name."""

from __future__ import annotations

from pathlib import Path

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.problems import CatalogueError, Problem
from evenhand.catalogue.scenarios import Scenario, read_scenario
from evenhand.model.contracts import Party
from evenhand.questions.names import nearest
from evenhand.questions.places import shown
from evenhand.rulesets import RuleSet


def found_scenario(catalogue: Catalogue, name: str) -> Scenario:
    """The scenario in the file *name*, or else the one whose file is called so."""
    if Path(name).is_file():
        return read_scenario(Path(name))
    files = [file for source in catalogue.sources for file in source.scenario_files()]
    known = [file for file in files if "witnesses" not in file.parts]
    called_so = [file for file in known if file.stem == name]
    if len(called_so) == 1:
        return read_scenario(called_so[0])
    message = f"there is no such scenario file or name{nearest(name, {f.stem for f in known})}"
    if called_so:
        message = f"more than one is called so: {', '.join(map(shown, called_so))}; name the file"
    raise CatalogueError([Problem(name, None, message)])


def found_rule_set(catalogue: Catalogue, name: str) -> RuleSet:
    """The one rule set that this name, or pattern, chooses."""
    chosen = catalogue.chosen_rule_sets([name], one=True)
    if len(chosen) > 1:
        names = ", ".join(rule_set.name for rule_set in chosen)
        raise CatalogueError([Problem(name, None, f"that is more than one rule set: {names}")])
    return chosen[0]


def found_party(scenario: Scenario, name: str | None) -> Party:
    """The party of that name, or else the one that the story is about."""
    if name is None:
        return scenario.about
    known = {party.name: party for party in scenario.history.parties()}
    if name not in known:
        message = f"nobody is called {name!r}{nearest(name, known)}"
        raise CatalogueError([Problem(shown(scenario.file), None, message)])
    return known[name]
