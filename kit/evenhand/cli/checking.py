"""The command ``check``: the table, the stories, and witnesses on request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, TypeVar

import click

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.problems import CatalogueError
from evenhand.catalogue.settings import Settings
from evenhand.cli import terminal
from evenhand.cli.saying import note, say
from evenhand.model.units import many
from evenhand.model.verdicts import Outcome, Verdict
from evenhand.reports import json, markdown
from evenhand.reports.criteria import criteria, spoken
from evenhand.reports.examples import in_a_line, in_full
from evenhand.reports.paragraphs import entry, paragraph
from evenhand.reports.stories import story
from evenhand.reports.summary import summary
from evenhand.reports.updates import entries, write_witnesses
from evenhand.search.checking import Effort, pairs_of
from evenhand.search.parallel import ProcessLost, checked

T = TypeVar("T")
LOST = 2  # the exit code, as for any other reason not to have checked


def run_check(
    root: Path,
    catalogue: Catalogue,
    settings: Settings,
    *,
    rule_sets: tuple[str, ...],
    invariants: tuple[str, ...],
    histories: int | None,
    seed: int | None,
    examples: int,
    jobs: int | None,
    form: str,
    update: bool,
    exit_zero: bool,
) -> None:
    """Check, print, and exit with 1 where somebody must act."""
    pairs = pairs_of(
        _chosen(catalogue.chosen_rule_sets, rule_sets, "rule_sets", settings),
        _chosen(
            catalogue.chosen_invariants,
            [name.replace(" ", "_") for name in invariants],
            "invariants",
            settings,
        ),
    )
    effort = Effort.chosen(settings, histories=histories, seed=seed)
    today = datetime.now(UTC).date()
    jobs = settings.jobs if jobs is None else jobs
    with terminal.progress() as progress:
        try:
            verdicts = checked(
                root, catalogue, pairs, effort, today=today, jobs=jobs, progress=progress
            )
        except ProcessLost as lost:
            note(str(lost))
            raise click.exceptions.Exit(LOST) from None
    _print(catalogue, verdicts, effort, examples, form)
    for name in unchecked(verdicts):
        text = f"{name} answers no question that a promise asks: nothing was checked."
        if form == "text":
            say(paragraph(text, by=0))
        else:
            note(text)
    if update:
        _update(catalogue, verdicts)
    if not exit_zero and failed(verdicts):
        raise click.exceptions.Exit(1)


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


def failed(verdicts: Sequence[Verdict]) -> bool:
    """Whether somebody must act, or a rule set was not checked at all."""
    return any(verdict.failed for verdict in verdicts) or bool(unchecked(verdicts))


def unchecked(verdicts: Sequence[Verdict]) -> list[str]:
    """The rule sets that are silent on every promise: nothing was checked."""
    silent = Counter(v.rule_set for v in verdicts if v.outcome is Outcome.SILENT)
    every = Counter(verdict.rule_set for verdict in verdicts)
    return [name for name in every if silent[name] == every[name]]


def _print(
    catalogue: Catalogue, verdicts: list[Verdict], effort: Effort, examples: int, form: str
) -> None:
    if form == "json":
        rule_sets = {v.rule_set: catalogue.rule_set(v.rule_set) for v in verdicts}
        say(json.text(json.verdicts(verdicts, rule_sets)), nl=False)
        return
    table, told = criteria(verdicts, catalogue.invariants), in_full(verdicts, examples)
    if form == "markdown":
        headed = [(f"{v.rule_set}: {spoken(v.invariant)}", _story(catalogue, v)) for v in told]
        say(markdown.check_report(table, headed, unicode=terminal.knows_unicode()), nl=False)
        return
    terminal.print_criteria(terminal.console(), table)
    say()
    for verdict in told:
        say(f"{_story(catalogue, verdict)}\n")
        if verdict is [other for other in told if other.invariant == verdict.invariant][-1]:
            _say_who_else(catalogue, verdict, [v for v in verdicts if v not in told])
    _say_what_it_came_to(verdicts, effort, told=bool(examples))


def _say_what_it_came_to(verdicts: Sequence[Verdict], effort: Effort, *, told: bool) -> None:
    listed = sum(v.outcome is Outcome.VIOLATED and not v.failed for v in verdicts)
    if listed and not told:
        say(f"Violations listed and not told: {listed}; --examples tells them.\n")
    say(paragraph(summary(verdicts), by=0))
    seen = many(max((v.evidence.histories for v in verdicts), default=0), "history", "histories")
    invented = f"{effort.histories:,} of them invented from seed {effort.seed}"
    say(paragraph(f"{seen} for each, {invented}.", by=0))


def _say_who_else(catalogue: Catalogue, told: Verdict, others: Sequence[Verdict]) -> None:
    """In a few lines, the other rule sets that break the promise that was just told."""
    found = [v for v in others if v.invariant == told.invariant]
    told_in_lines = list(in_a_line(found, catalogue.rule_set))
    if told_in_lines:
        say("The same promise is broken, as listed, by:")
        for line in told_in_lines:
            say(entry(line))
        say()


def _story(catalogue: Catalogue, verdict: Verdict) -> str:
    rule_set = catalogue.rule_set(verdict.rule_set)
    return story(verdict, rule_set, catalogue.invariants[verdict.invariant])


def _update(catalogue: Catalogue, verdicts: Sequence[Verdict]) -> None:
    """Write the witnesses that are missing; print the entries that are; edit nothing."""
    for line in write_witnesses(catalogue, verdicts):
        note(line)
    for rule_set, text in entries(catalogue, verdicts):
        note(f"# To review, and to add to {rule_set}:\n\n{text}")
