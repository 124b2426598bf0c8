"""Effects told: how many gain, lose and stay, and by how much, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import Any

from evenhand.comparisons.effects import Amounts, Effects
from evenhand.comparisons.gains import GroupEffects
from evenhand.comparisons.intervals import likely_share
from evenhand.model.units import told


def counted(effects: Effects, of: str) -> str:
    """Everybody in one sentence: ``Of 1,000 invented people 312 gain, 41 lose, ...``."""
    parts = [f"{_some(effects.gain)} {_do(effects.gain, 'gain')}"]
    parts += [f"{_some(effects.lose)} {_do(effects.lose, 'lose')}"]
    parts += [f"{_some(effects.stay)} {_do(effects.stay, 'stay')} the same"]
    rest = [
        f"{count:,} {does}"
        for count, does in (
            (effects.first_score, f"{_do(effects.first_score, 'get')} a first score"),
            (effects.score_lost, f"{_do(effects.score_lost, 'lose')} the score altogether"),
            (effects.no_score, f"{'has' if effects.no_score == 1 else 'have'} none on either side"),
        )
        if count
    ]
    return f"Of {of} {', '.join(parts)}{'; ' + ', '.join(rest) if rest else ''}."


def by_how_much(effects: Effects) -> Iterator[str]:
    """The points of those who gain, and of those who lose, a sentence each."""
    for does, amounts in (("gains", effects.gains), ("loses", effects.losses)):
        if amounts is None:
            continue
        if amounts.median == amounts.mean == amounts.largest:
            yield f"Whoever {does}, {does} {told(amounts.largest)} points."
            continue
        yield (
            f"Whoever {does}, {does} {told(amounts.median)} points in the median, "
            f"{told(amounts.mean)} on average, {told(amounts.largest)} at most."
        )


def most_often(groups: Sequence[GroupEffects]) -> Iterator[str]:
    """The group of which the largest share gains, and the one of which the largest share loses.

    Small groups are passed over.
    """
    for verb, count in (("gain", _gain), ("lose", _lose)):
        known = [each for each in groups if not each.few and count(each.effects)]
        if known:
            most = max(known, key=lambda each: Fraction(count(each.effects), each.effects.people))
            yield (
                f"Of the groups below, {verb} most often: {most.group.name}, "
                f"{count(most.effects):,} of {most.effects.people:,}."
            )


def likely_json(effects: Effects) -> dict[str, list[str]]:
    """The shares of those who gain and who lose, from and to, for machines."""
    return {
        name: list(map(str, likely_share(count, effects.people)))
        for name, count in (("gain", effects.gain), ("lose", effects.lose))
    }


def likely(effects: Effects) -> str:
    """How far a random sample can be trusted to tell of the mix that it is drawn from."""
    gain, lose = (_between(count, effects.people) for count in (effects.gain, effects.lose))
    return (
        f"They are a random sample. Were people of this mix invented without end, {gain} of a "
        f"hundred would gain and {lose} would lose (Wilson's interval, 95 per cent)."
    )


def as_json(effects: Effects) -> dict[str, Any]:
    """The same for machines; points are exact."""
    return {
        "people": effects.people,
        "gain": effects.gain,
        "lose": effects.lose,
        "stay": effects.stay,
        "first_score": effects.first_score,
        "score_lost": effects.score_lost,
        "no_score": effects.no_score,
        "gains": _amounts(effects.gains),
        "losses": _amounts(effects.losses),
        "distribution": [
            {"from": bucket.from_, "to": bucket.to, "count": bucket.count}
            for bucket in effects.buckets
        ],
    }


def _gain(effects: Effects) -> int:
    return effects.gain


def _lose(effects: Effects) -> int:
    return effects.lose


def _between(count: int, of: int) -> str:
    """The whole hundredths around a likely share."""
    lowest, highest = likely_share(count, of)
    return f"{floor(100 * lowest)} to {ceil(100 * highest)}"


def _some(count: int) -> str:
    return f"{count:,}" if count else "none"


def _do(count: int, verb: str) -> str:
    return f"{verb}s" if count == 1 else verb


def _amounts(amounts: Amounts | None) -> dict[str, str] | None:
    if amounts is None:
        return None
    return {
        "median": str(amounts.median),
        "mean": str(amounts.mean),
        "largest": str(amounts.largest),
    }
