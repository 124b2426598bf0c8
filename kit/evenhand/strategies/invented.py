"""Invented histories: contracts that are drawn, beside a scene, in a situation."""

from __future__ import annotations

from collections import Counter
from typing import TypeVar

from evenhand.model.contracts import Contract, Party
from evenhand.model.history import History
from evenhand.strategies.kinds import Kind, kind_of
from evenhand.strategies.people import PAIRINGS
from evenhand.strategies.pool import Pool
from evenhand.strategies.scenes import SCENES
from evenhand.strategies.shapes import BAD, CANCELLED, GOOD, SILENT, Shape
from evenhand.strategies.situations import SITUATIONS
from evenhand.strategies.tables import Tables
from evenhand.strategies.themes import (
    CANCELLED_SCORNED,
    EXTORTED,
    LEFT,
    LEFT_OVER_A_BREACH,
    NEVER_BEGUN,
    PAID,
    PAID_ONCE,
    PROVED_RIGHT,
    SHAPES,
    SPOKEN,
    TAKEN_BACK,
    UNPAID,
)

FIRST: tuple[Shape, ...] = (
    *UNPAID,
    CANCELLED,
    CANCELLED_SCORNED,
    *3 * (LEFT,),
    LEFT_OVER_A_BREACH,
    NEVER_BEGUN,
)
SECOND: tuple[Shape, ...] = (
    *PAID,
    *SPOKEN,
    *5 * (SILENT,),
    *2 * (PAID_ONCE,),
    PROVED_RIGHT,
    EXTORTED,
    TAKEN_BACK,
)
"""What is drawn from evenly: the shapes that promises hang on stand there several times."""

CAST = 5  # places for the shapes of a history: these are few, so that they meet often
T = TypeVar("T")
Drawn = tuple[int, int, int]


class Inventor:
    """Makes a history of what was drawn: every draw is a place in one of the tables.

    Those of ages and sizes lean towards the four plainest, which fill a third of them.
    """

    def __init__(self, tables: Tables) -> None:
        self.ages = _leaning(tables.ages)
        self.sizes = {shape: _leaning(tables.sizes(shape)) for shape in SHAPES}
        self._numbers = {shape: number for number, shape in enumerate(SHAPES)}
        self._pool = Pool()
        self._scenes = [(scene.ago, scene.contracts(self._pool)) for scene in SCENES]

    def history(
        self, first: int, second: int, scene: int, situation: int, drawn: list[Drawn]
    ) -> History:
        """The history of two shapes beside good and bad work, in that scene and situation.

        A contract is drawn as who has it and which shape it is of, the age, and the size. The
        second shape is drawn twice as often, since it is one of many.
        """
        cast = (FIRST[first], GOOD, SECOND[second], BAD, SECOND[second])
        ago, beside = self._scenes[scene]
        found: list[Contract] = [*beside]
        copies: Counter[tuple[Kind, Party, str]] = Counter()
        for part, age, size in drawn:
            who, which = divmod(part, CAST)
            kind = self._kind(cast[which], ago + self.ages[age], size)
            freelancer, client, repeat = PAIRINGS[who]
            for _ in range(repeat):
                copies[kind, freelancer, client] += 1
                found.append(
                    self._contract(kind, freelancer, client, copies[kind, freelancer, client])
                )
        return self._pool.history(found, SITUATIONS[situation])

    def _kind(self, shape: Shape, age: int, size: int) -> Kind:
        sizes = self.sizes[shape]
        return kind_of(shape, age, *sizes[size % len(sizes)])

    def _contract(self, kind: Kind, freelancer: Party, client: str, copy: int) -> Contract:
        shape, age, days, amount, word = kind
        label = f"{self._numbers[shape]}-{age}-{days}-{amount}-{word}{copy}"
        of = client or f"client {label}"
        return self._pool.contract(
            kind, f"contract {label} of {of} for {freelancer.name}", of, freelancer
        )


def _leaning(table: tuple[T, ...]) -> tuple[T, ...]:
    return (*table[:4] * (len(table) // 8), *table)
