"""The terminal: what it can show, and how a table and progress look on it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from evenhand.reports.criteria import Criteria, fits, letters, spoken

PIPE_WIDTH = 80

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
    """Whether standard output can show a check mark."""
    try:
        "\N{CHECK MARK}\N{BALLOT X}\N{MIDDLE DOT}".encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def print_criteria(out: Console, table: Criteria) -> None:
    """The criteria table and its legend; no name is ever cut."""
    unicode = knows_unicode()
    whole = fits(table, out.width)
    heads = list(table.rule_sets) if whole else letters(len(table.rule_sets))
    for names, headings in _pages(table, heads, out.width):
        grid = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False)
        grid.add_column("", overflow="fold")
        for heading in headings:
            grid.add_column(heading, no_wrap=True)
        for invariant in table.invariants:
            cells = [_cell(table, invariant, name, unicode=unicode) for name in names]
            grid.add_row(Text(spoken(invariant)), *cells)
        out.print(grid)
        out.print()
    if not whole:
        for heading, name in zip(heads, table.rule_sets, strict=True):
            out.print(Text(f"  {heading:<2} {name}"))
        out.print()
    for mark in table.marks:
        out.print(Text(f"  {mark.text(unicode=unicode):<2} {mark.word}", style=mark.style))


def _pages(table: Criteria, heads: list[str], width: int) -> Iterator[tuple[list[str], list[str]]]:
    """The columns in as many tables as it takes to leave room for the promises."""
    room = max(1, (width - 44) // (max(map(len, heads), default=1) + 2))
    for start in range(0, len(heads), room):
        yield list(table.rule_sets[start : start + room]), heads[start : start + room]


def _cell(table: Criteria, invariant: str, rule_set: str, *, unicode: bool) -> Text:
    mark = table.mark(invariant, rule_set)
    return Text(mark.text(unicode=unicode), style=mark.style) if mark else Text("")


@contextmanager
def progress() -> Iterator[ProgressHook]:
    """A line on standard error that says what is going on; nothing where nobody would see it."""
    if not sys.stderr.isatty():
        yield lambda what, done, of: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def show(what: str, done: int, of: int) -> None:
            bar.update(task, description=what, completed=done, total=of)

        yield show
