"""Calendars: as old as before, whether ages are counted in days or in months."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from evenhand.attribution.calendars import as_old_in_days, as_old_in_months, moved
from evenhand.model.contracts import Contract
from evenhand.model.history import History
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.attribution.written import SUNDAY, job
from tests.model.invented import CONTRACTS, SPANS

MOMENTS = st.integers(0, 3000).map(lambda days: SUNDAY + timedelta(days=days))
OFTEN_MONTH_ENDS = st.sampled_from([27, 28, 58, 59, 88, 89, 119, 120, 362, 363, 364]).map(
    lambda days: SUNDAY + timedelta(days=days)
)
JOBS = st.integers(-800, 100).map(lambda ended: job("job", ended=ended))


def months_before(today: date, months: int) -> date:
    """The same day so many months before, or the first that there is after it."""
    year, month = divmod(12 * today.year + today.month - 1 - months, 12)
    try:
        return date(year, month + 1, today.day)
    except ValueError:
        return date(year, month + 2, 1) if month < 11 else date(year + 1, 1, 1)


@given(contract=CONTRACTS, by=SPANS)
def test_a_contract_that_is_moved_is_the_history_moved(contract: Contract, by: timedelta) -> None:
    assert moved(contract, by) == History([contract]).moved(by=by).contracts[0]


@given(contract=JOBS, start=MOMENTS, days=st.integers(1, 400))
def test_as_old_in_days_means_to_the_second(contract: Contract, start: datetime, days: int) -> None:
    end = start + timedelta(days=days)
    later = as_old_in_days(contract, start, end)
    assert [end - moment for moment in later.moments()] == [
        start - moment for moment in contract.moments()
    ]


@given(
    contract=JOBS,
    start=MOMENTS | OFTEN_MONTH_ENDS,
    end=MOMENTS | OFTEN_MONTH_ENDS,
    months=st.integers(1, 30),
)
def test_as_old_in_months_means_inside_the_same_windows_of_months(
    contract: Contract, start: datetime, end: datetime, months: int
) -> None:
    assert contract.ended
    assume(contract.ended <= start < end)
    later = as_old_in_months(contract, start, end)
    assert later.ended
    inside = contract.ended.date() >= months_before(start.date(), months)
    assert (later.ended.date() >= months_before(end.date(), months)) is inside
    assert max(later.moments()) <= end


@given(contract=CONTRACTS, start=MOMENTS | OFTEN_MONTH_ENDS, days=st.integers(1, 400))
def test_nothing_of_it_lies_after_the_end(contract: Contract, start: datetime, days: int) -> None:
    assume(max(contract.moments()) <= start)
    end = start + timedelta(days=days)
    assert max(as_old_in_months(contract, start, end).moments()) <= end


@pytest.mark.parametrize(
    ("ended", "start", "end", "later"),
    [  # six months before 28 February is 28 August, six months before 14 March 14 September
        (date(2023, 8, 28), date(2024, 2, 28), date(2024, 3, 14), date(2023, 9, 14)),
        (date(2023, 8, 27), date(2024, 2, 28), date(2024, 3, 14), date(2023, 9, 13)),
        (date(2024, 2, 20), date(2024, 2, 28), date(2024, 3, 14), date(2024, 3, 6)),
        (date(2024, 2, 28), date(2024, 2, 28), date(2024, 3, 14), date(2024, 3, 14)),
    ],
)
def test_a_few_by_hand(ended: date, start: date, end: date, later: date) -> None:
    midnight = [datetime(*day.timetuple()[:3], tzinfo=SUNDAY.tzinfo) for day in (ended, start, end)]
    contract = job("job", ended=(midnight[0] - SUNDAY) / timedelta(days=1) - 0.5)
    found = as_old_in_months(contract, midnight[1], midnight[2])
    assert found.ended
    assert found.ended.date() == later
