"""Hypothesis strategies for contracts and histories, for the trial and for anybody's tests."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import strategies as st

from evenhand.model.contracts import Contract
from evenhand.model.history import History
from evenhand.rulesets import RuleSet
from evenhand.strategies.invented import CAST, FIRST, SECOND, Inventor
from evenhand.strategies.kinds import kind_of
from evenhand.strategies.people import CLIENTS, PAIRINGS
from evenhand.strategies.scenes import SCENES
from evenhand.strategies.situations import SITUATIONS
from evenhand.strategies.tables import tables_for
from evenhand.strategies.themes import SHAPES

EVEN = 100
"""Hypothesis draws evenly from as many numbers. From more, it prefers the ends, and what numbers
it finds in the code that happens to be loaded; the same seed would not draw the same.
"""


def histories(
    rule_sets: Iterable[RuleSet] = (), *, max_size: int = 5
) -> st.SearchStrategy[History]:
    """Histories near the thresholds of *rule_sets*, all seen from one moment.

    *max_size* bounds the contracts that are drawn; a drawn contract may stand for up to three,
    and there may be a posting with many hires, or a record of good work, beside them. A contract
    is three draws, so that Hypothesis can delete one whole.
    """
    inventor = Inventor(tables_for(rule_sets))
    contract = st.tuples(
        place_in(len(PAIRINGS) * CAST),
        place_in(len(inventor.ages)),
        place_in(max(map(len, inventor.sizes.values()))),
    )
    return st.builds(
        inventor.history,
        place_in(len(FIRST)),
        place_in(len(SECOND)),
        place_in(len(SCENES)),
        place_in(len(SITUATIONS)),
        st.lists(contract, min_size=min(1, max_size), max_size=max_size),
    )


def contracts(rule_sets: Iterable[RuleSet] = ()) -> st.SearchStrategy[Contract]:
    """Single contracts near the thresholds of *rule_sets*, of one freelancer."""
    tables = tables_for(rule_sets)
    sizes = {shape: tables.sizes(shape) for shape in SHAPES}

    def contract(shape: int, age: int, size: int, client: str) -> Contract:
        known = sizes[SHAPES[shape]]
        kind = kind_of(SHAPES[shape], tables.ages[age], *known[size % len(known)])
        return kind.contract("contract 1", client)

    return st.builds(
        contract,
        place_in(len(SHAPES)),
        place_in(len(tables.ages)),
        place_in(max(map(len, sizes.values()))),
        st.sampled_from(CLIENTS),
    )


def place_in(count: int) -> st.SearchStrategy[int]:
    """A place in a table of so many, drawn evenly, or nearly so in a table of more than a hundred.

    Every place is reached. The first is the plainest.
    """
    if count <= EVEN:
        return st.integers(0, count - 1)
    pages = -(-count // EVEN)
    return st.builds(
        lambda page, line: (page * EVEN + line) % count,
        st.integers(0, pages - 1),
        st.integers(0, EVEN - 1),
    )
