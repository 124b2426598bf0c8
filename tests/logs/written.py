"""Logs written by a test: rows of cells, and contracts as rows."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from evenhand.catalogue.problems import CatalogueError
from evenhand.logs.columns import COLUMNS
from evenhand.logs.reading import read_log
from evenhand.model.contracts import Contract, Feedback, Payment
from evenhand.model.history import History, PlatformFact

NAMES = tuple(column.name for column in COLUMNS)
ONE = {"contract": "a", "freelancer": "Ada", "client": "Cleo", "hired": "2024-01-10"}
OVER = {**ONE, "ended": "2024-01-20", "ended_by": "client"}


def write(
    file: Path,
    rows: Iterable[Mapping[str, str]],
    *,
    header: Sequence[str] = NAMES,
    delimiter: str = ",",
) -> Path:
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, header, delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return file


def problems(file: Path) -> list[str]:
    """What is said to be wrong with a log, without the name of the file."""
    try:
        read_log(file)
    except CatalogueError as error:
        return [str(problem).removeprefix(str(file)) for problem in error.problems]
    return []


def row_of(contract: Contract, facts: Sequence[PlatformFact] = ()) -> dict[str, str]:
    """A contract as a row; of several reviews by one side the first."""
    row = {
        "contract": contract.id,
        "freelancer": contract.freelancer.name,
        "client": contract.client.name,
        "hired": _moment(contract.hired),
        "posting": contract.posting,
        "kind": contract.kind,
        "agreed": _dollars(contract.agreed),
        "worked": " ".join(map(_moment, contract.work)),
        **_payments("paid", contract.payments),
        **_payments("refunded", contract.refunds),
        "ended": _moment(contract.end.at) if contract.end else "",
        "ended_by": contract.end.by if contract.end else "",
        "reason": contract.end.reason if contract.end else "",
    }
    for said in reversed(contract.feedback):
        row.update(_feedback(said))
    for block in contract.blocks[:1]:
        row |= {"blocked_by": block.by, "blocked_on": _moment(block.at)}
    for fact in facts:
        if fact.about == contract.client:
            row["client_flagged_on"] = _moment(fact.at)
    return row


def rows_of(told: History) -> list[dict[str, str]]:
    return [row_of(contract, told.facts) for contract in told.contracts]


def _payments(column: str, payments: Sequence[Payment]) -> dict[str, str]:
    return {
        column: " ".join(_dollars(payment.amount) for payment in payments),
        f"{column}_on": " ".join(_moment(payment.at) for payment in payments),
    }


def _feedback(said: Feedback) -> dict[str, str]:
    words = {None: "", True: "yes", False: "no"}
    return {
        f"{said.by}_stars": "" if said.stars is None else str(said.stars),
        f"{said.by}_private": "" if said.private is None else str(said.private),
        f"{said.by}_satisfied": words[said.satisfied],
        f"{said.by}_feedback_on": _moment(said.at),
    }


def _dollars(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"


def _moment(at: datetime) -> str:
    return at.isoformat()
