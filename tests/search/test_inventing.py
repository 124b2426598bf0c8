"""Invented histories: the same for the same seed, all different, and near every number."""

from __future__ import annotations

import subprocess
import sys

import pytest
from evenhand.catalogue.catalogue import catalogue_of
from evenhand.catalogue.sources import reference_folder
from evenhand.model.history import History
from evenhand.rulesets import RuleSet
from evenhand.search.inventing import invent
from evenhand.strategies.tables import Tables, tables_for
from hypothesis import given
from hypothesis import strategies as st

from tests.search.planted import planted

CATALOGUE, _ = catalogue_of(reference_folder())
NAMES = tuple(CATALOGUE.rule_set_files)


def invented(count: int, seed: int, *rule_sets: RuleSet) -> list[History]:
    shown: list[History] = []
    invent(rule_sets, shown.append, count=count, seeded=seed)
    return shown


@pytest.mark.parametrize("seed", [0, 1, 4711])
def test_the_same_seed_invents_the_same_histories(seed: int) -> None:
    assert invented(40, seed) == invented(40, seed)


def test_the_same_holds_near_the_numbers_of_a_rule_set() -> None:
    assert invented(40, 3, planted(since=90)) == invented(40, 3, planted(since=90))


def test_another_seed_invents_others() -> None:
    assert invented(40, 0) != invented(40, 1)


ELSEWHERE = """
from evenhand.catalogue.catalogue import catalogue_of
from evenhand.catalogue.sources import reference_folder
from evenhand.search.inventing import invent

catalogue, _ = catalogue_of(reference_folder())
rule_sets = [catalogue.rule_set(name) for name in ("uber.last_500", "upwork.jss_2015")]
invent(rule_sets, lambda history: print(history), count=30, seeded=5)
"""


def test_another_process_invents_the_same_whatever_else_it_has_loaded() -> None:
    here = invented(30, 5, *map(CATALOGUE.rule_set, ("uber.last_500", "upwork.jss_2015")))
    there = subprocess.run(
        [sys.executable, "-c", ELSEWHERE], capture_output=True, text=True, check=True
    )
    assert there.stdout.splitlines() == [repr(history) for history in here]


def test_all_are_different() -> None:
    drawn = invented(200, 0)
    assert len(set(drawn)) == len(drawn)


def test_fewer_are_the_first_of_more() -> None:
    assert invented(40, 0) == invented(90, 0)[:40]


@pytest.mark.parametrize("count", [0, 1, 2, 50])
def test_as_many_are_shown_as_are_asked_for(count: int) -> None:
    assert len(invented(count, 0)) == count


def around(number: int) -> set[int]:
    """One below, at and one above, as far as that is something at all."""
    return {near for near in (number - 1, number, number + 1) if near > 0}


@given(st.integers(0, 10**9))
def test_amounts_come_one_below_at_and_above_each_amount(cents: int) -> None:
    assert around(cents) <= set(tables_for([planted(cheap=cents)]).amounts)


@given(st.integers(0, 30))
def test_lengths_come_one_below_at_and_above_each_short_time(days: int) -> None:
    assert around(days) <= set(tables_for([planted(since=days)]).lengths)


@given(st.integers(31, 3650))
def test_ages_come_one_below_at_and_above_each_long_time(days: int) -> None:
    tables = tables_for([planted(since=days)])
    assert around(days) <= set(tables.ages)
    if days < 800:
        assert around(days) <= set(tables.long_lengths)


@pytest.mark.parametrize("name", NAMES)
def test_every_number_of_a_real_rule_set_has_its_neighbours(name: str) -> None:
    rule_set = CATALOGUE.rule_set(name)
    tables = tables_for([rule_set])
    for figure in rule_set.figures():
        for number in figure.numbers:
            if figure.unit == "cents":
                assert around(number) <= set(tables.amounts), figure
            if figure.unit == "days":
                assert around(number) <= {*tables.ages, *tables.lengths}, figure


def test_the_tables_of_several_rule_sets_hold_the_numbers_of_each() -> None:
    tables = tables_for([planted(since=90), planted(since=365, cheap=700)])
    assert {89, 90, 91, 364, 365, 366} <= set(tables.ages)
    assert {699, 700, 701} <= set(tables.amounts)


def test_without_numbers_the_tables_are_the_plain_ones() -> None:
    assert tables_for([]) == Tables()


def test_every_word_that_rules_ask_for_is_in_the_tables() -> None:
    words = set(tables_for([CATALOGUE.rule_set("uber.last_500")]).words)
    assert {"policy violation", "beyond control"} <= words


def test_a_word_that_rules_ask_for_is_invented_as_a_reason_and_as_a_ground() -> None:
    rule_set = CATALOGUE.rule_set("uber.last_500")
    contracts = [c for history in invented(300, 0, rule_set) for c in history.contracts]
    assert any(report.ground == "beyond control" for c in contracts for report in c.reports)
    assert any(c.end.reason == "beyond control" for c in contracts if c.end)


def test_a_count_is_neither_a_time_nor_an_amount() -> None:
    assert tables_for([planted(bad=17)]) == tables_for([planted(bad=2)])


def test_each_of_several_numbers_of_one_parameter_has_its_neighbours() -> None:
    tables = tables_for([planted(marks=(14, 90, 365))])
    assert {13, 14, 15} <= set(tables.lengths)
    assert {89, 90, 91, 364, 365, 366} <= set(tables.ages)
