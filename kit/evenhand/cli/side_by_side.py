"""The commands that compare, explain and hand over: what each takes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from evenhand.catalogue.catalogue import catalogue_of
from evenhand.catalogue.settings import repository
from evenhand.cli.days import Day
from evenhand.cli.door import FORMATS, evenhand, here, plainly

COMMENT = 64_000  # bytes that the comment on a pull request has room for
MOST = 20_000  # people who are invented at once
PEOPLE = click.IntRange(0, MOST)
DAY = Day()
UNDER_WAY = (
    "Whose rules treat contracts under way then: all new, the old, or those of their hiring."
)


@evenhand.command()
@click.argument("names", metavar="[BASELINE] [CANDIDATE]...", nargs=-1)
@click.option("--base-rev", metavar="REV", help="Compare with the same rule sets at a revision.")
@click.option(
    "--exhaustive",
    type=click.IntRange(min=1),
    metavar="K",
    default=2,
    show_default=True,
    help="Hold the two together on every history of up to K contracts.",
)
@click.option("--histories", type=click.IntRange(min=1), help="How many histories to invent.")
@click.option("--seed", type=click.IntRange(min=0), help="The seed that they are invented from.")
@click.option("--jobs", type=click.IntRange(min=1), help="How many processes look.")
@click.option("--people", type=PEOPLE, help="How many people to invent: 1,000; 0 for none.")
@click.option("--log", metavar="FILE.csv", help="Real people instead: a row for each contract.")
@click.option("--all", "every", is_flag=True, help="Show promises that come out alike, too.")
@click.option("--write", metavar="FOLDER", help="Keep the histories that are found as scenarios.")
@click.option(
    "--limit",
    type=click.IntRange(min=1_000),
    metavar="N",
    default=COMMENT,
    show_default=True,
    help="Bytes of Markdown at most; the least important is cut first.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["worse"]),
    help="Exit with 1 if a promise that the baseline kept is broken, or is kept only since a "
    "bound of it moved.",
)
@click.option("--format", "form", type=FORMATS, default="text", show_default=True)
@plainly
def compare(**options: Any) -> None:
    """Set each rule set CANDIDATE beside BASELINE; with --base-rev, beside what it was."""
    from evenhand.cli.comparing import run_compare

    root = repository(Path.cwd())
    run_compare(root, *catalogue_of(root), **options)


@evenhand.command()
@click.argument("scenario")
@click.option("--rule-set", "rule_set", required=True, help="Under this rule set.")
@click.option("--moment", help="At this date, time with its zone, or 'day 14'; else at its end.")
@click.option("--of", metavar="PARTY", help="Of this party; else of whom the story is about.")
@click.option("--reach", metavar="N", help="Tell what it takes to be shown with N or more.")
@click.option("--format", "form", type=FORMATS, default="text", show_default=True)
@plainly
def explain(**options: Any) -> None:
    """Tell how the number of one SCENARIO, a file or a name, comes about under a rule set."""
    from evenhand.cli.explaining import run_explain

    run_explain(here()[0], **options)


@evenhand.command()
@click.argument("scenario")
@click.option("--rule-set", "rule_set", required=True, help="Under this rule set.")
@click.option("--out", required=True, metavar="DIR", help="The folder to write.")
@click.option("--overwrite", is_flag=True, help="Also over files that are there.")
@plainly
def pack(**options: Any) -> None:
    """Write the case of one SCENARIO, a file or a name, as a folder that can be handed over."""
    from evenhand.cli.packing import run_pack

    run_pack(here()[0], **options)


@evenhand.command()
@click.argument("baseline")
@click.argument("candidate")
@click.option("--people", type=click.IntRange(1, MOST), help="How many people to invent: 1,000.")
@click.option("--seed", type=click.IntRange(min=0), help="The seed that they are invented from: 0.")
@click.option("--log", metavar="FILE.csv", help="Real people instead: a row for each contract.")
@click.option("--at", type=DAY, help="The day from which all is seen: its first moment, UTC.")
@click.option("--on", type=DAY, help="The first day of the candidate, instead of its file's.")
@click.option("--under-way", type=click.Choice(["new", "old", "hired"]), help=UNDER_WAY)
@click.option("--format", "form", type=FORMATS, default="text", show_default=True)
@plainly
def people(**options: Any) -> None:
    """Tell who gains and who loses where CANDIDATE takes the place of BASELINE.

    With --on or --under-way the rules change on a day: who stands where the day before and after.
    """
    from evenhand.cli.people import run_people

    run_people(here()[0], **options)


@evenhand.command()
@click.argument("rule_sets", metavar="[RULE_SET]...", nargs=-1)
@click.option("--html", metavar="FILE", required=True, help="Where to write the page.")
@click.option("--invariant", "invariants", multiple=True, help="Only this promise, or pattern.")
@click.option("--scenario", "scenarios", multiple=True, help="Draw this one, a file or a name.")
@click.option("--compare", "base", metavar="BASE", help="Who gains and loses, from these rules.")
@click.option("--histories", type=click.IntRange(min=1), help="How many histories to invent.")
@click.option("--seed", type=click.IntRange(min=0), help="The seed that they are invented from.")
@click.option("--jobs", type=click.IntRange(min=1), help="How many processes check.")
@click.option("--overwrite", is_flag=True, help="Replace FILE if it is there already.")
@plainly
def report(**options: Any) -> None:
    """Check, and tell it on one page without scripts that anyone can open."""
    from evenhand.cli.paging import run_report

    root = repository(Path.cwd())
    run_report(root, *catalogue_of(root), **options)
