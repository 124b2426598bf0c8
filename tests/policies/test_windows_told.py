"""Windows told: workings of rules that look back say how many of the contracts lie within."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from evenhand.catalogue.catalogue import catalogue_of
from evenhand.catalogue.scenarios import read_scenario
from evenhand.explanations.arithmetic import arithmetic
from evenhand.model.history import History
from evenhand.questions.answers import Unanswered
from evenhand.rulesets import RuleSet
from evenhand.runs import Run
from evenhand.strategies import histories
from hypothesis import given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
CATALOGUE = catalogue_of(ROOT)[0]
OVERNIGHT = ROOT / "scenarios/unpaid_cancellation/overnight_cancellation_91_to_80.toml"
WINDOWED = {
    "upwork.jss_2024_09": r"months, \d+ of {} contracts?: ",
    "upwork.jss_2015": r"months, \d+ of {} contracts?: ",
    "guru.value_share": r"ended within 365 days, of {} contracts",
    "uber.last_500": r"the most recent ratings, 500 at most, of {}$",
    "ebay.seller_standards": r"transactions of \d+ days \(of {};",
    "ebay.feedback_2008": r"contracts of 365 days, of {}$",
    "fiverr.levels_2024": r"reviewed orders, of {}, in the 730 days",
    "charter.fair_unpaid": r"contracts of 730 days, of {}$",
}


@pytest.mark.parametrize("name", WINDOWED)
def test_the_workings_of_a_window_say_of_how_many_contracts_they_are(name: str) -> None:
    rules, told = CATALOGUE.rule_set(name), []

    @settings(deadline=None, max_examples=25)
    @given(histories([rules]), st.integers(0, 1_000))
    def agree(history: History, days: int) -> None:
        run = Run(rules, history).as_of(history.at + timedelta(days=days))
        for party in history.parties():
            try:
                made = arithmetic(run, of=party)
            except Unanswered:
                continue
            rated = [one for one in run.answer(of=party).standings if one.rated]
            if made.by and made.score is not None and rated:
                pattern = WINDOWED[name].format(len(rated))
                assert [text for text, _ in made.lines if re.search(pattern, text)], made.lines
                told.append(name)

    agree()
    assert told


def test_ratings_beyond_the_most_recent_are_told_to_be_left_out() -> None:
    scenario = read_scenario(OVERNIGHT)
    definition = CATALOGUE.rule_set("uber.last_500").definition
    parameters = {**definition.parameters, "uber.ratings.mean_of_the_last": {"last": 20}}
    run = Run(RuleSet(replace(definition, parameters=parameters)), scenario.history)
    made = arithmetic(run, of=scenario.about)
    assert made.lines[0] == ("the most recent ratings, 20 at most, of 22", 20)


def test_the_overnight_cancellation_lies_in_a_window_with_twenty_of_twenty_three() -> None:
    scenario = read_scenario(OVERNIGHT)
    run = Run(CATALOGUE.rule_set("upwork.jss_2015"), scenario.history).as_of(scenario.after)
    lines = [text for text, _ in arithmetic(run, of=scenario.about).lines]
    assert [text.split(":")[0] for text in lines[:3]] == [
        "6 months, 1 of 23 contracts",
        "12 months, 1 of 23 contracts",
        "24 months, 20 of 23 contracts",
    ]
