"""Lemmas: what is left out changes no score, and nobody says so who cannot know it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import islice

import pytest
from evenhand.model.history import History
from evenhand.model.outcomes import Rated
from evenhand.possibility.events import asked_event
from evenhand.possibility.goals import Goal
from evenhand.possibility.lemmas import left_out
from evenhand.possibility.timelines import timeline_of
from evenhand.questions.rules import aggregates, excludes
from evenhand.rulesets import RuleSet
from evenhand.runs import Run
from evenhand.strategies.kinds import FREELANCER
from evenhand.strategies.small import small_histories
from evenhand.strategies.tables import tables_for

from tests.policies.jobs import CATALOGUE
from tests.possibility.planted import (
    AT_A_GLANCE,
    BESIDE_MANY,
    EYEING_THE_UNPAID,
    WITHOUT_THE_UNPAID,
    good_or_bad,
    mean,
    unpaid,
)
from tests.questions.written import rule_set

GOAL = Goal(feedback="hostile")
WHATEVER = [
    WITHOUT_THE_UNPAID,
    AT_A_GLANCE,
    *map(
        CATALOGUE.rule_set,
        ("readings.never_happened", "charter.fair_unpaid", "airbnb.superhost"),
    ),
]
EVERY, SO_MANY = 9, 60  # of the small histories


@pytest.mark.parametrize("rules", WHATEVER, ids=lambda rules: rules.name)
def test_what_is_left_out_whatever_there_is_moves_no_score_of_any_history(rules: RuleSet) -> None:
    timeline = timeline_of(rules, GOAL)
    event = asked_event(GOAL, timeline)
    assert event is not None
    lemma = left_out(rules, event, timeline, alone=False)
    assert lemma is not None
    assert lemma.whatever
    its = event.replace(freelancer=FREELANCER)
    for history in islice(small_histories(tables_for([rules])), 0, EVERY * SO_MANY, EVERY):
        later = History(history.contracts, facts=history.facts, at=timeline.last)
        with_it = Run(rules, later.plus(its))
        assert with_it.score(of=FREELANCER) == Run(rules, later).score(of=FREELANCER)


@pytest.mark.parametrize("name", ["upwork.jss_2020_11", "readings.nil_effect", "baselines.mean"])
def test_what_counts_is_not_left_out_even_if_it_weighs_nothing(name: str) -> None:
    rules = CATALOGUE.rule_set(name)
    timeline = timeline_of(rules, GOAL)
    event = asked_event(GOAL, timeline)
    assert event is not None
    assert left_out(rules, event, timeline, alone=True) is None


@aggregates(cites="planted")
def by_another_name(rated: Sequence[Rated], history: History) -> int:
    """It reaches the contracts by another name."""
    everything = history
    return len(everything.contracts)


@aggregates(cites="planted")
def handed_on(rated: Sequence[Rated], history: History) -> int:
    """It hands the history on."""
    return _counted(history)


@aggregates(cites="planted")
def by_reflection(rated: Sequence[Rated], history: History) -> int:
    """It reaches the contracts by the names of its arguments."""
    return len(locals()["history"].contracts)


def _counted(history: History) -> int:
    return len(history.contracts)


@excludes(cites="planted")
def beside_others(contract: object, history: History) -> bool:
    """Whatever stands beside others is left out."""
    return len(history) > 1


@pytest.mark.parametrize(
    "rules",
    [
        BESIDE_MANY,
        EYEING_THE_UNPAID,
        *(
            rule_set(good_or_bad, unpaid, aggregate)
            for aggregate in (by_another_name, handed_on, by_reflection)
        ),
        rule_set(good_or_bad, unpaid, beside_others, mean),
    ],
)
def test_a_rule_that_can_look_at_other_contracts_leaves_nothing_certain(rules: RuleSet) -> None:
    timeline = timeline_of(rules, GOAL)
    event = asked_event(GOAL, timeline)
    assert event is not None
    assert left_out(rules, event, timeline, alone=False) is None


def test_a_rule_that_did_not_look_when_it_was_asked_bounds_the_lemma_to_that() -> None:
    rules = CATALOGUE.rule_set("guru.value_share")  # who hid feedback is left out by the others
    timeline = timeline_of(rules, GOAL)
    event = asked_event(GOAL, timeline)
    assert event is not None
    assert left_out(rules, event, timeline, alone=False) is None
    lemma = left_out(rules, event, timeline, alone=True)
    assert lemma is not None
    assert not lemma.whatever
    assert lemma.rule is rules.rules["guru.satisfied_value.contracts_without_a_paid_invoice"]


def test_an_event_that_ends_too_late_to_be_read_is_not_left_out() -> None:
    timeline = timeline_of(WITHOUT_THE_UNPAID, GOAL)
    event = asked_event(GOAL, timeline)
    assert event is not None
    late = event.replace(hired=timeline.seen_last + timedelta(hours=1), end=None, feedback=())
    assert left_out(WITHOUT_THE_UNPAID, late, timeline, alone=True) is None
