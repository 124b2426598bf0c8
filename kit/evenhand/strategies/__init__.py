"""Hypothesis strategies for contracts and histories, for the trial and for anybody's tests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

from hypothesis import strategies as st

from evenhand.model.contracts import Contract, Party
from evenhand.model.history import History, PlatformFact
from evenhand.rulesets import RuleSet
from evenhand.strategies.kinds import FREELANCER, MOMENT, Kind
from evenhand.strategies.pool import Pool
from evenhand.strategies.shapes import BAD, GOOD, Shape
from evenhand.strategies.tables import Tables, tables_for

CLIENTS = ("client 1", "client 2", "client 3")
ANEW = ""  # a client of its own for every contract
REPEATS = (3, 2)
OTHERS = (Party("a second freelancer"), Party("a third freelancer"))
FLAGGED_ONE_IN = 8

Drawn = tuple[int, int, int]


def histories(
    rule_sets: Iterable[RuleSet] = (), *, max_size: int = 5
) -> st.SearchStrategy[History]:
    """Histories near the thresholds of *rule_sets*, all seen from one moment.

    *max_size* bounds the contracts that are drawn; a drawn contract may stand for up to three.
    A contract is three draws, so that Hypothesis can delete one whole.
    """
    tables, pool = tables_for(rule_sets), Pool()
    unpaid = tuple(shape for shape in tables.shapes if shape.unpaid)
    others = tuple(shape for shape in tables.shapes if not shape.unpaid)
    contract = st.tuples(
        st.integers(0, 3), st.integers(0, tables.most_variants - 1), st.integers(0, len(_WHO) - 1)
    )
    return st.builds(
        lambda first, second, flagged, drawn: _history(
            tables, pool, (unpaid[first], others[second]), drawn, flagged=flagged
        ),
        st.integers(0, len(unpaid) - 1),
        st.integers(0, len(others) - 1),
        st.integers(0, FLAGGED_ONE_IN - 1).map(lambda drawn: drawn == FLAGGED_ONE_IN - 1),
        st.lists(contract, max_size=max_size),
    )


def contracts(rule_sets: Iterable[RuleSet] = ()) -> st.SearchStrategy[Contract]:
    """Single contracts near the thresholds of *rule_sets*, of one freelancer."""
    tables = tables_for(rule_sets)
    return st.builds(
        lambda shape, variant, client: _kind(tables, tables.shapes[shape], variant).contract(
            "contract 1", client
        ),
        st.integers(0, len(tables.shapes) - 1),
        st.integers(0, tables.most_variants - 1),
        st.sampled_from(CLIENTS),
    )


# Who works for whom, and how often.
_WHO: tuple[tuple[Party, str, int], ...] = (
    *((FREELANCER, client, 1) for client in CLIENTS),
    *((FREELANCER, ANEW, 1) for _ in CLIENTS),
    *((FREELANCER, ANEW, repeat) for repeat in REPEATS),
    (FREELANCER, CLIENTS[0], 2),
    *((other, CLIENTS[0], 1) for other in OTHERS),
)


def _history(
    tables: Tables, pool: Pool, shapes: tuple[Shape, Shape], drawn: list[Drawn], *, flagged: bool
) -> History:
    """A history of two shapes beside good and bad work: where shapes are few, they meet often."""
    found: list[Contract] = []
    copies: Counter[tuple[Party, str, Kind]] = Counter()
    for which, variant, who in drawn:
        shape = (shapes[0], GOOD, shapes[1], BAD)[which]
        kind = _kind(tables, shape, variant)
        freelancer, client, repeat = _WHO[who]
        for _ in range(repeat):
            copies[freelancer, client, kind] += 1
            label = f"{tables.shapes.index(shape)}-{variant}-{copies[freelancer, client, kind]}"
            of = client or f"client {label}"
            name = f"contract {label} of {of} for {freelancer}"
            found.append(pool.contract(kind, name, of, freelancer))
    flag = PlatformFact(MOMENT - timedelta(days=5), "flagged", Party(CLIENTS[0], "client"), True)
    return pool.history(found, [flag] if flagged else [])


def _kind(tables: Tables, shape: Shape, variant: int) -> Kind:
    variants = tables.variants_of[shape]
    return Kind(shape, *variants[variant % len(variants)])
