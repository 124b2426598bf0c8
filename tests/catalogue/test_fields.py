"""What may stand behind a key is read exactly, or refused in plain words."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from typing import Any

import msgspec
import pytest
import tomli
from evenhand.catalogue.fields import Amount, Instant, Moment, Number, dec_hook
from hypothesis import given
from hypothesis import strategies as st

DAY_0 = datetime(2021, 8, 2, 9, 30, tzinfo=UTC)
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
TIMES = st.datetimes(datetime(1000, 1, 2), datetime(8999, 12, 30), timezones=ZONES)


def read(written: str, kind: Any) -> Any:
    value = tomli.loads(f"value = {written}", parse_float=Decimal)["value"]
    return msgspec.convert(value, kind, dec_hook=dec_hook)


def refusal(written: str, kind: Any) -> str:
    with pytest.raises(msgspec.ValidationError) as refused:
        read(written, kind)
    return str(refused.value)


@given(cents=st.integers(0, 10**15))
def test_an_amount_is_exact_to_the_cent(cents: int) -> None:
    amount = read(f"{cents // 100}.{cents % 100:02}", Amount)
    assert amount == cents
    assert isinstance(amount, Amount)


@given(dollars=st.integers(0, 10**30))
def test_an_amount_may_be_whole_dollars(dollars: int) -> None:
    assert read(str(dollars), Amount) == dollars * 100


@pytest.mark.parametrize(
    "written", ["-1", "-0.01", "19.999", "true", '"200"', "nan", "inf", "1E+99", "[1]"]
)
def test_an_amount_is_dollars_with_two_decimals_and_nothing_else(written: str) -> None:
    assert refusal(written, Amount) == (
        f"{written} is not an amount: "
        "write dollars, 0 or more, with at most two decimals, such as 19.99"
    )


@given(at=TIMES)
def test_a_time_with_its_zone_is_the_same_time_in_utc(at: datetime) -> None:
    for found in (read(at.isoformat(), Instant), read(at.isoformat(), Moment).at(DAY_0)):
        assert found == at
        assert found.tzinfo is UTC
        assert type(found) is datetime


@given(day=st.integers(-100_000, 100_000))
def test_a_day_may_be_written_as_a_number_or_in_words(day: int) -> None:
    assert read(str(day), Moment) == read(f'"day {day}"', Moment)
    assert read(str(day), Moment).at(DAY_0) == DAY_0 + timedelta(days=day)


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("day 13", datetime(2021, 8, 15, 9, 30, tzinfo=UTC)),
        ("day 13 18:00", datetime(2021, 8, 15, 18, tzinfo=UTC)),
        ("day -4 02:00", datetime(2021, 7, 29, 2, tzinfo=UTC)),
        ("day 0 00:00", datetime(2021, 8, 2, tzinfo=UTC)),
    ],
)
def test_the_time_of_a_day_is_utc(written: str, at: datetime) -> None:
    assert read(f'"{written}"', Moment).at(DAY_0) == at


def test_days_are_counted_in_utc() -> None:
    day_0 = datetime(2021, 8, 3, 1, tzinfo=timezone(timedelta(hours=2)))
    assert Moment(timedelta(1)).at(day_0) == datetime(2021, 8, 3, 23, tzinfo=UTC)
    assert read('"day 1 05:00"', Moment).at(day_0) == datetime(2021, 8, 3, 5, tzinfo=UTC)


def test_moments_are_equal_where_they_say_the_same() -> None:
    same = {read(written, Moment) for written in ("13", '"day 13"', '"day 13 00:00"')}
    assert len(same) == 2
    assert read("2021-08-02T18:00:00Z", Moment) == read("2021-08-02 20:00:00+02:00", Moment)


@pytest.mark.parametrize("kind", [Moment, Instant])
def test_a_time_without_its_zone_is_refused(kind: Any) -> None:
    assert refusal("2021-08-02T18:00:00", kind) == (
        "2021-08-02T18:00:00 has no time zone: write 2021-08-02T18:00:00Z"
    )
    assert refusal("2021-08-02", kind) == "2021-08-02 has no time: write 2021-08-02T00:00:00Z"


@pytest.mark.parametrize("kind", [Moment, Instant])
@pytest.mark.parametrize("written", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:00-14:00"])
def test_a_time_too_far_off_to_count_from_is_refused(kind: Any, written: str) -> None:
    assert refusal(written, kind).endswith("lies outside the years 1000 to 8999")


@pytest.mark.parametrize(
    "written",
    ['"day 13 24:00"', '"day 1.5"', '"day \u0661"', '"13"', "1.5", "true", "18:00:00", "[]"],
)
def test_a_moment_is_told_how_to_be_written(written: str) -> None:
    assert refusal(written, Moment).startswith(f"{written} is not a moment: write a time with its")


@pytest.mark.parametrize("written", ["13", '"day 13"', "true"])
def test_a_day_0_counts_from_nothing(written: str) -> None:
    assert refusal(written, Instant) == (
        f"{written} is not a time with its zone: "
        "write a time with its zone, such as 2021-08-02T18:00:00Z"
    )


def test_a_day_too_far_off_is_refused() -> None:
    assert refusal("100001", Moment) == "100001 lies more than 100000 days from day 0"


@given(number=st.integers() | st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_a_number_is_exact(number: int | Decimal) -> None:
    found = read(f"{number:f}" if isinstance(number, Decimal) else str(number), Number)
    assert found == Fraction(number)
    assert type(found) is (int if isinstance(number, int) else Fraction)


@pytest.mark.parametrize("written", ["true", '"0.25"', "nan", "inf", "-inf", "[]", "2021-08-02"])
def test_a_number_is_a_number(written: str) -> None:
    assert refusal(written, Number) == (
        f"{written} is not a number: write a number such as 3 or 0.25, without quotes"
    )


def test_a_number_beyond_all_measure_is_refused_before_it_is_worked_out() -> None:
    assert refusal("1E+999999999", Number).startswith("1E+999999999 is out of reach")


def test_a_field_may_be_left_out() -> None:
    class Shape(msgspec.Struct):
        paid: Amount | None = None
        share: Number | None = None
        at: Moment | None = None
        day_0: Instant | None = None

    data = {"paid": 2, "share": Decimal("0.5"), "at": 3, "day_0": DAY_0}
    assert msgspec.convert({}, Shape, dec_hook=dec_hook) == Shape()
    assert msgspec.convert(data, Shape, dec_hook=dec_hook) == Shape(
        Amount(200), Fraction(1, 2), Moment(timedelta(3)), DAY_0
    )


def test_a_kind_that_no_file_can_hold_is_our_own_mistake() -> None:
    with pytest.raises(NotImplementedError):
        dec_hook(complex, date(2021, 8, 2))
