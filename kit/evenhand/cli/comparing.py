"""The command ``compare``: rule sets side by side, or beside what they were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.problems import CatalogueError, Problem
from evenhand.catalogue.settings import Settings
from evenhand.catalogue.writing import write_new
from evenhand.cli import terminal
from evenhand.cli.people import chosen_people
from evenhand.cli.saying import note, say
from evenhand.comparisons.beside import Comparison
from evenhand.comparisons.comparing import compare
from evenhand.comparisons.people import People
from evenhand.comparisons.revisions import Since, since
from evenhand.comparisons.sharing import Wanted
from evenhand.questions.places import shown
from evenhand.reports import comparisons, json
from evenhand.reports.cell_changes import compared
from evenhand.reports.comparison_files import files_of, names_of
from evenhand.reports.comparison_json import as_json
from evenhand.reports.comparison_markdown import as_markdown
from evenhand.reports.cutting import TooTight
from evenhand.search.checking import Effort
from evenhand.search.exhaustive import TooMany
from evenhand.search.parallel import ProcessLost

NOT_COMPARED = 2  # the exit code where nothing was compared, whatever stood in the way


@dataclass(frozen=True)
class Found:
    """What came of it: comparisons, and what else became of the repository since a revision."""

    comparisons: tuple[Comparison, ...]
    since: Since | None = None

    @property
    def worse(self) -> bool:
        """Whether a promise that was kept is failed, or is kept only since a bound moved."""
        return self.since.worse if self.since else any(each.worse for each in self.comparisons)


def run_compare(
    root: Path,
    catalogue: Catalogue,
    settings: Settings,
    *,
    names: tuple[str, ...],
    base_rev: str | None,
    exhaustive: int,
    histories: int | None,
    seed: int | None,
    jobs: int | None,
    people: int | None,
    log: str | None,
    every: bool,
    write: str | None,
    limit: int,
    fail_on: str | None,
    form: str,
) -> None:
    """Compare and print. A difference is an answer, so the exit code is 0 unless asked for."""
    jobs = jobs or settings.jobs
    effort = Effort.chosen(settings, histories=histories, seed=seed, exhaustive=exhaustive)
    chosen = names if base_rev else tuple(_named(catalogue, names))
    if write and not base_rev:
        _refuse_what_is_there(Path(write), chosen)
    everybody = _people(people, log, effort.seed)
    try:
        found = _found(
            root,
            catalogue,
            chosen,
            base_rev,
            _promises(catalogue, settings),
            effort,
            jobs,
            everybody,
        )
    except (ProcessLost, TooMany) as trouble:
        note(str(trouble))
        raise click.exceptions.Exit(NOT_COMPARED) from None
    _print(found, catalogue, every=every, limit=limit, form=form)
    if write:
        _write(found, Path(write))
    if fail_on and found.worse:
        raise click.exceptions.Exit(1)


def _found(
    root: Path,
    catalogue: Catalogue,
    names: Sequence[str],
    base_rev: str | None,
    promises: tuple[str, ...],
    effort: Effort,
    jobs: int | None,
    people: People | None,
) -> Found:
    today = datetime.now(UTC).date()
    with terminal.progress() as progress:
        if base_rev:
            told = since(
                root,
                catalogue,
                base_rev,
                names,
                promises,
                effort,
                today=today,
                progress=progress,
                jobs=jobs,
                people=people,
            )
            return Found(told.comparisons, told)
        baseline, *candidates = names
        wanted = Wanted(root, baseline, tuple(candidates), promises)
        one = compare(
            wanted, catalogue, effort, today=today, progress=progress, jobs=jobs, people=people
        )
        return Found((one,))


def _people(people: int | None, log: str | None, seed: int) -> People | None:
    """Who is asked after: those of a log, invented ones, or nobody."""
    if log is not None and people is not None:
        message = "nobody is invented beside a log: leave out one of the two"
        raise CatalogueError([Problem("--people", None, message)])
    return None if people == 0 else chosen_people(people, seed, log, None)


def _promises(catalogue: Catalogue, settings: Settings) -> tuple[str, ...]:
    """The promises that the repository has chosen; all where it has chosen none."""
    return tuple(promise.name for promise in catalogue.chosen_invariants(settings.invariants))


def _named(catalogue: Catalogue, names: Sequence[str]) -> Iterator[str]:
    """The rule sets that are named, the baseline first; all that is wrong with them at once."""
    problems: list[Problem] = []
    found: list[str] = []
    for name in names:
        try:
            wanted = catalogue.chosen_rule_sets([name], one=name == names[0])
            matched = [each.name for each in wanted]
        except CatalogueError as error:
            problems += error.problems
            continue
        if len(matched) > 1 and not found:
            several = ", ".join(matched)
            problems.append(Problem(name, None, f"the baseline is one rule set, not {several}"))
        others = matched if matched == [name] else [each for each in matched if each not in found]
        found += [each for each in others if each not in found[1:]]
    if not problems and len(found) < 2:
        message = "name a baseline and a candidate, or --base-rev with a revision to compare with"
        problems.append(Problem("compare", None, message))
    if problems:
        raise CatalogueError(problems)
    return iter(found)


def _print(found: Found, catalogue: Catalogue, *, every: bool, limit: int, form: str) -> None:
    if form == "json":
        say(json.text(as_json(found.comparisons, found.since)), nl=False)
    elif form == "markdown":
        say(_markdown(found, catalogue, every=every, limit=limit), nl=False)
    else:
        if found.since:
            say(comparisons.told_since(found.since))
        for place, each in enumerate(found.comparisons):
            if place or found.since:
                say()
            _print_one(each, catalogue, every=every)


def _markdown(found: Found, catalogue: Catalogue, *, every: bool, limit: int) -> str:
    promises = catalogue.invariants
    try:
        return as_markdown(found.comparisons, promises, limit=limit, every=every, since=found.since)
    except TooTight as tight:
        raise CatalogueError([Problem("--limit", None, str(tight))]) from None


def _print_one(found: Comparison, catalogue: Catalogue, *, every: bool) -> None:
    say(comparisons.headline(found))
    table = compared(found, catalogue.invariants, every=every)
    if table:
        say()
        terminal.print_criteria(terminal.console(), table)
    shown_rows = len(table.invariants) if table else 0
    if words := comparisons.unchanged_promises(found, shown_rows, every=every):
        say(f"\n{words}")
    for beside in found.candidates:
        say(f"\n{comparisons.as_text(found, beside)}")


def _refuse_what_is_there(folder: Path, names: Sequence[str]) -> None:
    """Nothing is overwritten: what is there already is told before anything is tried."""
    baseline, *candidates = names
    files = [folder / name for each in candidates for name in names_of(baseline, each)]
    there = [file for file in files if file.exists()]
    if there:
        message = "it is there already, and nothing is overwritten; name another folder"
        raise CatalogueError(Problem(shown(file), None, message) for file in there)


def _write(found: Found, folder: Path) -> None:
    files = [file for each in found.comparisons for file in files_of(each)]
    if not files:
        note("no history was found that could be written")
    for file in files:
        target = folder / file.name
        if not file.text:
            note(f"{shown(target)}: not written, as no scenario can expect the numbers shown")
        elif write_new(target, file.text):
            note(f"wrote {shown(target)}")
        else:
            note(f"{shown(target)}: it is there already, and was left as it is")
