"""Samples: contracts of every sort, to see what rules make of each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from evenhand.model.contracts import Contract
from evenhand.model.history import Facts
from evenhand.model.rewriting import rewritten
from evenhand.model.units import Days
from evenhand.possibility.circumstances import NOTHING, circumstances
from evenhand.possibility.events import FREELANCER
from evenhand.possibility.timelines import Timeline
from evenhand.rulesets import RuleSet
from evenhand.strategies.kinds import MOMENT, kind_of
from evenhand.strategies.shapes import Shape
from evenhand.strategies.tables import Size, Tables, tables_for
from evenhand.strategies.themes import SHAPES

OLDEST: Days = 1_500
AGES: tuple[Days, ...] = tuple(range(15, OLDEST, 45))  # beside those near the numbers of the rules


def samples(rule_set: RuleSet, timeline: Timeline) -> Iterator[tuple[Contract, Facts]]:
    """Contracts of every shape, age, length and amount that the rules may tell apart.

    Each as old as seen from the first update, and as seen from the last; the plainest come first.
    Where rules read what the platform has on record, each shape comes with every such fact too.
    """
    tables = tables_for([rule_set])
    seen_from = timeline.seen_first, timeline.seen_last
    for shape in SHAPES:
        for age, size in _ages_and_sizes(shape, tables):
            for at in seen_from:
                yield sample(shape, age, size, at), NOTHING
    reads = rule_set.counted_by
    for shape in SHAPES if reads.facts or reads.history else ():
        for at in seen_from:
            contract = sample(shape, tables.ages[0], tables.sizes(shape)[0], at)
            for facts in circumstances(contract, contract.hired):
                yield contract, facts


def sample(shape: Shape, age: Days, size: Size, at: datetime) -> Contract:
    """The contract of that shape and size which ended so many days before that moment."""
    by = at - MOMENT
    contract = kind_of(shape, age, *size).contract("contract", "client", FREELANCER)
    moved: Contract = rewritten(contract, datetime, lambda moment: moment + by)
    return moved


def _ages_and_sizes(shape: Shape, tables: Tables) -> Iterator[tuple[Days, Size]]:
    plain, *others = tables.sizes(shape)
    for age in (*tables.ages, *AGES):
        yield age, plain
    for size in others:
        yield tables.ages[0], size
