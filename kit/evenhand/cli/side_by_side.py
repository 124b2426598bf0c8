"""The commands that compare, explain and hand over: what each takes."""

from __future__ import annotations

from typing import Any

import click

from evenhand.cli.door import FORMATS, evenhand, here, plainly


@evenhand.command()
@click.argument("baseline")
@click.argument("candidate")
@click.option("--histories", type=click.IntRange(min=1), help="How many histories to invent.")
@click.option("--seed", type=click.IntRange(min=0), help="The seed that they are invented from.")
@click.option("--format", "form", type=FORMATS, default="text", show_default=True)
@plainly
def compare(**options: Any) -> None:
    """Set the rule sets BASELINE and CANDIDATE side by side."""
    from evenhand.cli.comparing import run_compare

    run_compare(*here(), **options)


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
