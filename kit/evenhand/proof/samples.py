"""Samples: contracts with numbers just below, at and just above what a rule set's rules name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from evenhand.proof.drawn import AFTER, AMOUNTS, MOST, RANGES, Drawn
from evenhand.proof.moments import DAY, HOUR
from evenhand.proof.words import Texts
from evenhand.rulesets import RuleSet

TODAY = 20_000 * DAY + 12 * HOUR
PLAIN_DAYS = (0, 1, 7, 30)
PLAIN_CENTS = (0, 1, 100, 500_00, MOST)
LITTLE_LATER = (0, 0, 1, HOUR, -1)
DRAWN_IN_TURN = ("now", *(name for name in RANGES if name not in (*AMOUNTS, "now")))


class Samples:
    """Contracts for one rule set, always the same ones."""

    def __init__(self, rule_set: RuleSet, texts: Texts) -> None:
        figures = rule_set.figures()
        self._texts = texts
        days = [n for f in figures if f.unit in ("days", "months") for n in f.numbers]
        cents = [n for f in figures if f.unit == "cents" for n in f.numbers]
        self._days = (*PLAIN_DAYS, *_around(days))
        self._cents = (*PLAIN_CENTS, *_around(cents))
        for figure in figures:
            for word in figure.value if isinstance(figure.value, tuple) else (figure.value,):
                if isinstance(word, str):
                    texts.number(word)

    def drawn(self, number: int) -> Iterator[Drawn]:
        """So many contracts. One set of numbers has no totals: nobody else has a contract."""
        chance = Random(0)
        for _ in range(number):
            yield self._one(chance)

    def _one(self, chance: Random) -> Drawn:
        drawn = Drawn(now=TODAY + chance.choice((0, 12 * HOUR, 12 * HOUR - 1)))
        for name in DRAWN_IN_TURN[1:]:
            least, most = RANGES[name]
            if most is None:
                drawn[name] = chance.choice(list(self._texts))
            else:  # the ends of a range are where something changes
                drawn[name] = chance.choice((least, most, chance.randint(least, most)))
        for name, (several, needed) in AMOUNTS.items():
            there = not several or drawn[several] >= needed
            drawn[name] = chance.choice(self._cents) if there else 0
        drawn["refund"] = min(drawn["refund"], drawn["amount_1"] + drawn["amount_2"])
        for name, before in AFTER.items():
            anchors = [drawn["now"], *(drawn[known] for known in AFTER if known in drawn)]
            gap = chance.choice(self._days) * DAY + chance.choice(LITTLE_LATER)
            moment = chance.choice(anchors) + chance.choice((-1, 1)) * gap
            earliest = drawn[before] if before else 0
            drawn[name] = max(earliest, min(moment, drawn["now"]))
        return drawn


def _around(numbers: Sequence[int]) -> list[int]:
    return [near for n in sorted({*numbers}) for near in (n - 1, n, n + 1) if near >= 0]
