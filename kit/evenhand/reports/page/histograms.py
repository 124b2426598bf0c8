"""A histogram: how many people gain or lose how much, a bar for each stretch of points."""

from __future__ import annotations

from collections.abc import Iterator

from evenhand.comparisons.effects import Bucket
from evenhand.model.units import many
from evenhand.reports.effect_tables import bucket_words, filled
from evenhand.reports.page.drawings import Drawing, Shape, box, words
from evenhand.reports.page.gains import Gains

WIDTH, ROW, BAR = 340, 20, 13
LEFT, LONGEST = 150, 130  # where bars begin, and how long the longest is


def histogram(gains: Gains) -> Drawing:
    """How many people's score changes by how much, from the greatest losses down to the gains."""
    told = filled(gains.buckets)
    counted = sum(bucket.count for bucket in told)
    description = "; ".join(f"{bucket_words(b)}: {b.count:,}" for b in told)
    title = f"Change of the score of {many(counted, 'person', 'people')}, in points"
    height = ROW * max(1, len(told))
    return Drawing(WIDTH, height, title, f"{description or 'Nobody'}.", [*_bars(told)])


def _bars(told: tuple[Bucket, ...]) -> Iterator[Shape]:
    most = max([1, *(bucket.count for bucket in told)])
    for row, bucket in enumerate(told):
        top, length = ROW * row, round(LONGEST * bucket.count / most, 1)
        yield words("tick", LEFT - 6, top + 12, bucket_words(bucket), anchor="end")
        said = f"{bucket_words(bucket)}: {bucket.count:,}"
        yield box(_kind(bucket), LEFT, top + 2, length, BAR, told=said)
        yield words("tick", LEFT + length + 5, top + 12, f"{bucket.count:,}")


def _kind(bucket: Bucket) -> str:
    if bucket.from_ == bucket.to:
        return "stayed"
    return "gains" if bucket.from_ >= 0 else "loses"
