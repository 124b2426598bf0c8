"""The command ``report``: a check as one page that anyone can open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path

import click

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.problems import CatalogueError, Problem
from evenhand.catalogue.scenarios import Scenario, read_scenario
from evenhand.catalogue.settings import Settings
from evenhand.cli import terminal
from evenhand.cli.checking import NOT_CHECKED
from evenhand.cli.choosing import chosen_pairs
from evenhand.cli.finding import found_scenario
from evenhand.cli.saying import note, say
from evenhand.model.verdicts import Verdict
from evenhand.questions.places import shown
from evenhand.reports.page.material import Material
from evenhand.reports.page.page import page
from evenhand.reports.paragraphs import paragraph
from evenhand.reports.summary import summary
from evenhand.search.checking import Effort
from evenhand.search.parallel import ProcessLost, checked

THREADS = (
    "overnight_cancellation_91_to_80",
    "eight_hires_cancelled_within_ten_hours",
    "left_an_unethical_job_and_the_client_took_revenge",
)
"""The scenarios that are drawn where none is asked for: what people told of first."""

FEW = 3  # of one's own that are drawn where the rule sets have no part in those


def run_report(
    root: Path,
    catalogue: Catalogue,
    settings: Settings,
    *,
    rule_sets: tuple[str, ...],
    invariants: tuple[str, ...],
    html: str,
    scenarios: tuple[str, ...],
    histories: int | None,
    seed: int | None,
    jobs: int | None,
    overwrite: bool,
) -> None:
    """Check, and write the page. Whatever is found, a report is an answer: the exit code is 0."""
    file = Path(html)
    _refuse(file, overwrite=overwrite)
    pairs = chosen_pairs(catalogue, settings, rule_sets, invariants)
    names = list(dict.fromkeys(rule_set.name for rule_set, _ in pairs))
    drawn = _chosen(catalogue, scenarios, names) if scenarios else _usual(catalogue, names)
    effort = Effort.chosen(settings, histories=histories, seed=seed)
    today = datetime.now(UTC).date()
    with terminal.progress() as progress:
        check = partial(checked, root, catalogue, pairs, effort, today=today, progress=progress)
        verdicts = _done(partial(check, jobs=settings.jobs if jobs is None else jobs))
        progress("writing the page", 0, 0)
        text = page(_material(catalogue, verdicts, drawn, effort, today))
    _write(file, text, overwrite=overwrite)
    say(paragraph(summary(verdicts), by=0))
    say(f"Written to {shown(file)}, {len(text.encode()) / 1000:,.0f} kB.")


def _done(check: Callable[[], list[Verdict]]) -> list[Verdict]:
    """The verdicts; where a process was lost, that it was, and the end."""
    try:
        return check()
    except ProcessLost as trouble:
        note(str(trouble))
        raise click.exceptions.Exit(NOT_CHECKED) from None


def _material(
    catalogue: Catalogue,
    verdicts: Sequence[Verdict],
    scenarios: Sequence[Scenario],
    effort: Effort,
    today: date,
) -> Material:
    return Material(
        verdicts=verdicts,
        rule_set_of=catalogue.rule_set,
        invariants=catalogue.invariants,
        day=today,
        version=version("evenhand"),
        histories=effort.histories,
        seed=effort.seed,
        scenarios=scenarios,
    )


def _refuse(file: Path, *, overwrite: bool) -> None:
    """Refuse, before anything is checked, a file that cannot be written or is not to be."""
    if file.is_dir():
        raise _wrong(file, "this is a folder; name a file in it, such as report.html")
    if not file.parent.is_dir():
        raise _wrong(file, f"there is no folder {shown(file.parent)!r}; make it first")
    if file.exists() and not overwrite:
        raise _wrong(file, "this file is there already; --overwrite replaces it")


def _write(file: Path, text: str, *, overwrite: bool) -> None:
    try:
        with file.open("w" if overwrite else "x", encoding="utf-8", newline="\n") as new:
            new.write(text)
    except OSError as error:
        raise _wrong(file, f"it cannot be written: {error.strerror}") from None


def _wrong(file: Path, message: str) -> CatalogueError:
    return CatalogueError([Problem(shown(file), None, message)])


def _chosen(catalogue: Catalogue, named: Sequence[str], rule_sets: Sequence[str]) -> list[Scenario]:
    """The scenarios of these names; each must expect something of a rule set of the report."""
    found = [found_scenario(catalogue, name) for name in dict.fromkeys(named)]
    strange = [s for s in found if not s.expectations.keys() & set(rule_sets)]
    if strange:
        raise CatalogueError(
            Problem(shown(s.file), None, f"it expects nothing of a rule set in this report{hint}")
            for s in strange
            for hint in [f"; it does of {', '.join(s.expectations)}" if s.expectations else ""]
        )
    return found


def _usual(catalogue: Catalogue, rule_sets: Sequence[str]) -> list[Scenario]:
    """What people told of first, or else some scenarios of one's own."""
    files = {file.stem: file for source in catalogue.sources for file in source.scenario_files()}
    threads = [read_scenario(files[name]) for name in THREADS if name in files]
    ours = [s for s in threads if s.expectations.keys() & set(rule_sets)]
    return ours or list(_own(catalogue, rule_sets))[:FEW]


def _own(catalogue: Catalogue, rule_sets: Sequence[str]) -> Iterator[Scenario]:
    """One's own scenarios that expect some number to be shown under these rule sets."""
    for source in catalogue.sources:
        for file in source.scenario_files() if source.own else ():
            if "witnesses" not in file.parts:
                scenario = read_scenario(file)
                if any(s.shown for name, s in scenario.expectations.items() if name in rule_sets):
                    yield scenario
