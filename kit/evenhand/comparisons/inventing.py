"""Inventing people: a life for each of them, drawn from a seed, as plain as most lives are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from random import Random

from evenhand.comparisons.lives import Life
from evenhand.comparisons.people import People, Person
from evenhand.comparisons.population import BAD, FLAGGED, HOSTILE, IDLE, MISHAPS, SILENT, Mishap
from evenhand.model.contracts import Contract, Party
from evenhand.model.history import History
from evenhand.model.units import Count
from evenhand.strategies.kinds import MOMENT


def invented(count: Count, *, seed: int, at: datetime = MOMENT) -> People:
    """So many people, seen from the moment *at*.

    The same seed and moment give the same people, the first of them however many there are.
    """
    everybody = tuple([_person(number, seed, at) for number in range(1, count + 1)])
    return People(everybody, at, seed=seed)


def _person(number: int, seed: int, at: datetime) -> Person:
    dice = Random(f"{seed}, {number}")
    life = Life(Party(f"freelancer {number}"), dice, at)
    contracts = [*life.jobs()]
    befallen = [mishap for mishap in MISHAPS if dice.randrange(100) < mishap.share]
    for mishap in befallen:
        contracts += _HAPPENS[mishap](life) if mishap in _HAPPENS else ()
    facts = [*life.flag(contracts)] if FLAGGED in befallen else []
    return Person(life.freelancer, History(_numbered(contracts), facts=facts, at=at))


_HAPPENS: dict[Mishap, Callable[[Life], Iterator[Contract]]] = {
    SILENT: Life.silent,
    HOSTILE: Life.hostile,
    IDLE: Life.idle,
    BAD: Life.bad,
}


def _numbered(contracts: Sequence[Contract]) -> list[Contract]:
    """The contracts under the names *contract 1*, *contract 2*, ... in the order of hiring."""
    ordered = sorted(contracts, key=lambda contract: contract.hired)
    return [each.replace(id=f"contract {n}") for n, each in enumerate(ordered, start=1)]
