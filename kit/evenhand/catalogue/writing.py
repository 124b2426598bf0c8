"""Writing: a history as a scenario file that reads back as the same history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.items import InlineTable, Table

from evenhand.catalogue.scenario_files import NO_SCORE
from evenhand.model.contracts import Contract, Feedback, Payment
from evenhand.model.history import History, PlatformFact
from evenhand.model.units import Cents, Exact

FINEST = 12  # decimals of a number that a scenario expects


def scenario_text(
    history: History,
    *,
    title: str,
    story: str,
    about: str,
    expected: Mapping[str, Mapping[str, object]],
    sources: Sequence[str] = (),
    before: datetime | None = None,
) -> str:
    """The text of a scenario that expects this of each rule set, as keys of its table.

    Numbers that are expected are those that *written_number* gives.
    """
    document = tomlkit.document()
    document["title"] = title
    # A line that ends as on Windows would be read back with a plain end.
    document["story"] = tomlkit.string(f"{story}\n", multiline="\r" not in story)
    if sources:
        document["sources"] = list(sources)
    document["about"] = about
    if before is not None:
        document["before"] = before
    document["after"] = history.at
    if history.contracts:
        document["contract"] = _tables(map(_contract, history.contracts))
    if history.facts:
        document["fact"] = _tables(map(_fact, history.facts))
    document["expect"] = _expectations(expected)
    return tomlkit.dumps(document)


def writable(score: Exact | None) -> bool:
    """Whether a scenario can expect this number: it takes such as end as decimals."""
    return score is None or 10**FINEST % Fraction(score).denominator == 0


def written_number(score: Exact | None) -> object:
    """A *writable* number as a scenario expects it."""
    if score is None:
        return NO_SCORE
    if score == int(score):
        return int(score)
    exact = Fraction(score)
    return tomlkit.float_(str(Decimal(exact.numerator) / Decimal(exact.denominator)))


def write_new(file: Path, text: str) -> bool:
    """Write *text* to *file* unless it exists; say whether it was written."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding="utf-8") as new:
            new.write(text)
    except FileExistsError:
        return False
    return True


def _expectations(expected: Mapping[str, Mapping[str, object]]) -> Table:
    expectations = tomlkit.table(is_super_table=True)
    for rule_set, told in expected.items():
        table = tomlkit.table()
        table.update(told)
        expectations[rule_set] = table
    return expectations


def _tables(tables: Any) -> Any:
    array = tomlkit.aot()
    for table in tables:
        array.append(table)
    return array


def _contract(contract: Contract) -> Table:
    table = tomlkit.table()
    table["id"] = contract.id
    table["freelancer"] = contract.freelancer.name
    table["client"] = contract.client.name
    if contract.posting:
        table["posting"] = contract.posting
    if contract.kind != "fixed":
        table["kind"] = contract.kind
    if contract.agreed:
        table["agreed"] = _dollars(contract.agreed)
    table["hired"] = contract.hired
    if contract.work:
        table["worked"] = list(contract.work)
    if contract.payments:
        table["payments"] = _list(map(_payment, contract.payments))
    if contract.refunds:
        table["refunds"] = _list(map(_payment, contract.refunds))
    if contract.end:
        table["ended"] = contract.end.at
        table["ended_by"] = contract.end.by
        if contract.end.reason:
            table["reason"] = contract.end.reason
    if contract.feedback:
        table["feedback"] = _list(map(_feedback, contract.feedback))
    if contract.blocks:
        table["blocks"] = _list(_inline(by=block.by, on=block.at) for block in contract.blocks)
    if contract.reports:
        table["reports"] = _list(
            _inline(by=r.by, on=r.at, ground=r.ground, ruled=r.ruled, upheld=r.upheld)
            for r in contract.reports
        )
    return table


def _payment(payment: Payment) -> InlineTable:
    return _inline(on=payment.at, amount=_dollars(payment.amount))


def _feedback(said: Feedback) -> InlineTable:
    changes = [_inline(on=change.at, was=change.was) for change in said.changes]
    return _inline(
        by=said.by,
        on=said.at,
        stars=said.stars,
        private=said.private,
        satisfied=said.satisfied,
        changes=changes or None,
        responded=said.responded,
    )


def _fact(fact: PlatformFact) -> Table:
    table = tomlkit.table()
    table["on"] = fact.at
    table["kind"] = fact.kind
    table["about"] = fact.about.name
    if fact.by_human:
        table["by_human"] = True
    if fact.reason:
        table["reason"] = fact.reason
    return table


def _dollars(amount: Cents) -> Any:
    whole, cents = divmod(amount, 100)
    return tomlkit.value(f"{whole}.{cents:02d}") if cents else whole


def _inline(**facts: datetime | str | int | bool | list[InlineTable] | None) -> InlineTable:
    table = tomlkit.inline_table()
    for key, fact in facts.items():
        if fact is not None:
            table[key] = fact
    return table


def _list(tables: Any) -> Any:
    array = tomlkit.array()
    for table in tables:
        array.append(table)
    return array
