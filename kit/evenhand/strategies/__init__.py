"""Hypothesis strategies for contracts, histories and their parts, for anybody's tests."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from hypothesis import strategies as st

from evenhand.model.contracts import Contract, Party
from evenhand.model.history import History, PlatformFact
from evenhand.rulesets import RuleSet
from evenhand.strategies.kinds import FREELANCER, MOMENT, Kind
from evenhand.strategies.shapes import BAD, GOOD
from evenhand.strategies.tables import Tables, tables_for

CLIENTS = 3
REPEATS = (1, 2, 4, 3)
OTHERS = (FREELANCER, Party("a second freelancer"), Party("a third freelancer"))
FLAGGED_ONE_IN = 8

Drawn = tuple[int, int, int, int]


def histories(
    rule_sets: Iterable[RuleSet] = (), *, max_size: int = 6
) -> st.SearchStrategy[History]:
    """Histories near the thresholds of *rule_sets*, seen from one moment.

    *max_size* bounds the contracts that are drawn; a drawn contract may stand for up to four.
    Draws per contract: four integers, so that Hypothesis can delete one at a time.
    """
    tables = tables_for(rule_sets)
    last_shape = len(tables.shapes) - 1
    contract = st.tuples(
        st.integers(0, 3),
        st.integers(0, tables.most_sizes - 1),
        st.integers(0, len(tables.ages) - 1),
        st.integers(0, len(_WHO) - 1),
    )
    return st.builds(
        lambda first, second, flagged, drawn: _history(tables, first, second, flagged, drawn),
        st.integers(0, last_shape),
        st.integers(0, last_shape),
        st.integers(0, FLAGGED_ONE_IN - 1),
        st.lists(contract, max_size=max_size),
    )


def contracts(rule_sets: Iterable[RuleSet] = ()) -> st.SearchStrategy[Contract]:
    """Single contracts near the thresholds of *rule_sets*, for one freelancer."""
    tables = tables_for(rule_sets)
    return st.builds(
        lambda shape, size, age, client: _kind(tables, shape, size, age).contract(1, client),
        st.integers(0, len(tables.shapes) - 1),
        st.integers(0, tables.most_sizes - 1),
        st.integers(0, len(tables.ages) - 1),
        st.integers(1, CLIENTS),
    )


# Who works for whom: the freelancer, the client, how often, and whether for new clients each time.
_WHO: tuple[tuple[Party, int, int, bool], ...] = (
    *((FREELANCER, client, 1, False) for client in range(1, CLIENTS + 1)),
    *((FREELANCER, client, 1, True) for client in range(1, CLIENTS + 1)),
    *((FREELANCER, 1, repeat, True) for repeat in REPEATS[1:]),
    *((FREELANCER, 1, repeat, False) for repeat in REPEATS[1:]),
    *((other, 1, 1, False) for other in OTHERS[1:]),
)


def _history(tables: Tables, first: int, second: int, flagged: int, drawn: list[Drawn]) -> History:
    """A history of two shapes beside good and bad work: few shapes meet more often."""
    found: list[Contract] = []
    for which, size, age, who in drawn:
        shape = (tables.shapes[first], GOOD, tables.shapes[second], BAD)[which]
        freelancer, client, repeat, anew = _WHO[who]
        kind = _kind(tables, tables.shapes.index(shape), size, age)
        for _ in range(repeat):
            number = len(found) + 1
            of = CLIENTS + number if anew else client
            found.append(kind.contract(number, of, freelancer))
    facts = (
        [PlatformFact(MOMENT - timedelta(days=5), "flagged", Party("client 1", "client"), True)]
        if flagged == FLAGGED_ONE_IN - 1
        else []
    )
    return History(found, facts=facts, at=MOMENT)


def _kind(tables: Tables, shape: int, size: int, age: int) -> Kind:
    sizes = tables.sizes(tables.shapes[shape])
    return Kind(tables.shapes[shape], tables.ages[age], *sizes[size % len(sizes)])
