"""The command ``mutate``: one clause of a rule set changed at a time, and who notices."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase

import click

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.problems import CatalogueError, Problem
from evenhand.catalogue.settings import Settings
from evenhand.cli import terminal
from evenhand.cli.finding import found_rule_set
from evenhand.cli.saying import say
from evenhand.mutation.findings import Mutation
from evenhand.mutation.mutating import mutate
from evenhand.questions.names import nearest
from evenhand.questions.rules import Rule
from evenhand.reports import json, mutant_files
from evenhand.reports.mutants import as_text
from evenhand.rulesets import RuleSet
from evenhand.search.checking import Effort

HISTORIES = 100
"""Invented at most, unless it is said how many: every change is tried on each."""


def run_mutate(
    catalogue: Catalogue,
    settings: Settings,
    *,
    rule_set: str,
    rules: tuple[str, ...],
    histories: int | None,
    seed: int | None,
    verbose: bool,
    form: str,
    strict: bool,
) -> None:
    """Mutate and print; with *strict*, exit with 1 where a clause has no change that is noticed."""
    mutated = found_rule_set(catalogue, rule_set)
    clauses = _chosen(mutated, rules)
    promises = catalogue.chosen_invariants(settings.invariants)
    invented = min(HISTORIES, settings.histories) if histories is None else histories
    effort = Effort.chosen(settings, histories=invented, seed=seed)
    with terminal.progress() as progress:
        found = mutate(catalogue, mutated, clauses, effort, promises=promises, progress=progress)
    _print(found, form, verbose=verbose)
    if strict and found.unguarded:
        raise click.exceptions.Exit(1)


def _chosen(rule_set: RuleSet, patterns: Sequence[str]) -> list[Rule]:
    """The rules that these names or patterns choose; without any, all."""
    known = rule_set.rules
    unmatched = [p for p in patterns if not any(fnmatchcase(name, p) for name in known)]
    if unmatched:
        raise CatalogueError(
            Problem(p, None, f"{rule_set.name} has no rule of this name{nearest(p, known)}")
            for p in unmatched
        )
    return [
        rule
        for name, rule in known.items()
        if not patterns or any(fnmatchcase(name, pattern) for pattern in patterns)
    ]


def _print(found: Mutation, form: str, *, verbose: bool) -> None:
    if form == "json":
        say(json.text(mutant_files.as_json(found)), nl=False)
    elif form == "markdown":
        say(mutant_files.as_markdown(found), nl=False)
    else:
        say(as_text(found, verbose=verbose), nl=False)
