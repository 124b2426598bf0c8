"""Fields: what may stand behind a key, with plain words for what is right."""

from __future__ import annotations

import re
from abc import ABCMeta
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias

from evenhand.catalogue.problems import written
from evenhand.model.units import Exact

FIRST_YEAR, LAST_YEAR = 1000, 9000  # any number of days that a file may add stays a date
MOST_DAYS = 100_000
MOST_DIGITS = 1_000  # before or after the point
RICHEST = 15  # digits of an amount in dollars

AN_AMOUNT = "dollars, 0 or more, with at most two decimals, such as 19.99"
AN_INSTANT = "a time with its zone, such as 2021-08-02T18:00:00Z"
A_MOMENT = f'{AN_INSTANT}, or a day counted from day 0, such as 13 or "day 13 18:00"'
A_NUMBER = "a number such as 3 or 0.25, without quotes"

_DAY = re.compile(r"day (-?[0-9]{1,6})(?: ([01][0-9]|2[0-3]):([0-5][0-9]))?")


class Amount(int):
    """Whole cents, written as a number of dollars: `200` or `19.99`."""


class Moment:
    """A time, written with its zone or as a day counted from the file's day 0.

    `13` and `"day 13"` are that many days of 24 hours after day 0; `"day 13 18:00"` is 18:00
    UTC on the date that is reached so.
    """

    __slots__ = ("_clock", "_start")

    _start: datetime | timedelta
    _clock: time | None

    def __init__(self, start: datetime | timedelta, clock: time | None = None) -> None:
        self._start = start
        self._clock = clock

    def at(self, day_0: datetime) -> datetime:
        """The time in UTC, in a file that counts from *day_0*."""
        if isinstance(self._start, datetime):
            return self._start
        reached = day_0.astimezone(UTC) + self._start
        if self._clock is None:
            return reached
        return datetime.combine(reached.date(), self._clock, tzinfo=UTC)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Moment) and (
            (self._start, self._clock) == (other._start, other._clock)
        )

    def __hash__(self) -> int:
        return hash((self._start, self._clock))

    def __repr__(self) -> str:
        return f"Moment({self._start!r}, {self._clock!r})"


# What is read is a plain datetime or number: a class of our own would leak into the model.
if TYPE_CHECKING:
    Instant: TypeAlias = datetime
    Number: TypeAlias = Exact
else:

    class Instant(metaclass=ABCMeta):  # noqa: B024 - it only lends its name
        """A time written with its zone; read as a datetime in UTC."""

    class Number(metaclass=ABCMeta):  # noqa: B024 - it only lends its name
        """An exact number: a whole one is read as an int, a decimal one as a Fraction."""

    Instant.register(datetime)
    Number.register(int)
    Number.register(Fraction)


def dec_hook(kind: type, value: Any) -> Any:
    """*value* as the field type *kind*; a ValueError says in plain words what is wrong."""
    if kind not in READERS:
        raise NotImplementedError(f"a file cannot hold a {kind.__name__}")
    return READERS[kind](value)


def _amount(value: object) -> Amount:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return Amount(value * 100)
    if isinstance(value, Decimal) and value.is_finite() and value >= 0:
        _, _, exponent = value.as_tuple()
        if isinstance(exponent, int) and exponent >= -2 and value.adjusted() < RICHEST:
            return Amount(value * 100)
    raise ValueError(f"{written(value)} is not an amount: write {AN_AMOUNT}")


def _number(value: object) -> Exact:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if not isinstance(value, Decimal) or not value.is_finite():
        raise ValueError(f"{written(value)} is not a number: write {A_NUMBER}")
    _, digits, exponent = value.as_tuple()
    if isinstance(exponent, int) and abs(exponent) + len(digits) > MOST_DIGITS:
        raise ValueError(f"{written(value)} is out of reach: write {A_NUMBER}")
    return Fraction(value)


def _fraction(value: object) -> Fraction:
    return Fraction(_number(value))


def _instant(value: object) -> datetime:
    return _zoned(value, "a time with its zone", AN_INSTANT)


def _zoned(value: object, noun: str, right: str) -> datetime:
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError(f"{written(value)} has no time zone: write {written(value)}Z")
        if not FIRST_YEAR <= value.year < LAST_YEAR:
            raise ValueError(f"{written(value)} lies outside the years 1000 to 8999")
        return value.astimezone(UTC)
    if isinstance(value, date):
        raise ValueError(f"{written(value)} has no time: write {written(value)}T00:00:00Z")
    raise ValueError(f"{written(value)} is not {noun}: write {right}")


def _moment(value: object) -> Moment:
    day: int | None = None
    clock = None
    if isinstance(value, int) and not isinstance(value, bool):
        day = value
    elif isinstance(value, str) and (found := _DAY.fullmatch(value)):
        day = int(found[1])
        clock = time(int(found[2]), int(found[3])) if found[2] else None
    if day is None:
        return Moment(_zoned(value, "a moment", A_MOMENT))
    if abs(day) > MOST_DAYS:
        raise ValueError(f"{written(value)} lies more than {MOST_DAYS} days from day 0")
    return Moment(timedelta(days=day), clock)


READERS: Mapping[Any, Callable[[object], object]] = {
    Amount: _amount,
    Moment: _moment,
    Instant: _instant,
    Number: _number,
    Fraction: _fraction,
}

RIGHT: Mapping[Any, str] = {
    Amount: AN_AMOUNT,
    Moment: A_MOMENT,
    Instant: AN_INSTANT,
    Number: A_NUMBER,
    Fraction: A_NUMBER,
    bool: "true or false",
    str: "text in quotes",
    int: "a whole number",
    float: "a number",
    Decimal: "a number",
    datetime: AN_INSTANT,
    date: "a date, such as 2020-11-08",
    time: "a time of day, such as 18:00:00",
}
