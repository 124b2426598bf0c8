"""The strategies: everything in the tables is reached, and what fails is shrunk."""

from __future__ import annotations

import pytest
from evenhand.model.contracts import Contract
from evenhand.model.history import History
from evenhand.search.inventing import invent
from evenhand.strategies import contracts, histories, place_in
from evenhand.strategies.invented import FIRST, SECOND, Inventor
from evenhand.strategies.kinds import MOMENT
from evenhand.strategies.scenes import SCENES
from evenhand.strategies.situations import SITUATIONS
from evenhand.strategies.tables import Tables, tables_for
from evenhand.strategies.themes import SHAPES
from hypothesis import find, given, settings
from hypothesis import strategies as st

from tests.search.planted import planted

PATIENT = settings(max_examples=3000, database=None, derandomize=True)
PLAIN = [(0, 0, 0)]


@pytest.mark.parametrize("count", [1, 7, 100, 101, 250])
def test_every_place_in_a_table_is_reached(count: int) -> None:
    for wanted in {0, count // 2, count - 1}:
        assert find(place_in(count), wanted.__eq__, settings=PATIENT) == wanted


@given(st.integers(1, 500), st.data())
def test_a_place_lies_in_its_table(count: int, data: st.DataObject) -> None:
    assert 0 <= data.draw(place_in(count)) < count


def test_every_age_and_size_of_the_tables_can_be_drawn() -> None:
    tables = tables_for([planted(marks=(14, 45, 90, 365), cheap=700)])
    inventor = Inventor(tables)
    assert set(inventor.ages) == set(tables.ages)
    for shape in SHAPES:
        assert set(inventor.sizes[shape]) == set(tables.sizes(shape))


def test_every_shape_can_be_drawn() -> None:
    assert {*FIRST, *SECOND} | set(SHAPES[:2]) == set(SHAPES)


def test_the_same_draws_make_the_same_contracts_and_not_only_equal_ones() -> None:
    inventor = Inventor(Tables())
    one = inventor.history(0, 0, 30, 0, [(1, 2, 3), (6, 0, 0)])
    other = inventor.history(0, 0, 30, 40, [(6, 0, 0), (1, 2, 3)])
    assert one.facts != other.facts
    assert [*map(id, one.contracts)] == [*map(id, other.contracts)]


@pytest.mark.parametrize("scene", range(len(SCENES)))
def test_what_is_drawn_stands_beside_the_scene(scene: int) -> None:
    inventor = Inventor(Tables())
    history = inventor.history(0, 0, scene, 0, PLAIN * 2)
    beside = SCENES[scene].beside
    assert len(history) == 2 + (len(inventor.history(0, 0, scene, 0, [])) if beside else 0)
    if SCENES[scene].ago:
        assert all((MOMENT - c.hired).days >= SCENES[scene].ago for c in history.contracts)


@pytest.mark.parametrize("situation", range(len(SITUATIONS)))
def test_every_situation_is_told_in_order(situation: int) -> None:
    facts = Inventor(Tables()).history(0, 0, 0, situation, PLAIN).facts
    assert sorted(facts, key=lambda fact: fact.at) == [*facts]
    assert set(facts) == set(SITUATIONS[situation])


# Shrinking


def shrunk(wanted: object) -> History:
    return find(histories(), wanted, settings=PATIENT)  # type: ignore[arg-type]


def test_the_simplest_history_is_one_plain_contract() -> None:
    (contract,) = shrunk(lambda history: True).contracts
    assert contract.unpaid
    assert not contract.feedback


def test_a_history_is_shrunk_to_the_contracts_that_matter() -> None:
    def two_bad(history: History) -> bool:
        scorned = [c for c in history.contracts if any(f.stars == 1 for f in c.feedback_by_client)]
        return len(scorned) >= 2

    small = shrunk(two_bad)
    assert len(small) == 2
    assert small.facts == ()


def test_a_scene_and_a_situation_that_do_not_matter_are_shrunk_away() -> None:
    small = shrunk(lambda history: any(not c.end for c in history.contracts))
    assert len(small) == 1
    assert small.facts == ()


def test_a_situation_that_matters_stays() -> None:
    small = shrunk(lambda history: any(fact.kind == "appealed" for fact in history.facts))
    assert len(small) == 1
    assert [fact.kind for fact in small.facts][-1] == "appealed"


def test_a_single_contract_is_shrunk_too() -> None:
    late: Contract = find(
        contracts(), lambda contract: any(f.responded for f in contract.feedback), settings=PATIENT
    )
    assert late.client.name == "client 1"


@pytest.mark.parametrize("most", [0, 1, 4])
def test_as_many_contracts_are_drawn_at_most_as_are_asked_for(most: int) -> None:
    @settings(max_examples=40, database=None, derandomize=True)
    @given(histories(max_size=most))
    def each(history: History) -> None:
        named = [f"{contract.id} {contract.posting}" for contract in history.contracts]
        drawn = [name for name in named if "many" not in name and "record" not in name]
        assert len(drawn) <= 3 * most

    each()


def test_invented_histories_are_those_that_the_strategy_draws() -> None:
    shown: list[History] = []
    invent([], shown.append, count=1, seeded=0)
    assert shown == [shrunk(lambda history: True)]
