"""Effects told: how many gain, lose and stay, by group, and by how much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import Any

from evenhand.comparisons.effects import Amounts, Bucket, Effects
from evenhand.comparisons.gains import FEW, GroupEffects
from evenhand.comparisons.intervals import likely_share
from evenhand.model.units import told
from evenhand.reports.paragraphs import WIDTH

COLUMNS = ("group", "people", "gain", "lose", "stay", "first", "lost", "none")
LEGEND = (
    "gain, lose, stay: a number on both sides; first: a first score; lost: the score is lost; "
    f"none: no score on either side. Per cent are of the group's people, and left out below {FEW}. "
    "A group tells who gains or loses, not why: its people differ in more than its name."
)
BAR = 40  # signs that the longest bar takes
GAP = 2


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


def table(everybody: Effects, groups: Sequence[GroupEffects]) -> list[list[str]]:
    """The header, a row for everybody, and one for each group that has somebody in it."""
    rows = [_row("everybody", everybody, few=everybody.people < FEW)]
    rows += [_row(g.group.name, g.effects, few=g.few) for g in groups if g.effects.people]
    return [list(COLUMNS), *rows]


def in_columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The rows of a table, numbers to the right; the first cell above them where it is too wide."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    narrow = sum(widths) + GAP * len(widths) > WIDTH
    for row in rows:
        cells = [cell.rjust(width) for cell, width in zip(row, widths, strict=True)]
        cells[0] = row[0].ljust(widths[0])
        if narrow:
            yield f"{'':{GAP}}{row[0]}"
            cells[0] = ""
        yield "".join(f"{'':{GAP}}{cell}" for cell in cells).rstrip()


def distribution(effects: Effects) -> list[tuple[str, int]]:
    """How many people move by how much, from the first row with anybody in it to the last."""
    filled = [n for n, bucket in enumerate(effects.buckets) if bucket.count]
    if not filled:
        return []
    shown = effects.buckets[filled[0] : filled[-1] + 1]
    return [(bucket_words(bucket), bucket.count) for bucket in shown]


def bars(rows: Sequence[tuple[str, int]]) -> Iterator[str]:
    """The same as bars of plain signs, as far as the longest allows; nobody: no bar."""
    most = max((count for _, count in rows), default=0)
    for words, count in rows:
        length = -(-BAR * count // most) if count else 0
        yield f"  {words:>22}  {count:>7,}  {'#' * length}".rstrip()


def bucket_words(bucket: Bucket) -> str:
    """By how much: ``5 to 10 points less``; what is nearer to nothing is told first."""
    if bucket.from_ == bucket.to:
        return "the same"
    near, far = sorted((abs(bucket.from_), abs(bucket.to)))
    direction = "less" if bucket.from_ < 0 else "more"
    if not near:
        return f"under {far} point {direction}"
    return f"{near} to {far} points {direction}"


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


def _row(name: str, effects: Effects, *, few: bool) -> list[str]:
    def share(count: int) -> str:
        if few:
            return str(count)
        return f"{count:,} {f'{_per_cent(count, effects.people)}%':>4}"

    rest = (effects.stay, effects.first_score, effects.score_lost, effects.no_score)
    return [
        name,
        f"{effects.people:,}",
        share(effects.gain),
        share(effects.lose),
        *(f"{count:,}" for count in rest),
    ]


def _per_cent(count: int, of: int) -> str:
    """To the nearest whole one; some are never told as 0, nor all but some as 100."""
    if 0 < 200 * count < of:
        return "<1"
    if 0 < 200 * (of - count) < of:
        return ">99"
    return str((200 * count + of) // (2 * of))


def _amounts(amounts: Amounts | None) -> dict[str, str] | None:
    if amounts is None:
        return None
    return {
        "median": str(amounts.median),
        "mean": str(amounts.mean),
        "largest": str(amounts.largest),
    }
