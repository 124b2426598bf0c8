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
