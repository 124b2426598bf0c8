"""The terminal: what it can show, and how a table and progress look on it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

from evenhand.reports.criteria import Criteria
from evenhand.reports.sheets import sheets

PIPE_WIDTH = 80
SIGNS = "✓✗○·∞─┼┐"

ProgressHook = Callable[[str, int, int], None]


def console() -> Console:
    """Standard output as it is: in a pipe 80 columns and plain, with NO_COLOR without escapes."""
    plain = "NO_COLOR" in os.environ or not sys.stdout.isatty()
    return Console(
        color_system=None if plain else "auto",
        force_terminal=False if plain else None,
        width=PIPE_WIDTH if not sys.stdout.isatty() else None,
        highlight=False,
        markup=False,
        emoji=False,
    )


def knows_unicode() -> bool:
    """Whether standard output can show the signs of the table."""
    try:
        SIGNS.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def paper(file: TextIO) -> Console:
    """A file that text is written to: 80 columns and plain."""
    return Console(
        file=file, color_system=None, width=PIPE_WIDTH, highlight=False, markup=False, emoji=False
    )


def print_criteria(out: Console, table: Criteria, *, unicode: bool | None = None) -> None:
    """The criteria table, in sheets that fit, and its legend; no name is ever cut.

    Unless it is told, what standard output can show decides whether the signs are Unicode.
    """
    unicode = knows_unicode() if unicode is None else unicode
    for sheet in sheets(table, out.width, unicode=unicode):
        for pieces in sheet:
            line = Text.assemble(*pieces)
            line.rstrip()
            out.print(line, soft_wrap=True)
        out.print()
    for sign, meaning, style in table.legend(unicode=unicode):
        out.print(Text(f"  {sign:<2} {meaning}", style=style))


@contextmanager
def progress() -> Iterator[ProgressHook]:
    """A line on standard error that says what is going on; nothing where nobody would see it."""
    if not sys.stderr.isatty():
        yield lambda what, done, of: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task, told = bar.add_task("reading", total=None), ""

        def show(what: str, done: int, of: int) -> None:
            nonlocal told
            news, told = what != told, what  # what begins is shown at once, however soon it is over
            bar.update(task, description=what, completed=done, total=of, refresh=news)

        yield show
