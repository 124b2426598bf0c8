"""Thresholds cut numbers into stretches, and each stretch has one number to stand for it."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType
from typing import Annotated

from evenhand import Cents, Days, Months, Rated, RuleSet, aggregates, chosen
from evenhand.rulesets import Definition
from evenhand.strategies.thresholds import one_of_each_stretch, stretches_for
from hypothesis import given
from hypothesis import strategies as st

OURS = chosen("a test")
THRESHOLDS = st.sets(st.integers(0, 60), max_size=6)


def stretch_of(number: int, thresholds: set[int]) -> list[tuple[bool, bool]]:
    """On which side of each threshold a number lies, and whether it is the threshold."""
    return [(number >= threshold, number > threshold) for threshold in sorted(thresholds)]


@given(THRESHOLDS, st.integers(1, 70))
def test_every_number_has_one_that_no_threshold_tells_from_it(
    thresholds: set[int], number: int
) -> None:
    stretches = [stretch_of(one, thresholds) for one in one_of_each_stretch(thresholds)]
    if any(thresholds):
        assert stretches.count(stretch_of(number, thresholds)) == 1
    else:
        assert stretches == []


@given(THRESHOLDS)
def test_the_number_below_a_threshold_is_the_next_one(thresholds: set[int]) -> None:
    near = one_of_each_stretch(thresholds)
    assert list(near) == sorted(set(near))
    for threshold in thresholds:
        assert {threshold - 1, threshold} - {0, -1} <= {*near}


def with_numbers(**numbers: object) -> RuleSet:
    """A rule set of one rule with these numbers."""

    @aggregates(cites="a test")
    def of_all(
        rated: Sequence[Rated],
        *,
        amount: Annotated[Cents, OURS] = 77_00,
        days: Annotated[tuple[Days, ...], OURS] = (14, 200),
        windows: Annotated[tuple[Months, ...], OURS] = (12,),
        words: Annotated[tuple[str, ...], OURS] = ("spite", "malice"),
        word: Annotated[str, OURS] = "",
    ) -> int:
        return len((rated, amount, days, windows, words, word))

    module = ModuleType("ours")
    of_all.__module__ = "ours"
    module.of_all = of_all  # type: ignore[attr-defined]
    return RuleSet(Definition("ours", {"ours": module}, parameters={"ours.of_all": numbers}))


def test_what_a_threshold_cuts_hangs_on_what_it_counts() -> None:
    near = stretches_for([with_numbers()])
    assert near.amounts == (76_99, 77_00, 77_01)
    assert near.lengths == (13, 14, 15)
    assert near.delays == (13, 14, 15)
    assert near.ages == (199, 200, 364, 365, 366)  # twelve months to 1 June 2025
    assert near.words == ("spite",)


def test_the_thresholds_of_several_rule_sets_cut_together() -> None:
    both = stretches_for([with_numbers(days=(40,)), with_numbers(days=(42,), word="grudge")])
    assert both.ages == (39, 40, 41, 42, 364, 365, 366)
    assert both.delays == (39, 40, 41, 42, 43)
    assert both.words == ("spite", "grudge")
