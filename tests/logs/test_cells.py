"""Cells: what was written is what is read, to the cent and to the second."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from evenhand.logs import cells
from hypothesis import given
from hypothesis import strategies as st

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(1971, 1, 1), datetime(8999, 12, 1), timezones=ZONES)


@given(st.integers(0, 10**12))
def test_an_amount_is_read_to_the_cent(cents: int) -> None:
    assert cells.amount(f"{cents // 100}.{cents % 100:02d}") == cents


@pytest.mark.parametrize(("text", "cents"), [("0", 0), ("7", 700), ("19.9", 1990), ("19.99", 1999)])
def test_amounts_by_hand(text: str, cents: int) -> None:
    assert cells.amount(text) == cents


@given(MOMENTS)
def test_a_time_is_read_in_utc_whatever_its_zone(at: datetime) -> None:
    assert cells.moment(at.isoformat()) == at
    assert cells.moment(at.isoformat()).tzinfo is UTC


@given(st.dates(datetime(1970, 1, 1).date(), datetime(8999, 12, 31).date()))
def test_a_date_alone_is_its_midnight_in_utc(day: object) -> None:
    read = cells.moment(str(day))
    assert str(read) == f"{day} 00:00:00+00:00"


@given(st.text())
def test_whatever_is_written_is_read_or_refused_in_words(text: str) -> None:
    readers = (cells.amount, cells.moment, cells.amounts, cells.moments, cells.yes_or_no)
    for read in (*readers, cells.whole(0, 10), cells.one_of("fixed", "hourly"), cells.name):
        try:
            read(text)
        except ValueError as error:
            assert str(error)  # noqa: PT017


def test_several_are_read_in_order() -> None:
    assert cells.amounts("1 2.50  3") == (100, 250, 300)
    assert [at.day for at in cells.moments("2024-01-02 2024-01-01")] == [2, 1]
