"""The command ``run``: one scenario told under one rule set after the other."""

from __future__ import annotations

from collections.abc import Iterable

import click

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.problems import CatalogueError, Problem
from evenhand.catalogue.scenarios import Scenario
from evenhand.cli.finding import found_scenario
from evenhand.cli.saying import say
from evenhand.questions.answers import Unanswered
from evenhand.questions.names import nearest
from evenhand.questions.places import shown
from evenhand.reports import json, retellings
from evenhand.reports.replays import told_run, told_scenario
from evenhand.rulesets import RuleSet
from evenhand.search.replays import Mismatch, mismatches


def run_scenario(catalogue: Catalogue, name: str, rule_sets: tuple[str, ...], form: str) -> None:
    """Tell the scenario; exit with 1 where something came out otherwise than it expects."""
    scenario = found_scenario(catalogue, name)
    wanted = rule_sets or tuple(scenario.expectations)
    if not wanted:
        message = "it expects nothing of any rule set; name one with --rule-set"
        raise CatalogueError([Problem(shown(scenario.file), None, message)])
    if not rule_sets:
        _refuse_unknown(catalogue, scenario)
    chosen = catalogue.chosen_rule_sets(wanted)
    retold = ((rule_set, _mismatches(catalogue, scenario, rule_set)) for rule_set in chosen)
    if _tell(scenario, retold, form):
        raise click.exceptions.Exit(1)


def _tell(scenario: Scenario, retold: Iterable[tuple[RuleSet, list[Mismatch]]], form: str) -> bool:
    """Tell it in this form, as text one rule set after the other; whether anything disappoints."""
    if form == "text":
        say(told_scenario(scenario))
        disappointed = []
        for rule_set, wrong in retold:
            say(told_run(scenario, rule_set, wrong))
            disappointed += wrong
        return bool(disappointed)
    known = list(retold)
    if form == "json":
        say(json.text(retellings.as_json(scenario, known)), nl=False)
    else:
        say(retellings.as_markdown(scenario, known), nl=False)
    return any(wrong for _, wrong in known)


def _mismatches(catalogue: Catalogue, scenario: Scenario, rule_set: RuleSet) -> list[Mismatch]:
    expected = scenario.expectations.get(rule_set.name)
    if expected is None:
        return []
    try:
        return mismatches(catalogue, scenario, rule_set)
    except Unanswered as unanswered:
        message = f"something is expected of {rule_set.name}, but {unanswered}"
        raise CatalogueError([Problem(shown(scenario.file), expected.line, message)]) from None


def _refuse_unknown(catalogue: Catalogue, scenario: Scenario) -> None:
    known = catalogue.rule_set_files
    unknown = [
        Problem(shown(scenario.file), expected.line, f"there is no rule set {name!r}{hint}")
        for name, expected in scenario.expectations.items()
        if name not in known
        for hint in [nearest(name, known)]
    ]
    if unknown:
        raise CatalogueError(unknown)
