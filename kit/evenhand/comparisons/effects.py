"""Effects: how many people gain, lose and stay, and by how much, in exact numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median
from typing import Final, Literal

from evenhand.comparisons.people import Person
from evenhand.comparisons.sides import place
from evenhand.model.units import Count, Exact
from evenhand.rulesets import RuleSet

Effect = Literal["gain", "lose", "stay", "first score", "score lost", "no score"]

STEPS: Final = (0, 1, 5, 10, 20, 50, 100)
"""Where the buckets of gains begin, and those of losses too, in points; chosen by us."""


@dataclass(frozen=True)
class Change:
    """What becomes of one person's number.

    *points* are hundredths of each side's own scale, above 0 for a gain; None where either side
    has no number.
    """

    person: Person
    baseline: Exact | None
    candidate: Exact | None
    points: Fraction | None

    @property
    def effect(self) -> Effect:
        """What that is called."""
        if self.points is None:
            if self.baseline is None:
                return "no score" if self.candidate is None else "first score"
            return "score lost"
        if not self.points:
            return "stay"
        return "gain" if self.points > 0 else "lose"


@dataclass(frozen=True)
class Amounts:
    """By how much some people's number moves, in points: always above 0."""

    median: Fraction
    mean: Fraction
    largest: Fraction


@dataclass(frozen=True)
class Bucket:
    """How many people's number moves by so much, in points; losses lie below 0.

    The end nearer to 0 belongs to it, the other does not, but for -100 and 100, which do. Next to
    0 lie changes of less than a point; from 0 to 0 is no change at all.
    """

    from_: int
    to: int
    count: Count


@dataclass(frozen=True)
class Effects:
    """What a change of rules does to some people.

    *gain*, *lose* and *stay* have a number on both sides; the others on one side, or on neither.
    """

    people: Count
    gain: Count
    lose: Count
    stay: Count
    first_score: Count
    score_lost: Count
    no_score: Count
    gains: Amounts | None
    losses: Amounts | None
    buckets: tuple[Bucket, ...]

    @property
    def compared(self) -> Count:
        """How many have a number on both sides."""
        return self.gain + self.lose + self.stay

    @property
    def nothing_changes(self) -> bool:
        """Whether everybody who has a number on either side has the same on the other."""
        return not (self.gain or self.lose or self.first_score or self.score_lost)


def changed(
    person: Person,
    baseline: tuple[RuleSet, Exact | None],
    candidate: tuple[RuleSet, Exact | None],
) -> Change:
    """The change from one number to another, each on the scale of its rule set."""
    before, after = baseline[1], candidate[1]
    points = None
    if before is not None and after is not None:
        points = 100 * (place(candidate[0], after) - place(baseline[0], before))
    return Change(person, before, after, points)


def effects_of(changes: Sequence[Change]) -> Effects:
    """What these changes come to together."""
    count = Counter(change.effect for change in changes)
    points = [change.points for change in changes if change.points is not None]
    return Effects(
        people=len(changes),
        gain=count["gain"],
        lose=count["lose"],
        stay=count["stay"],
        first_score=count["first score"],
        score_lost=count["score lost"],
        no_score=count["no score"],
        gains=_amounts([each for each in points if each > 0]),
        losses=_amounts([-each for each in points if each < 0]),
        buckets=_buckets(points),
    )


def _amounts(points: Sequence[Fraction]) -> Amounts | None:
    if not points:
        return None
    return Amounts(Fraction(median(points)), Fraction(sum(points), len(points)), max(points))


def _buckets(points: Sequence[Fraction]) -> tuple[Bucket, ...]:
    """From the greatest losses to the greatest gains; every one of *points* lies in one."""
    steps = range(len(STEPS) - 1)
    count = Counter(_step(each) for each in points)
    losses = [Bucket(-STEPS[n + 1], -STEPS[n], count[-1, n]) for n in reversed(steps)]
    gains = [Bucket(STEPS[n], STEPS[n + 1], count[1, n]) for n in steps]
    return (*losses, Bucket(0, 0, count[0, 0]), *gains)


def _step(points: Fraction) -> tuple[int, int]:
    """The direction, and between which steps it lies."""
    if not points:
        return 0, 0
    reached = [n for n, step in enumerate(STEPS[:-1]) if step <= abs(points)]
    return (1 if points > 0 else -1), reached[-1]
