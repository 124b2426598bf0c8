"""Small histories: all of them, up to a size, of kinds that are few enough for that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement, product
from typing import TypeVar

from evenhand.model.history import History, PlatformFact
from evenhand.model.units import Days
from evenhand.strategies.kinds import Kind, kind_of
from evenhand.strategies.pool import Pool
from evenhand.strategies.scenes import POSTINGS, RECORDS
from evenhand.strategies.shapes import BAD, CANCELLED, GOOD, SILENT, Shape
from evenhand.strategies.situations import TOLD
from evenhand.strategies.tables import Tables
from evenhand.strategies.themes import (
    CANCELLED_FOR_A_REASON,
    LATE_PRAISED,
    LATE_SCORNED,
    LEFT_FOR_A_REASON,
    LONG,
    PLAINLY_PAID,
    PLAINLY_UNPAID,
    REPORTED,
    SHAPES,
    UNPAID,
)

GOOD_CLIENTS = (3, 4, 5)  # of the good contracts that a small history may stand beside
ONE_MORE = 6
LONG_RECORD = 10
MIXED = 4  # good and bad contracts of one and the same client
ROWS = range(3, 8)  # contracts of one sort: rules count to small numbers
AGES_IN_PAIRS, AGES, SIZES, WORDS = 6, 12, 6, 24  # of each table at most
PLAINEST = 3  # entries of each table that are always taken

T = TypeVar("T")


def small_histories(tables: Tables) -> Iterator[History]:
    """Every history of one contract of each kind, of two paired ones, and a few others.

    Two contracts of one kind are of one client, on one posting; of two kinds, of two clients.
    Beside three good contracts stand each kind once, and twice for two clients; a good and a bad
    contract in each situation; a good one of every amount; and rows of silent and of cancelled
    ones. Beside four, the least that some platforms ask for, and beside the long records, which
    badges take, stands what was never paid. There is every mix of up to
    four good and four bad contracts of one client, what is there in each scene, and each reason
    and ground that rules ask for.
    """
    pool = Pool()
    good, bad = plain_kind(GOOD, tables), plain_kind(BAD, tables)
    beside = [(good, client) for client in GOOD_CLIENTS]
    yield _history(pool)
    for kind in kinds(tables):
        yield _history(pool, (kind, 1))
        yield _history(pool, (kind, 1), *beside)
        yield _history(pool, (kind, 1), (kind, 2), *beside)
    for praised, scorned in product(range(MIXED + 1), repeat=2):
        yield _history(pool, *[(good, 1)] * praised, *[(bad, 1)] * scorned)
    for part in (*POSTINGS, *RECORDS):
        yield pool.history(part.contracts(pool))
    yield from _beside_records(pool, tables)
    yield from _counted_out(pool, tables)
    for facts, kind in product(TOLD, (good, bad)):
        yield _history(pool, (kind, 1), *beside, facts=facts)
    for shape in (CANCELLED_FOR_A_REASON, LEFT_FOR_A_REASON, REPORTED):
        for size in _some(tables.sizes(shape), WORDS):
            yield _history(pool, (kind_of(shape, tables.ages[0], *size), 1), *beside)
    for first, second in combinations_with_replacement(paired_kinds(tables), 2):
        yield _history(pool, (first, 1), (second, 1 if first == second else 2))


def _beside_records(pool: Pool, tables: Tables) -> Iterator[History]:
    """What was never paid, beside four good contracts, and beside each long record."""
    four = [(plain_kind(GOOD, tables), client) for client in (*GOOD_CLIENTS, ONE_MORE)]
    long = [record for record in RECORDS if record.good >= LONG_RECORD]
    for shape in UNPAID:
        yield _history(pool, (plain_kind(shape, tables), 1), *four)
    for record, shape in product(long, PLAINLY_UNPAID):
        contract = pool.contract(plain_kind(shape, tables), "contract 1", "client 1")
        yield pool.history([*record.contracts(pool), contract])


def _counted_out(pool: Pool, tables: Tables) -> Iterator[History]:
    """Beside good contracts, another of every amount; and several silent or cancelled ones."""
    beside = [(plain_kind(GOOD, tables), client) for client in GOOD_CLIENTS]
    for size in tables.sizes(GOOD):
        yield _history(pool, (kind_of(GOOD, tables.ages[0], *size), 1), *beside)
    for shape, number in product((CANCELLED, SILENT), ROWS):
        kind = plain_kind(shape, tables)
        yield _history(pool, *[(kind, 1)] * number, *beside)
        others = [(kind, ONE_MORE + client) for client in range(number)]
        yield _history(pool, *others, *beside)


def paired_kinds(tables: Tables) -> tuple[Kind, ...]:
    """The kinds that are tried with each other: some forty, whatever the tables.

    Those are the plain shapes; good and bad work of some ages, since windows and minimum counts
    make more of two ages than the sum of both; and praise and scorn that come later than any
    rule allows, since they may pass for silence, or for the opposite.
    """
    plain = [plain_kind(shape, tables) for shape in (GOOD, BAD, *PLAINLY_UNPAID, *PLAINLY_PAID)]
    aged = _aged((GOOD, BAD), tables.ages, tables, AGES_IN_PAIRS)
    latest = max(tables.delays), tables.amounts[0], ""
    late = [kind_of(shape, tables.ages[0], *latest) for shape in (LATE_PRAISED, LATE_SCORNED)]
    return tuple(dict.fromkeys((*plain, *aged, *late)))


def kinds(tables: Tables) -> tuple[Kind, ...]:
    """Every shape as it plainly is, and those that tell at some ages and sizes of the tables.

    Good and bad work tells where a rule looks at age, at that of weeks or of months. Bad,
    silent and cancelled contracts tell where it looks at amount or length, praise and scorn on late
    days where it looks at how long words may take, and a long contract where pay that goes on
    counts. However many thresholds there are, they are no more than two hundred: a few of each
    table, from its plainest to its last, evenly. Invented histories take the others.
    """
    return tuple(
        dict.fromkeys(
            (
                *paired_kinds(tables),
                *(plain_kind(shape, tables) for shape in SHAPES),
                *_aged((GOOD, BAD), tables.ages, tables, AGES),
                *_aged((GOOD, BAD), tables.lengths, tables, AGES),
                *_sized((BAD, CANCELLED, SILENT, LATE_PRAISED, LATE_SCORNED, LONG), tables, SIZES),
            )
        )
    )


def plain_kind(shape: Shape, tables: Tables) -> Kind:
    """A contract of *shape* of the plainest age, length and amount."""
    return kind_of(shape, tables.ages[0], *tables.sizes(shape)[0])


def _aged(
    shapes: Sequence[Shape], ages: Sequence[Days], tables: Tables, most: int
) -> Iterator[Kind]:
    for shape in shapes:
        for age in _some(ages, most):
            yield kind_of(shape, age, *tables.sizes(shape)[0])


def _sized(shapes: Sequence[Shape], tables: Tables, most: int) -> Iterator[Kind]:
    for shape in shapes:
        for size in _some(tables.sizes(shape), most):
            yield kind_of(shape, tables.ages[0], *size)


def _some(table: Sequence[T], most: int) -> tuple[T, ...]:
    """Of a longer table its first three entries, the plainest, and evenly of the rest."""
    rest = table[PLAINEST:]
    wanted = most - PLAINEST
    if len(rest) > wanted:
        rest = [rest[place * (len(rest) - 1) // (wanted - 1)] for place in range(wanted)]
    return (*table[:PLAINEST], *rest)


def _history(pool: Pool, *drawn: tuple[Kind, int], facts: tuple[PlatformFact, ...] = ()) -> History:
    """A history of one contract for each kind and client, numbered from 1."""
    contracts = [
        pool.contract(kind, f"contract {number}", f"client {client}")
        for number, (kind, client) in enumerate(drawn, start=1)
    ]
    return pool.history(contracts, facts)
