"""Moments: instants, days and spans of time as whole numbers, which may be unknown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, NoReturn

from evenhand.proof.limits import NotFollowed

FIRST = datetime(1970, 1, 1, tzinfo=UTC)
FIRST_WEEKDAY = FIRST.weekday()
INSTANT = timedelta(microseconds=1)
HOUR = timedelta(hours=1) // INSTANT
DAY = timedelta(days=1) // INSTANT


class Counted:
    """Something counted in whole steps: equal, earlier or later than others of its kind."""

    __slots__ = ("steps",)

    def __init__(self, steps: Any) -> None:
        self.steps: Any = steps

    def __eq__(self, other: object) -> Any:
        return self._against(other, lambda mine, its: mine == its)

    def __lt__(self, other: object) -> Any:
        return self._against(other, lambda mine, its: mine < its)

    def __le__(self, other: object) -> Any:
        return self._against(other, lambda mine, its: mine <= its)

    def __gt__(self, other: object) -> Any:
        return self._against(other, lambda mine, its: mine > its)

    def __ge__(self, other: object) -> Any:
        return self._against(other, lambda mine, its: mine >= its)

    __hash__ = None  # type: ignore[assignment]

    def __format__(self, how: str) -> NoReturn:
        raise NotFollowed("writes a date into a text")

    def __str__(self) -> NoReturn:
        raise NotFollowed("writes a date into a text")

    def _against(self, other: object, compare: Callable[[Any, Any], Any]) -> Any:
        its = counted(other)
        return compare(self.steps, its.steps) if type(its) is type(self) else NotImplemented


class Span(Counted):
    """A length of time, counted in microseconds; it stands in for ``timedelta``."""

    __slots__ = ()

    @property
    def days(self) -> Any:
        """The whole days in it, rounded down, as a ``timedelta`` has them."""
        return self.steps // DAY

    def __add__(self, other: object) -> Any:
        its = counted(other)
        return Span(self.steps + its.steps) if isinstance(its, Span) else NotImplemented

    def __sub__(self, other: object) -> Any:
        its = counted(other)
        return Span(self.steps - its.steps) if isinstance(its, Span) else NotImplemented

    def __neg__(self) -> Span:
        return Span(-self.steps)

    def __mul__(self, times: Any) -> Any:
        return Span(self.steps * times) if isinstance(times, int) else NotImplemented

    def __bool__(self) -> bool:
        return bool(self.steps != 0)

    __radd__, __rmul__ = __add__, __mul__


class Day(Counted):
    """A day, counted from the first; it stands in for ``date``."""

    __slots__ = ()

    def __sub__(self, other: object) -> Any:
        its = counted(other)
        if isinstance(its, Day):
            return Span((self.steps - its.steps) * DAY)
        return Day(self.steps - its.days) if isinstance(its, Span) else NotImplemented

    def __add__(self, other: object) -> Any:
        its = counted(other)
        return Day(self.steps + its.days) if isinstance(its, Span) else NotImplemented


class Moment(Counted):
    """An instant, counted in microseconds from the first; it stands in for a ``datetime``."""

    __slots__ = ()

    def date(self) -> Day:
        return Day(self.steps // DAY)

    def weekday(self) -> Any:
        """The day of the week, 0 for Monday."""
        return (self.steps // DAY + FIRST_WEEKDAY) % 7

    def replace(self, *, hour: Any, minute: Any, second: Any, microsecond: Any) -> Moment:
        """The instant of the same day at that time."""
        since = ((hour * 60 + minute) * 60 + second) * 1_000_000 + microsecond
        return Moment(self.steps - self.steps % DAY + since)

    def __sub__(self, other: object) -> Any:
        its = counted(other)
        if isinstance(its, Moment):
            return Span(self.steps - its.steps)
        return Moment(self.steps - its.steps) if isinstance(its, Span) else NotImplemented

    def __add__(self, other: object) -> Any:
        its = counted(other)
        return Moment(self.steps + its.steps) if isinstance(its, Span) else NotImplemented

    __radd__ = __add__


def counted(value: Any) -> Any:
    """A moment, day or span of the standard library as one of these; anything else as it is."""
    if isinstance(value, Counted):
        return value
    if isinstance(value, datetime):
        return Moment((value - FIRST) // INSTANT)
    if isinstance(value, date):
        return Day((value - FIRST.date()).days)
    if isinstance(value, timedelta):
        return Span(value // INSTANT)
    return value


def span_of(
    days: Any = 0,
    seconds: Any = 0,
    microseconds: Any = 0,
    milliseconds: Any = 0,
    minutes: Any = 0,
    hours: Any = 0,
    weeks: Any = 0,
) -> Span:
    """The span that ``timedelta`` would make of these."""
    whole = ((weeks * 7 + days) * 24 + hours) * 60 + minutes
    return Span((whole * 60 + seconds) * 1_000_000 + milliseconds * 1000 + microseconds)


def moment_of(steps: int) -> datetime:
    """The instant so many microseconds after the first."""
    return FIRST + steps * INSTANT
