"""Cells: what is written in one place of a log, read without rounding or guessing."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

from evenhand.model.units import Cents
from evenhand.questions.names import nearest

AN_AMOUNT = "dollars, 0 or more, without signs, with at most two decimals, such as 19.99"
A_MOMENT = "a date such as 2021-08-02, or a time with its zone such as 2021-08-02T18:00Z"
FIRST_YEAR, LAST_YEAR = 1970, 9000

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?"
    r"(?P<zone>Z|[+-][0-9]{2}:[0-9]{2})?"
)
_AMOUNT = re.compile(r"([0-9]{1,12})(?:[.]([0-9]{1,2}))?")


def name(text: str) -> str:
    """A name, or any other words, without signs that nobody can see."""
    hidden = sorted({f"U+{ord(sign):04X}" for sign in text if not sign.isprintable()})
    if hidden:
        raise ValueError(f"there are signs in it that cannot be shown: {', '.join(hidden)}")
    return text


def moment(text: str) -> datetime:
    """A moment in UTC. A date alone is its midnight, UTC; a time needs a zone."""
    told = _TIME.fullmatch(text)
    if told and not told["zone"]:
        raise ValueError(f"{text!r} has no time zone; write {text}Z if that is UTC")
    if not told and not _DATE.fullmatch(text):
        raise ValueError(f"{text!r} is not a moment; write {A_MOMENT}")
    try:
        read = datetime.fromisoformat(text)
        read = read.astimezone(UTC) if told else read.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise ValueError(f"there is no {text}; write {A_MOMENT}") from None
    if not FIRST_YEAR <= read.year < LAST_YEAR:
        raise ValueError(f"{text!r} lies outside the years {FIRST_YEAR} to {LAST_YEAR - 1}")
    return read


def amount(text: str) -> Cents:
    """Whole cents, written in dollars."""
    told = _AMOUNT.fullmatch(text)
    if not told:
        raise ValueError(f"{text!r} is not an amount; write {AN_AMOUNT}")
    return int(told[1]) * 100 + int((told[2] or "0").ljust(2, "0"))


def moments(text: str) -> tuple[datetime, ...]:
    """Several moments with spaces between them, in the order in which they are written."""
    return tuple(map(moment, text.split()))


def amounts(text: str) -> tuple[Cents, ...]:
    """Several amounts with spaces between them, in the order in which they are written."""
    return tuple(map(amount, text.split()))


def whole(lowest: int, highest: int) -> Callable[[str], int]:
    """Reads a whole number from *lowest* to *highest*."""

    def read(text: str) -> int:
        if not re.fullmatch("[0-9]{1,3}", text) or not lowest <= int(text) <= highest:
            raise ValueError(f"{text!r} is not a whole number from {lowest} to {highest}")
        return int(text)

    return read


def one_of(*words: str) -> Callable[[str], str]:
    """Reads one of these words."""

    def read(text: str) -> str:
        if text not in words:
            right = f"{', '.join(words[:-1])} or {words[-1]}"
            raise ValueError(f"{text!r} is not {right}{nearest(text, words)}")
        return text

    return read


def yes_or_no(text: str) -> bool:
    """Reads ``yes`` or ``no``."""
    return one_of("yes", "no")(text) == "yes"
