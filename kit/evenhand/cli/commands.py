"""The commands that check, replay and search: what each takes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from evenhand.catalogue.catalogue import catalogue_of
from evenhand.catalogue.goal_files import EVENTS, WORDS
from evenhand.catalogue.settings import repository
from evenhand.cli.days import Moment
from evenhand.cli.door import FORMATS, REPORTED, evenhand, here, hyphened, plainly


@evenhand.command()
@click.argument("rule_sets", metavar="[RULE_SET]...", nargs=-1)
@click.option("--invariant", "invariants", multiple=True, help="Only this promise, or pattern.")
@click.option("--histories", type=click.IntRange(min=1), help="How many histories to invent.")
@click.option("--seed", type=click.IntRange(min=0), help="The seed that they are invented from.")
@click.option(
    "--examples",
    type=click.IntRange(min=0),
    help="Stories told in full of each promise; what fails is always told.",
)
@click.option("--verbose", is_flag=True, help="All evidence, and a story of each broken promise.")
@click.option(
    "--exhaustive",
    type=click.IntRange(min=1),
    metavar="K",
    help="Also try every history of up to K contracts of the kinds that the rules tell apart.",
)
@click.option("--prove", is_flag=True, help="Try to prove what holds for histories of any length.")
@click.option("--worst", is_flag=True, help="Look for worse cases beside the worst found.")
@click.option("--jobs", type=click.IntRange(min=1), help="How many processes check.")
@click.option("--format", "form", type=click.Choice(REPORTED), default="text", show_default=True)
@click.option(
    "--report",
    "reports",
    multiple=True,
    metavar="FORMAT=FILE",
    help="Also write a report to a file, in any of the formats; can be given more than once.",
)
@click.option("--overwrite", is_flag=True, help="Write over report files that are there already.")
@click.option("--limit", type=click.IntRange(min=1), help="How many bytes Markdown may have.")
@click.option("--update", is_flag=True, help="Write missing witnesses, and print what to list.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@plainly
def check(**options: Any) -> None:
    """Check promises under rule sets: all of one's own, or those that are named."""
    from evenhand.cli.checking import run_check

    root = repository(Path.cwd())
    run_check(root, *catalogue_of(root), **options)


@evenhand.command("list")
@click.argument("what", type=click.Choice(["rules", "rule-sets", "invariants", "scenarios"]))
@click.argument("names", nargs=-1)
@click.option("--format", "form", type=FORMATS, default="text", show_default=True)
@plainly
def list_(what: str, names: tuple[str, ...], form: str) -> None:
    """List what the catalogue holds: all of it, or what these NAMES or patterns choose."""
    from evenhand.cli.listing import run_list

    catalogue, _ = here()
    run_list(catalogue, what, names, form)


@evenhand.command()
@click.argument("scenario")
@click.option("--rule-set", "rule_sets", multiple=True, help="Under this rule set, or pattern.")
@click.option("--format", "form", type=FORMATS, default="text", show_default=True)
@plainly
def run(scenario: str, rule_sets: tuple[str, ...], form: str) -> None:
    """Tell one SCENARIO, a file or a name, under each rule set it expects something of."""
    from evenhand.cli.running import run_scenario

    catalogue, _ = here()
    run_scenario(catalogue, scenario, rule_sets, form)


@evenhand.command()
@click.argument("rule_set")
@click.option("--rule", "rules", multiple=True, help="Only this rule, or pattern.")
@click.option("--histories", type=click.IntRange(min=1), help="How many histories to invent.")
@click.option("--seed", type=click.IntRange(min=0), help="The seed that they are invented from.")
@click.option("--verbose", is_flag=True, help="All who notice, and every change, clause by clause.")
@click.option("--format", "form", type=FORMATS, default="text", show_default=True)
@click.option(
    "--strict", is_flag=True, help="Exit with 1 where nobody notices any change to some clause."
)
@plainly
def mutate(**options: Any) -> None:
    """Change one clause of RULE_SET at a time, and tell which promises and scenarios notice."""
    from evenhand.cli.mutating import run_mutate

    run_mutate(*here(), **options)


@evenhand.command()
@click.option("--rule-set", "rule_sets", multiple=True, help="Under this rule set, or pattern.")
@click.option("--question", metavar="FILE", help="A TOML file that asks, instead of options.")
@click.option("--before", help="The number shown before, such as 91, or '90 or more'.")
@click.option("--after", help="The number shown after, such as 80, or '80 or less'.")
@click.option("--falls-by", help="Or by how much it falls at least.")
@click.option("--between", type=hyphened(EVENTS), help="What happens in between, once.")
@click.option("--feedback", type=hyphened(WORDS), help="What the client says of it.")
@click.option("--besides", type=click.IntRange(0, 3), help="How many other things may happen.")
@click.option("--contracts", type=click.IntRange(1, 200), help="How many contracts at most.")
@click.option("--from", "from_", type=Moment(), help="When the first number is shown.")
@click.option("--until", type=Moment(), help="When the last number is shown.")
@click.option("--write", metavar="PATH", help="Write what is found: a folder, or one .toml file.")
@click.option("--format", "form", type=FORMATS, default="text", show_default=True)
@plainly
def witness(**options: Any) -> None:
    """Could this have happened? Tell under which rule sets, with a history that shows it."""
    from evenhand.cli.witnessing import run_witness

    run_witness(here()[0], **options)
