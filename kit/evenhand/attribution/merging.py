"""Merging: more causes than can be told apart one by one, made fewer without a wrong number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import prod

from evenhand.attribution.games import Game
from evenhand.model.units import Exact

MOST = 12
"""Causes that are always told apart; more are where they have no more mixtures than these."""

NONE = (0, 0)
"""No difference."""

IDLE = "make no difference by themselves"
KIN = "are of one kind"
LEAST = "make the smallest difference"

Lot = tuple[int, ...]
"""Several causes that are counted as one."""


@dataclass(frozen=True)
class Lots:
    """All causes, in classes of lots that are alike, and *why* several are counted as one lot."""

    classes: tuple[tuple[Lot, ...], ...]
    why: Mapping[Lot, str] = field(default_factory=dict)

    @property
    def mixtures(self) -> int:
        """In how many different ways some of them may have happened."""
        return prod(len(lots) + 1 for lots in self.classes)


def merged(game: Game, alike: Sequence[Hashable], kin: Sequence[Hashable]) -> Lots:
    """The causes of *game*, made so few that every mixture of them can be looked at.

    Up to twelve stay as they are. Of more, those that make no difference by themselves are counted
    as one. Those that are *alike*, so that no rule can tell them from each other, stay apart, and
    it is only counted how many of them have happened. Those that are *kin*, since nothing but
    names and dates tells them apart to a reader, are counted as one, the largest families first;
    and last those that make the smallest difference. What is counted as one has one share, which
    is exact.
    """
    places = range(len(kin))
    if len(kin) <= MOST:
        return Lots(tuple(((place,),) for place in places))
    idle = tuple(place for place in places if _difference(game, place) == NONE)
    why = {idle: IDLE} if len(idle) > 1 else {}
    left = [place for place in places if idle not in why or place not in idle]
    found = Lots(_classes(left, why, alike), why)
    families = sorted(_families(left, kin), key=len)
    while found.mixtures > 2**MOST and families:
        family = families.pop()
        why[family] = KIN
        left = [place for place in left if place not in family]
        found = Lots(_classes(left, why, alike), why)
    return found if found.mixtures <= 2**MOST else _without_the_least(game, left, why)


def _classes(
    places: Iterable[int], lots: Iterable[Lot], alike: Sequence[Hashable]
) -> tuple[tuple[Lot, ...], ...]:
    by_likeness: dict[Hashable, list[Lot]] = defaultdict(list)
    for place in places:
        by_likeness[alike[place]].append((place,))
    return (*map(tuple, by_likeness.values()), *((lot,) for lot in lots))


def _families(places: Iterable[int], kin: Sequence[Hashable]) -> list[Lot]:
    """Those of one kin, where there are several."""
    by_kin: dict[Hashable, list[int]] = defaultdict(list)
    for place in places:
        by_kin[kin[place]].append(place)
    return [tuple(family) for family in by_kin.values() if len(family) > 1]


def _without_the_least(game: Game, left: Sequence[int], why: Mapping[Lot, str]) -> Lots:
    """Eleven lots and the rest as one: single causes and lots that make the smallest difference."""
    lots: list[Lot] = [*((place,) for place in left), *why]
    by_difference = sorted(lots, key=lambda lot: _difference(game, *lot), reverse=True)
    kept, least = by_difference[: MOST - 1], by_difference[MOST - 1 :]
    rest = tuple(sorted(place for lot in least for place in lot))
    reasons = {lot: reason for lot, reason in why.items() if lot in kept} | {rest: LEAST}
    return Lots(tuple((lot,) for lot in [*kept, rest]), reasons)


def _difference(game: Game, *places: int) -> tuple[int, Exact]:
    """How much these move the number by themselves, and how much all others lack without them.

    That is how often there is a score with them or without them alone, and how many points.
    """
    everything, these = game.everything, frozenset(places)
    lost = 0
    points: Exact = 0
    for without in (frozenset[int](), everything - these):
        one, other = game.number(without), game.number(without | these)
        if one is not None and other is not None:
            points += max(other - one, one - other)
        else:
            lost += one is not other
    return lost, points
