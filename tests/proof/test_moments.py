"""Moments and ratios: they count as the standard library does."""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest
from evenhand.proof.moments import Moment, Span, counted, moment_of, span_of
from evenhand.proof.ratios import Ratio, floor_of, parts
from hypothesis import given
from hypothesis import strategies as st

MOMENTS = st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))
SPANS = st.timedeltas(timedelta(days=-4000), timedelta(days=4000))
COMPARISONS = (operator.eq, operator.lt, operator.le, operator.gt, operator.ge, operator.ne)
FRACTIONS = st.fractions(max_denominator=50)
Operator = Callable[[Any, Any], Any]


@given(MOMENTS)
def test_a_moment_is_counted_and_found_again(at: datetime) -> None:
    assert moment_of(counted(at).steps) == at


@given(MOMENTS, MOMENTS, st.sampled_from(COMPARISONS))
def test_moments_and_days_compare_as_datetimes_do(
    one: datetime, other: datetime, compare: Operator
) -> None:
    assert compare(counted(one), counted(other)) == compare(one, other)
    assert compare(counted(one), other) == compare(one, other)
    assert compare(counted(one).date(), other.date()) == compare(one.date(), other.date())


@given(MOMENTS, MOMENTS, SPANS)
def test_differences_are_as_long_and_have_as_many_days(
    one: datetime, other: datetime, span: timedelta
) -> None:
    assert (counted(one) - counted(other)).days == (one - other).days
    assert (counted(one) - other).steps == counted(one - other).steps
    days = (counted(one).date() - counted(other).date()).days
    assert days == (one.date() - other.date()).days
    assert (counted(one) + span).steps == counted(one + span).steps
    assert (counted(one) - span).steps == counted(one - span).steps


@given(MOMENTS, st.integers(0, 23))
def test_times_of_a_day_are_the_same(at: datetime, hour: int) -> None:
    changed = counted(at).replace(hour=hour, minute=5, second=0, microsecond=7)
    assert moment_of(changed.steps) == at.replace(hour=hour, minute=5, second=0, microsecond=7)
    assert counted(at).weekday() == at.weekday()


@given(st.integers(-50, 50), st.integers(-50, 50), st.integers(-3, 3))
def test_spans_are_made_and_multiplied_as_timedeltas(days: int, hours: int, times: int) -> None:
    real = timedelta(days=days, hours=hours)
    assert span_of(days=days, hours=hours).steps == counted(real).steps
    assert (times * span_of(days, hours=hours)).days == (times * real).days
    assert bool(Span(0)) is bool(timedelta())


@given(FRACTIONS, FRACTIONS | st.integers(), st.sampled_from(COMPARISONS))
def test_ratios_compare_as_fractions_do(one: Fraction, other: Fraction, compare: Operator) -> None:
    double = Ratio(2 * one.numerator, 2 * one.denominator)
    assert compare(double, other) == compare(one, other)
    assert compare(other, double) == compare(other, one)


@given(
    FRACTIONS,
    FRACTIONS | st.integers(),
    st.sampled_from((operator.add, operator.sub, operator.mul)),
)
def test_ratios_count_as_fractions_do(one: Fraction, other: Fraction, count: Operator) -> None:
    ratio = Ratio(-one.numerator, -one.denominator)
    assert Fraction(*parts(count(ratio, other))) == count(one, other)
    assert Fraction(*parts(count(other, ratio))) == count(other, one)
    assert floor_of(ratio) == one.__floor__()
    assert bool(ratio) is bool(one)


def test_nothing_is_divided_by_nothing() -> None:
    with pytest.raises(ZeroDivisionError):
        Ratio(1, 0)


def test_a_ratio_is_made_of_no_float() -> None:
    with pytest.raises(TypeError, match="not of float"):
        Ratio(0.5, 1)


def test_a_moment_is_no_day_and_no_number() -> None:
    assert counted(datetime(2024, 1, 1, tzinfo=UTC)) != counted(datetime(2024, 1, 1).date())
    assert Moment(3) != 3
    with pytest.raises(TypeError):
        counted(datetime(2024, 1, 1, tzinfo=UTC)) < 3  # noqa: B015
