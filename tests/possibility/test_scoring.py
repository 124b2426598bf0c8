"""Scoring: adding up what contracts count as gives the scores that runs of the histories give."""

from __future__ import annotations

from functools import cache

import pytest
from evenhand.model.history import History
from evenhand.possibility.events import FREELANCER, asked_event
from evenhand.possibility.goals import Goal
from evenhand.possibility.material import Material
from evenhand.possibility.mixes import mix_of, size
from evenhand.possibility.timelines import timeline_of
from evenhand.rulesets import RuleSet
from evenhand.runs import Run
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.policies.jobs import CATALOGUE
from tests.possibility.planted import EYEING_THE_UNPAID, MEAN_OF_TOTALS

GOAL = Goal(feedback="hostile")
RULE_SETS = {
    "planted.totals": MEAN_OF_TOTALS,
    "planted.eyeing": EYEING_THE_UNPAID,
    **{
        name: CATALOGUE.rule_set(name)
        for name in (
            "upwork.jss_2015",
            "upwork.jss_2024_09",
            "guru.value_share",
            "charter.fair_unpaid",
            "uber.last_500",
            "baselines.beta",
        )
    },
}
LOOKING = {"planted.eyeing", "uber.last_500"}
"""Those with a rule that looks at other contracts; guru's and the charter's only may."""


@cache
def material(name: str) -> Material:
    rule_set: RuleSet = RULE_SETS[name]
    timeline = timeline_of(rule_set, GOAL)
    return Material(rule_set, timeline, asked_event(GOAL, timeline))


@pytest.mark.parametrize("name", RULE_SETS)
@given(data=st.data())
@settings(max_examples=25)
def test_the_scores_of_a_mix_are_those_of_its_history(name: str, data: st.DataObject) -> None:
    known = material(name)
    scores, timeline = known.scores, known.scores.timeline
    numbers = st.integers(0, len(known.kinds) - 1)
    mix = mix_of(data.draw(st.dictionaries(numbers, st.integers(1, 3), max_size=4)))
    contracts = [each.contract for each in scores.counted(mix)]
    assert len(contracts) == size(mix)
    assert scores.event is not None
    run = Run(RULE_SETS[name], History([*contracts, scores.event], at=timeline.last))
    assert scores.first(mix) == run.as_of(timeline.seen_first).score(of=FREELANCER)
    assert scores.last(mix) == run.as_of(timeline.seen_last).score(of=FREELANCER)


@pytest.mark.parametrize("name", RULE_SETS)
def test_it_is_noticed_whether_a_rule_looks_at_other_contracts(name: str) -> None:
    scores = material(name).scores
    scores.last(((0, 2),))
    assert scores.looks is (name in LOOKING)


@pytest.mark.parametrize("name", RULE_SETS)
def test_of_the_kinds_no_two_of_one_stretch_of_time_count_alike(name: str) -> None:
    known = material(name)
    alike = set()
    for kind in known.kinds:
        contract = kind.contract(0, known.scores.timeline, name="c", client="client")
        counted = []
        for at in (known.scores.timeline.seen_first, known.scores.timeline.seen_last):
            seen = contract.as_of(at)
            run = Run(RULE_SETS[name], History([contract], at=at))
            rated = run.treatment(seen, of=FREELANCER).rated if seen else None
            is_open = rated and rated.ended is None
            counted.append(rated and (rated.outcome, rated.weight, rated.silent, is_open))
        assert any(counted), kind
        alike.add((kind.place, *counted))
    assert len(alike) == len(known.kinds)
