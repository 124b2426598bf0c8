"""Calendars: a contract moved later, so that it is as old at one moment as it was at another."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta

from evenhand.model.contracts import Contract
from evenhand.model.rewriting import rewritten

A_DAY = timedelta(days=1)


def as_old_in_days(contract: Contract, start: datetime, end: datetime) -> Contract:
    """*contract* as old at *end* as it was at *start*, to the second."""
    return moved(contract, end - start)


def as_old_in_months(contract: Contract, start: datetime, end: datetime) -> Contract:
    """*contract* as many calendar months and days old at *end* as it was at *start*.

    Months are of different length, so that rules that count them and rules that count days do not
    see the same age. Its end counts, or its hiring while it is open; nothing of it lies after
    *end*.
    """
    day = (contract.ended or contract.hired).date()
    months = 12 * (start.year - day.year) + start.month - day.month
    if day < _months_before(start.date(), months):
        months += 1
    then = end.date()
    if months:
        short = _months_before(start.date(), months - 1) - day
        earliest = _months_before(end.date(), months)
        then = max(earliest, _months_before(end.date(), months - 1) - short)
    return moved(contract, min(then - day, end - max(contract.moments())))


def moved(contract: Contract, by: timedelta) -> Contract:
    """*contract* with everything on it so much later."""
    later: Contract = rewritten(contract, datetime, lambda moment: moment + by)
    return later


def _months_before(today: date, months: int) -> date:
    """The same day so many months before; where there is no such day, the next one."""
    year, month = divmod(12 * today.year + today.month - 1 - months, 12)
    longest = monthrange(year, month + 1)[1]
    day = date(year, month + 1, min(today.day, longest))
    return day if today.day <= longest else day + A_DAY
