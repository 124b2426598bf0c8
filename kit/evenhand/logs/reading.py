"""Reading a log: every contract of a file as a history, or every mistake in it at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from evenhand.catalogue.problems import CatalogueError, Problem
from evenhand.logs.columns import BY_NAME, REQUIRED
from evenhand.logs.rows import contract_of, contradictions
from evenhand.logs.tables import Table, read_table
from evenhand.model.contracts import Contract, Party
from evenhand.model.history import History, PlatformFact
from evenhand.model.units import many
from evenhand.questions.places import shown

MOST_TOLD = 100  # mistakes of one file; whoever has more has one of them many times


def read_log(file: Path, *, at: datetime | None = None) -> History:
    """The contracts of a log, seen from the moment *at*, else from the latest fact in it.

    Raises CatalogueError with every mistake of the file, each with its line and column: the first
    hundred, and how many more there are. Cells of a row are held against each other once each of
    them can be read.
    """
    log = _Log(shown(file), read_table(file))
    if log.problems:
        raise CatalogueError(_first_of(log.problems, shown(file)))
    history = History(log.contracts, facts=log.facts(), at=at)
    if not history.contracts:
        message = f"nobody had been hired by {history.at:%Y-%m-%d %H:%M} UTC: nobody to compare"
        raise CatalogueError([Problem(shown(file), None, message)])
    return history


class _Log:
    """One file on its way to a history; whatever is wrong is gathered."""

    def __init__(self, where: str, table: Table) -> None:
        self.where = where
        self.problems: list[Problem] = []
        self.contracts: list[Contract] = []
        self.flagged: dict[str, tuple[datetime, int]] = {}  # and the line that says so
        self.lines: dict[str, int] = {}
        for line, cells in table.rows:
            self._read(table.header, line, cells)

    def facts(self) -> Iterator[PlatformFact]:
        """What the platform did, as the rows say."""
        for client, (at, _) in self.flagged.items():
            yield PlatformFact(at, "flagged", Party(client, "client"))

    def _read(self, header: tuple[str, ...], line: int, cells: tuple[str, ...]) -> None:
        if len(cells) != len(header):
            message = f"{len(cells)} cells where the header has {len(header)} columns"
            self.problems.append(Problem(self.where, line, message))
            return
        before = len(self.problems)
        row = self._cells(line, dict(zip(header, cells, strict=True)))
        self._once_only(line, row)
        if len(self.problems) > before:
            return
        for column, message in contradictions(row):
            self._wrong(line, column, message)
        if len(self.problems) == before:
            self.contracts.append(contract_of(row))

    def _cells(self, line: int, written: dict[str, str]) -> dict[str, Any]:
        """What the cells of a row hold, the empty ones left out."""
        row: dict[str, Any] = {}
        for name, text in written.items():
            if not text:
                if name in REQUIRED:
                    self._wrong(line, name, f"it is empty; give {BY_NAME[name].meaning}")
                continue
            try:
                row[name] = BY_NAME[name].read(text)
            except ValueError as error:
                self._wrong(line, name, str(error))
        return row

    def _once_only(self, line: int, row: dict[str, Any]) -> None:
        """Whatever must not be told twice, or not in two ways."""
        first = self.lines.setdefault(row["contract"], line) if "contract" in row else line
        if first != line:
            message = f"{row['contract']!r} stands in line {first} already; rename one"
            self._wrong(line, "contract", message)
        if "client_flagged_on" in row and "client" in row:
            at = row["client_flagged_on"]
            known, told = self.flagged.setdefault(row["client"], (at, line))
            if known != at:
                message = f"line {told} has another day for {row['client']!r}: {known:%Y-%m-%d}"
                self._wrong(line, "client_flagged_on", message)

    def _wrong(self, line: int, column: str, message: str) -> None:
        self.problems.append(Problem(self.where, line, f"column {column!r}: {message}"))


def _first_of(problems: list[Problem], where: str) -> list[Problem]:
    left_out = len(problems) - MOST_TOLD
    if left_out <= 0:
        return problems
    last = problems[MOST_TOLD - 1].line
    return [*problems[:MOST_TOLD], Problem(where, last, f"and {many(left_out, 'more mistake')}")]
