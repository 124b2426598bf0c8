"""Rows: one contract a row, from what was written to the facts, and what cannot be true of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from evenhand.model.contracts import (
    Block,
    Contract,
    End,
    Feedback,
    Party,
    Payment,
    Role,
)

Read = Mapping[str, Any]
"""What the cells of a row hold, by column; no key for an empty one."""


def contradictions(row: Read) -> Iterator[tuple[str, str]]:
    """What cannot be true of a row: the column, and why in plain words."""
    yield from _about_the_end(row)
    yield from _about_money(row)
    for side in ("client", "freelancer"):
        if _said_on(side) in row and not _words(row, side):
            yield _said_on(side), f"the {side} said nothing: give the stars, points or yes or no"
        if _words(row, side) and _said_on(side) not in row and "ended" not in row:
            yield _said_on(side), f"the contract is open, so say when the {side} said it"
    if "blocked_on" in row and "blocked_by" not in row:
        yield "blocked_on", "say who blocked the other, in the column 'blocked_by'"
    if "blocked_by" in row and "blocked_on" not in row and "ended" not in row:
        yield "blocked_on", "the contract is open, so say when the block was"
    yield from _too_early(row)


def contract_of(row: Read) -> Contract:
    """The contract that a row without contradictions tells."""
    at = row.get("ended", row["hired"])
    end = End(at, row["ended_by"], row.get("reason", "")) if "ended" in row else None
    blocks = (Block(row["blocked_by"], row.get("blocked_on", at)),) if "blocked_by" in row else ()
    said = [_feedback(row, side, at) for side in ("client", "freelancer")]
    return Contract(
        id=row["contract"],
        freelancer=Party(row["freelancer"]),
        client=Party(row["client"], "client"),
        hired=row["hired"],
        posting=row.get("posting", ""),
        kind=row.get("kind", "fixed"),
        agreed=row.get("agreed", 0),
        work=tuple(sorted(row.get("worked", ()))),
        payments=_payments(row, "paid", at),
        refunds=_payments(row, "refunded", at),
        end=end,
        feedback=tuple(sorted(filter(None, said), key=lambda each: each.at)),
        blocks=blocks,
    )


def _about_the_end(row: Read) -> Iterator[tuple[str, str]]:
    if "ended" in row and row["ended"] < row["hired"]:
        yield "ended", f"it ends ({_told(row['ended'])}) before it is hired ({_told(row['hired'])})"
    if "ended" in row and "ended_by" not in row:
        yield "ended_by", "it ended, so say by whom: freelancer, client or platform"
    for column in ("ended_by", "reason"):
        if column in row and "ended" not in row:
            yield column, "there is no end: say when, in the column 'ended'"


def _about_money(row: Read) -> Iterator[tuple[str, str]]:
    for column in ("paid", "refunded"):
        amounts, moments = row.get(column, ()), row.get(f"{column}_on")
        if moments is not None and len(moments) != len(amounts):
            told = f"{len(moments)} here, {len(amounts)} in {column!r}"
            yield f"{column}_on", f"as many moments as amounts are needed: {told}"
        elif moments is None and len(amounts) > 1:
            yield f"{column}_on", f"there are {len(amounts)} amounts, so say when each was"
    if sum(row.get("refunded", ())) > sum(row.get("paid", ())):
        yield "refunded", "more is refunded than was paid"


def _too_early(row: Read) -> Iterator[tuple[str, str]]:
    """Whatever comes before the hire."""
    columns = ("worked", "paid_on", "refunded_on", "blocked_on", _said_on("client"))
    for column in (*columns, _said_on("freelancer")):
        told = row.get(column, ())
        for at in told if isinstance(told, tuple) else (told,):
            if at < row["hired"]:
                yield column, f"{_told(at)} lies before the hire ({_told(row['hired'])})"


def _words(row: Read, side: str) -> bool:
    return any(f"{side}_{form}" in row for form in ("stars", "private", "satisfied"))


def _said_on(side: str) -> str:
    return f"{side}_feedback_on"


def _feedback(row: Read, side: Role, at: datetime) -> Feedback | None:
    if not _words(row, side):
        return None
    return Feedback(
        by=side,
        at=row.get(_said_on(side), at),
        stars=row.get(f"{side}_stars"),
        private=row.get(f"{side}_private"),
        satisfied=row.get(f"{side}_satisfied"),
    )


def _payments(row: Read, column: str, at: datetime) -> tuple[Payment, ...]:
    amounts = row.get(column, ())
    moments = row.get(f"{column}_on", (at,) * len(amounts))
    payments = [Payment(*each) for each in zip(moments, amounts, strict=True) if each[1]]
    return tuple(sorted(payments, key=lambda payment: payment.at))


def _told(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"
