"""The command ``report``: a check as one page that anyone can open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.problems import CatalogueError, Problem
from evenhand.catalogue.settings import Settings
from evenhand.cli import terminal
from evenhand.cli.checking import refusals
from evenhand.cli.choosing import chosen_pairs
from evenhand.cli.finding import found_rule_set
from evenhand.cli.material import material, named, usual
from evenhand.cli.new_files import homeless, in_the_way, write
from evenhand.cli.people import chosen_people
from evenhand.cli.saying import say
from evenhand.comparisons.gains import gains
from evenhand.comparisons.sides import Sides
from evenhand.questions.places import shown
from evenhand.reports.page.gains import Gains
from evenhand.reports.page.page import page
from evenhand.reports.page.people import drawn
from evenhand.reports.paragraphs import paragraph
from evenhand.reports.summary import summary
from evenhand.rulesets import RuleSet
from evenhand.search.checking import Effort
from evenhand.search.parallel import checked


def run_report(
    root: Path,
    catalogue: Catalogue,
    settings: Settings,
    *,
    rule_sets: tuple[str, ...],
    invariants: tuple[str, ...],
    html: str,
    scenarios: tuple[str, ...],
    base: str | None,
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
    timelines = named(catalogue, scenarios, names) if scenarios else usual(catalogue, names)
    compared = found_rule_set(catalogue, base) if base else None
    effort = Effort.chosen(settings, histories=histories, seed=seed)
    today = datetime.now(UTC).date()
    with terminal.progress() as progress, refusals():
        verdicts = checked(
            root,
            catalogue,
            pairs,
            effort,
            today=today,
            jobs=settings.jobs if jobs is None else jobs,
            progress=progress,
        )
        gained = _gains(compared, catalogue, names, effort, progress) if compared else []
        progress("writing the page", 0, 0)
        made = material(catalogue, verdicts, effort, day=today, scenarios=timelines, gains=gained)
        text = page(made)
    write(file, text, overwrite=overwrite)
    say(paragraph(summary(verdicts), by=0))
    say(f"Written to {shown(file)}, {len(text.encode()) / 1000:,.0f} kB.")


def _gains(
    base: RuleSet,
    catalogue: Catalogue,
    names: Sequence[str],
    effort: Effort,
    progress: terminal.ProgressHook,
) -> list[Gains]:
    """Who gains and who loses, from *base* to each of the rule sets of these names."""
    people = chosen_people(None, effort.seed, None, None)
    found = []
    for done, name in enumerate(names):
        progress("who gains and who loses", done, len(names))
        if name != base.name:
            found.append(drawn(gains(Sides(base, catalogue.rule_set(name)), people)))
    return found


def _refuse(file: Path, *, overwrite: bool) -> None:
    """Refuse, before anything is checked, a file that cannot be written or is not to be."""
    messages = [*homeless(file), *in_the_way(file, overwrite=overwrite)]
    if messages:
        raise CatalogueError(Problem(shown(file), None, message) for message in messages)
