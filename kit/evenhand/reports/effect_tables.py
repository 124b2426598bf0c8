"""Tables of effects: a row for each group, and how many people move by how much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evenhand.comparisons.effects import Bucket, Effects
from evenhand.comparisons.gains import FEW, GroupEffects
from evenhand.reports.paragraphs import WIDTH

COLUMNS = ("group", "people", "gain", "lose", "stay", "first", "lost", "none")
LEGEND = (
    "gain, lose, stay: a number on both sides; first: a first score; lost: the score is lost; "
    f"none: no score on either side. Per cent are of the group's people, and left out below {FEW}. "
    "A group tells who gains or loses, not why: its people differ in more than its name."
)
BAR = 40  # signs that the longest bar takes
GAP = 2


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
    return [(bucket_words(bucket), bucket.count) for bucket in filled(effects.buckets)]


def filled(buckets: tuple[Bucket, ...]) -> tuple[Bucket, ...]:
    """The buckets from the first to the last with anybody in it; none where there is nobody."""
    places = [place for place, bucket in enumerate(buckets) if bucket.count]
    return buckets[places[0] : places[-1] + 1] if places else ()


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
