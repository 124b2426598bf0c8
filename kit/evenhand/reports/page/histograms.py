"""A histogram: how many people gain or lose how much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from evenhand.model.units import Exact, many, told
from evenhand.reports.page.axes import Axis
from evenhand.reports.page.drawings import Drawing, Shape, box, line, words
from evenhand.reports.page.gains import Bucket, Gains, signed

WIDTH, HEIGHT = 320, 190
LEFT, RIGHT, TOP, BOTTOM = 34, 304, 26, 150


def histogram(gains: Gains) -> Drawing:
    """How many people's score changes by how much."""
    counted = sum(bucket.people for bucket in gains.buckets)
    description = "; ".join(
        f"{told(b.start)} to {told(b.end)}: {b.people:,}" for b in gains.buckets if b.people
    )
    title = f"Change of the score of {many(counted, 'person', 'people')}"
    shapes = [*_columns(gains.buckets)] if gains.buckets else []
    return Drawing(WIDTH, HEIGHT, title, f"By points: {description or 'nobody'}.", shapes)


def _columns(buckets: Sequence[Bucket]) -> Iterator[Shape]:
    across = Axis(min(b.start for b in buckets), max(b.end for b in buckets), LEFT, RIGHT)
    up = Axis(0, max([1, *(bucket.people for bucket in buckets)]), BOTTOM, TOP)
    yield words("tick", 0, 12, "people")
    for tick in up.ticks(4):
        if tick:
            yield line("grid", LEFT, up.at(tick), RIGHT, up.at(tick))
        yield words("tick", LEFT - 5, up.at(tick) + 4, _short(tick), anchor="end")
    for bucket in buckets:
        x, end, y = across.at(bucket.start), across.at(bucket.end), up.at(bucket.people)
        said = f"{told(bucket.start)} to {told(bucket.end)}: {bucket.people:,}"
        kind = "gains" if bucket.start >= 0 else "loses" if bucket.end <= 0 else "stayed"
        yield box(kind, x + 0.5, y, end - x - 1, BOTTOM - y, told=said)
    yield line("base", LEFT, BOTTOM, RIGHT, BOTTOM)
    for tick in across.ticks(7):
        yield words("tick", across.at(tick), BOTTOM + 18, signed(tick), anchor="middle")
    yield words("tick", RIGHT, BOTTOM + 36, "points gained or lost", anchor="end")


def _short(count: Exact) -> str:
    """A count in the room of four signs: ``12k``, ``3M``."""
    for size, sign in ((1_000_000, "M"), (1_000, "k")):
        if count >= 10 * size or (count >= size and not count % size):
            return f"{told(Fraction(count, size))}{sign}"
    return told(count)
