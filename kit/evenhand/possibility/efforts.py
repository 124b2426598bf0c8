"""Effort: how much is looked at before a question is given up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Effort:
    """How many scores are worked out for what: counts, so that every machine does the same.

    Every mix is looked at where *whole* is enough for that, and else those of a *few* contracts.
    Then come mixes of two kinds and of three, up to so many contracts; with other things besides,
    what begins rightly with *others*, of which there may be so many mixes. What came near is laid
    above older contracts, in *layers*, and then changed step by step, in *climbs*. What was found
    is made plainer with *polish*.
    """

    whole: int = 40_000
    few: int = 4_000
    twos: int = 30_000
    most_in_twos: int = 30
    threes: int = 12_000
    most_in_threes: int = 12
    others: int = 20_000
    most_others: int = 3_000
    layers: int = 20_000
    most_above: int = 16
    most_below: int = 12
    climbs: int = 20_000
    a_climb: int = 6_000
    polish: int = 6_000


EFFORT = Effort()
