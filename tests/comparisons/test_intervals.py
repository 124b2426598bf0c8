"""Intervals: Wilson's, as others have worked them out, and what holds for any count."""

from fractions import Fraction

import pytest
from evenhand.comparisons.intervals import likely_share
from hypothesis import given
from hypothesis import strategies as st


# Newcombe 1998, Statistics in Medicine 17, table I: Wilson's score interval at 95 per cent
@pytest.mark.parametrize(
    ("count", "of", "lowest", "highest"),
    [
        (81, 263, "0.2553", "0.3662"),
        (15, 148, "0.0624", "0.1605"),
        (0, 20, "0", "0.1611"),
        (1, 29, "0.0061", "0.1718"),
    ],
)
def test_the_intervals_are_those_that_are_published(
    count: int, of: int, lowest: str, highest: str
) -> None:
    found = likely_share(count, of)
    for end, published in zip(found, (lowest, highest), strict=True):
        assert abs(end - Fraction(published)) < Fraction(1, 10_000)


@given(st.integers(1, 5_000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_the_share_lies_inside_and_the_complement_mirrors_it(pair: tuple[int, int]) -> None:
    count, of = pair
    lowest, highest = likely_share(count, of)
    assert 0 <= lowest <= Fraction(count, of) <= highest <= 1
    assert likely_share(of - count, of) == (1 - highest, 1 - lowest)


@given(st.integers(1, 500), st.integers(2, 9))
def test_more_people_say_more(of: int, times: int) -> None:
    narrow, wide = likely_share(of * times, 2 * of * times), likely_share(of, 2 * of)
    assert wide[0] < narrow[0] < narrow[1] < wide[1]


def test_nobody_says_nothing() -> None:
    assert list(likely_share(0, 0)) == [0, 1]
