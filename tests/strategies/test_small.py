"""Small histories: all of the few kinds, whatever numbers there are."""

from __future__ import annotations

from itertools import combinations_with_replacement

import pytest
from evenhand.catalogue.catalogue import catalogue_of
from evenhand.catalogue.sources import reference_folder
from evenhand.model.history import History
from evenhand.strategies.kinds import MOMENT
from evenhand.strategies.scenes import POSTINGS, RECORDS
from evenhand.strategies.situations import TOLD
from evenhand.strategies.small import kinds, paired_kinds, small_histories
from evenhand.strategies.tables import Tables, tables_for
from evenhand.strategies.themes import SHAPES
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.search.planted import planted

CATALOGUE, _ = catalogue_of(reference_folder())
REAL = tables_for(map(CATALOGUE.rule_set, CATALOGUE.rule_set_files))
MANY_DAYS = st.sets(st.integers(1, 4000), max_size=150).map(tuple)


@settings(max_examples=20)
@given(MANY_DAYS, st.integers(0, 10**7))
def test_there_are_no_more_than_sixteen_hundred_however_many_thresholds(
    days: tuple[int, ...], cents: int
) -> None:
    tables = tables_for([planted(marks=days, cheap=cents)])
    assert 1_000 <= len(list(small_histories(tables))) <= 1_600


def test_under_the_real_rule_sets_there_are_thirteen_to_seventeen_hundred_different_ones() -> None:
    assert 1_300 <= len(set(small_histories(REAL))) <= 1_700


@pytest.mark.parametrize("tables", [Tables(), REAL], ids=["plain", "real"])
def test_every_kind_is_tried_alone_and_every_paired_one_with_every_other(tables: Tables) -> None:
    tried = set(small_histories(tables))
    for kind in kinds(tables):
        assert History([kind.contract("contract 1", "client 1")], at=MOMENT) in tried
    for first, second in combinations_with_replacement(paired_kinds(tables), 2):
        one = first.contract("contract 1", "client 1")
        other = second.contract("contract 2", "client 1" if first == second else "client 2")
        assert History([one, other], at=MOMENT) in tried


def test_every_shape_is_among_the_kinds() -> None:
    assert {kind.shape for kind in kinds(REAL)} == set(SHAPES)


def test_kinds_are_told_apart() -> None:
    for known in (kinds(REAL), paired_kinds(REAL)):
        assert len(set(known)) == len(known)


def test_good_and_bad_work_is_tried_at_the_first_and_the_last_age_and_some_between() -> None:
    ages = {kind.age for kind in kinds(REAL)}
    assert {*REAL.ages[:3], REAL.ages[-1]} <= ages
    assert len(ages & set(REAL.ages)) >= 12


def test_every_posting_record_and_situation_is_tried() -> None:
    tried = list(small_histories(REAL))
    facts = {history.facts for history in tried}
    assert all(any(set(told) == set(known) for known in facts) for told in TOLD)
    lengths = [len(history) for history in tried]
    assert all(posting.hires in lengths for posting in POSTINGS)
    assert all(record.good + record.bad in lengths for record in RECORDS)


def test_every_word_that_the_real_rule_sets_ask_for_is_tried() -> None:
    reasons = {c.end.reason for h in small_histories(REAL) for c in h.contracts if c.end}
    grounds = {r.ground for h in small_histories(REAL) for c in h.contracts for r in c.reports}
    assert set(REAL.words) <= reasons
    assert set(REAL.words) <= grounds
