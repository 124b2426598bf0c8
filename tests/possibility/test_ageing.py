"""Ageing: the ages at which a contract comes to count otherwise are seen, not only read."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from evenhand.model.contracts import Contract
from evenhand.model.units import Days
from evenhand.possibility.ageing import Ageing
from evenhand.possibility.goals import Goal
from evenhand.possibility.places import places_of
from evenhand.possibility.timelines import timeline_of
from evenhand.questions.rules import excludes, weighs
from evenhand.rulesets import RuleSet
from evenhand.strategies.kinds import MOMENT
from hypothesis import given
from hypothesis import strategies as st

from tests.possibility.planted import (
    BESIDE_MANY,
    MEAN,
    OF_A_YEAR,
    good_or_bad,
    mean,
    mean_of_totals,
)
from tests.questions.written import rule_set


def leaving_after(days: Days) -> RuleSet:
    """Work is left out that ended so many days ago or longer, by a number that no rule states."""

    @excludes(cites="planted 8")
    def too_old(contract: Contract, moment: datetime) -> bool:
        """Old work is left out."""
        return contract.ended is not None and moment - contract.ended >= timedelta(days=days)

    return rule_set(good_or_bad, too_old, mean)


@weighs(cites="planted 8")
def fading(contract: Contract, moment: datetime) -> int:
    """Work weighs less with every day."""
    return max(0, 2_000 - (moment - (contract.ended or moment)).days)


def ageing(rules: RuleSet) -> Ageing:
    return Ageing(rules, MOMENT)


@given(st.integers(2, 1_400))
def test_the_last_day_on_which_work_counts_is_found_whatever_it_is(days: Days) -> None:
    rules = leaving_after(days)
    assert ageing(rules).turns() == (days,)
    assert ageing(rules).tells(days)
    assert not ageing(rules).tells(days + 1)


@given(st.integers(40, 1_400))
def test_no_contract_of_a_stretch_of_time_counts_otherwise_than_another(days: Days) -> None:
    rules = leaving_after(days)
    places = [place for place in places_of(rules, timeline_of(rules, Goal())) if place.before]
    assert [place.oldest < days for place in places] == [True]


def test_work_that_never_grows_old_has_no_turns() -> None:
    assert ageing(MEAN).turns() == ()
    assert ageing(MEAN).tells(1_400)


def test_of_work_that_fades_day_by_day_the_youngest_few_turns_are_told() -> None:
    turns = ageing(rule_set(good_or_bad, fading, mean_of_totals)).turns()
    assert len(turns) == 8
    assert list(turns) == sorted(turns)


@pytest.mark.parametrize("rules", [BESIDE_MANY], ids=["beside many"])
def test_where_a_rule_looks_at_other_contracts_no_age_tells(rules: RuleSet) -> None:
    assert ageing(rules).turns() == ()


def test_a_window_of_a_rule_about_the_score_is_seen_too() -> None:
    (turn,) = ageing(OF_A_YEAR).turns()
    assert 364 <= turn <= 366
