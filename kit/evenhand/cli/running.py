"""The command ``run``: one scenario told under one rule set after the other."""

from __future__ import annotations

from pathlib import Path

import click

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.problems import CatalogueError, Problem, shown
from evenhand.catalogue.scenarios import Scenario, read_scenario
from evenhand.reports.replays import told_run, told_scenario
from evenhand.rulesets import nearest
from evenhand.search.replays import mismatches


def run_scenario(catalogue: Catalogue, name: str, rule_sets: tuple[str, ...]) -> None:
    """Tell the scenario; exit with 1 where something came out otherwise than it expects."""
    scenario = _found(catalogue, name)
    wanted = rule_sets or tuple(scenario.expectations)
    if not wanted:
        message = "it expects nothing of any rule set; name one with --rule-set"
        raise CatalogueError([Problem(shown(scenario.file), None, message)])
    click.echo(told_scenario(scenario))
    disappointed = False
    for rule_set in catalogue.chosen_rule_sets(wanted):
        expected = rule_set.name in scenario.expectations
        wrong = mismatches(catalogue, scenario, rule_set) if expected else []
        disappointed |= bool(wrong)
        click.echo(told_run(scenario, rule_set, wrong))
    if disappointed:
        raise click.exceptions.Exit(1)


def _found(catalogue: Catalogue, name: str) -> Scenario:
    """The scenario in the file *name*, or else the one whose file is called so."""
    if Path(name).is_file():
        return read_scenario(Path(name))
    files = [file for source in catalogue.sources for file in source.scenario_files()]
    known = {file.stem: file for file in files if "witnesses" not in file.parts}
    if name in known:
        return read_scenario(known[name])
    hint = nearest(name, known)
    raise CatalogueError([Problem(name, None, f"there is no such scenario file or name{hint}")])
