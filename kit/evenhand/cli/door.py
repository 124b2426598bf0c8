"""The door: the group that every command belongs to, and how a mistake is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from traceback import extract_tb
from typing import ParamSpec, TypeVar

import click

from evenhand.catalogue.catalogue import Catalogue, catalogue_of
from evenhand.catalogue.problems import CatalogueError
from evenhand.catalogue.settings import Settings, repository
from evenhand.cli.saying import note
from evenhand.questions.answers import RuleError
from evenhand.questions.places import shown

P = ParamSpec("P")
R = TypeVar("R")
FORMATS = click.Choice(["text", "markdown", "json"])
REPORTED = ("text", "markdown", "json", "sarif", "github", "html")  # what a check can be told in
USER_MISTAKE = 2


def hyphened(names: Iterable[str]) -> click.Choice[str]:
    """A choice between these names, written as options are."""
    return click.Choice([name.replace(" ", "-") for name in names])


def plainly(command: Callable[P, R]) -> Callable[P, R]:
    """The command with every mistake of the user's told in plain lines, and exit code 2."""

    @wraps(command)
    def told(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except (CatalogueError, RuleError) as error:
            note(str(error))
            raise click.exceptions.Exit(USER_MISTAKE) from None
        except SystemExit as error:  # no command of ours exits so: whoever does hides its outcome
            where = extract_tb(error.__traceback__)[-1]
            message = "this ended the run by exit(); a rule or a promise returns its answer"
            note(f"{shown(Path(where.filename))}:{where.lineno}: {message}")
            raise click.exceptions.Exit(USER_MISTAKE) from None

    return told


def here() -> tuple[Catalogue, Settings]:
    """The catalogue and the settings as seen from the current directory."""
    return catalogue_of(repository(Path.cwd()))


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="evenhand")
def evenhand() -> None:
    """Which promises does a platform's rule set keep? Where it does not, read the story."""
