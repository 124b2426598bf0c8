"""The command ``compare``: two rule sets side by side."""

from __future__ import annotations

from datetime import UTC, datetime

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.problems import CatalogueError, Problem
from evenhand.catalogue.settings import Settings
from evenhand.cli import terminal
from evenhand.cli.saying import say
from evenhand.comparisons.comparing import Comparison, compare
from evenhand.comparisons.sides import Sides
from evenhand.reports import comparisons, json
from evenhand.reports.criteria import Criteria, criteria
from evenhand.rulesets import RuleSet
from evenhand.search.checking import Effort


def run_compare(
    catalogue: Catalogue,
    settings: Settings,
    *,
    baseline: str,
    candidate: str,
    histories: int | None,
    seed: int | None,
    form: str,
) -> None:
    """Compare and print. A difference is an answer, not a failure: the exit code is 0."""
    sides = Sides(_one(catalogue, baseline), _one(catalogue, candidate))
    effort = Effort.chosen(settings, histories=histories, seed=seed)
    today = datetime.now(UTC).date()
    with terminal.progress() as progress:
        found = compare(catalogue, sides, effort, today=today, progress=progress)
    _print(found, criteria(comparisons.changed(found), catalogue.invariants), form)


def _one(catalogue: Catalogue, name: str) -> RuleSet:
    chosen = catalogue.chosen_rule_sets([name])
    if len(chosen) > 1:
        names = ", ".join(rule_set.name for rule_set in chosen)
        raise CatalogueError([Problem(name, None, f"that is more than one rule set: {names}")])
    return chosen[0]


def _print(found: Comparison, table: Criteria, form: str) -> None:
    if form == "json":
        say(json.text(comparisons.as_json(found)), nl=False)
    elif form == "markdown":
        say(comparisons.as_markdown(found, table), nl=False)
    else:
        say(comparisons.headline(found) + "\n")
        terminal.print_criteria(terminal.console(), table)
        say("\n" + comparisons.differences(found))
