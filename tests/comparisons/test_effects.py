"""Effects: amounts and buckets are exact, whatever the points are."""

import itertools
from fractions import Fraction

from evenhand.comparisons.effects import STEPS, Amounts, Change, effects_of
from hypothesis import given
from hypothesis import strategies as st

from tests.comparisons.peopled import ADA

POINTS = st.fractions(-100, 100) | st.sampled_from([*STEPS, *(-step for step in STEPS)])


def changes(points: list[Fraction]) -> list[Change]:
    return [Change(ADA, 0, 0, Fraction(each)) for each in points]


def test_amounts_by_hand() -> None:
    effects = effects_of(changes([Fraction(n) for n in (1, 2, 6, 0, -3, -4)]))
    assert effects.gains == Amounts(Fraction(2), Fraction(3), Fraction(6))
    assert effects.losses == Amounts(Fraction(7, 2), Fraction(7, 2), Fraction(4))


def test_without_anybody_there_are_no_amounts() -> None:
    effects = effects_of([])
    assert (effects.gains, effects.losses, effects.compared) == (None, None, 0)


@given(st.lists(POINTS))
def test_amounts_lie_between_nothing_and_the_largest(points: list[Fraction]) -> None:
    effects = effects_of(changes(points))
    for amounts in filter(None, [effects.gains, effects.losses]):
        assert 0 < amounts.median <= amounts.largest
        assert 0 < amounts.mean <= amounts.largest
    up = sum(each for each in points if each > 0)
    assert up == (effects.gains.mean * effects.gain if effects.gains else 0)


@given(POINTS)
def test_every_change_lies_in_the_one_bucket_that_says_so(points: Fraction) -> None:
    (bucket,) = [each for each in effects_of(changes([points])).buckets if each.count]
    near, far = sorted((abs(bucket.from_), abs(bucket.to)))
    assert bucket.from_ <= points <= bucket.to
    if near == far:
        assert points == 0
    elif abs(points) != 100:
        assert near <= abs(points) < far
        assert points != 0


def test_the_buckets_are_in_order_and_without_a_gap() -> None:
    buckets = effects_of([]).buckets
    assert (buckets[0].from_, buckets[-1].to) == (-100, 100)
    for one, other in itertools.pairwise(buckets):
        assert one.to == other.from_
