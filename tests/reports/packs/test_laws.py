"""Laws: none is told as if it had applied before it did, and no limit that none sets."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from evenhand.reports.packs.laws import LAWS, Law, by_when, when_they_apply
from hypothesis import given
from hypothesis import strategies as st

DAYS = st.dates(date(2015, 1, 1), date(2030, 1, 1))
NAMES = st.lists(st.sampled_from([law.name for law in LAWS]), unique=True)


@given(DAYS, NAMES)
def test_a_law_is_for_comparison_exactly_where_it_is_younger_than_the_case(
    today: date, names: list[str]
) -> None:
    told = when_they_apply("; ".join(f"{name} 2000/1, Article 1" for name in names), today)
    older, _, younger = told.partition("for comparison, as younger than this case: ")
    for law in LAWS:
        assert (law.name in older) is (law.name in names and law.since <= today)
        assert (law.name in younger) is (law.name in names and law.since > today)
    assert bool(told) is bool(names)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.name)
def test_a_law_applies_on_its_first_day(law: Law) -> None:
    assert when_they_apply(law.name, law.since).startswith(f"When these laws apply: {law.name} ")
    assert "younger" in when_they_apply(law.name, law.since - timedelta(days=1))


@given(DAYS, NAMES)
def test_only_a_law_that_is_named_and_sets_a_limit_says_by_when(
    today: date, names: list[str]
) -> None:
    limits = [law for law in LAWS if law.answer and law.name in names]
    told = by_when("; ".join(names), today)
    assert bool(told) is bool(limits)
    assert all(law.name in told and law.answer in told for law in limits)
    assert ("for comparison" in told) is any(law.since > today for law in limits)
