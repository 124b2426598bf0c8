"""Cutting: a long document made to fit, what matters least left out and counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evenhand.model.units import Count


@dataclass(frozen=True)
class Section:
    """Pieces that are kept whole or left out, the last first; *one* and *several* name them.

    A piece may be a fence, a row of a table or all of something folded. *head* and *tail* stand
    around those that are kept; without any they go, too. The least *rank* is the last to be cut.
    """

    pieces: tuple[str, ...]
    one: str
    several: str = ""
    rank: int = 0
    head: str = ""
    tail: str = ""
    between: str = "\n\n"

    def text(self, kept: Count) -> str:
        """The section with its first *kept* pieces, and how many there are beyond."""
        parts = [self.head + self.between.join(self.pieces[:kept])] if kept else []
        left = len(self.pieces) - kept
        noun = self.one if left == 1 else self.several or f"{self.one}s"
        if left:
            parts.append(f"and {left:,} more {noun}" if kept else f"({left:,} {noun} left out)")
        return "\n\n".join(parts) + (self.tail if kept else "")


class TooTight(Exception):
    """Nothing can be left out any more, and what is left is longer than the limit."""

    def __init__(self, least: Count) -> None:
        self.least = least
        super().__init__(f"no report is shorter than {least:,} bytes")


def fitted(sections: Sequence[Section], limit: Count | None) -> str:
    """The sections in their order as one document of at most *limit* bytes (None: of any length).

    Of a more important section as much is kept as fits before a less important one is looked at;
    among equals the first comes first. Whatever is left out is counted where it would have stood.
    Raises TooTight where even that does not fit.
    """
    told = [section for section in sections if section.pieces]
    if limit is None or _size(_joined(told, [len(each.pieces) for each in told])) <= limit:
        return _joined(told, [len(each.pieces) for each in told])
    kept = [0] * len(told)
    if (least := _size(_joined(told, kept))) > limit:
        raise TooTight(least)
    for place in sorted(range(len(told)), key=lambda place: told[place].rank):
        kept[place] = _most(told, kept, place, limit)
    return _joined(told, kept)


def _most(told: Sequence[Section], kept: Sequence[Count], place: int, limit: Count) -> Count:
    """How many pieces of one section fit beside what is kept of the others."""

    def fits(count: Count) -> bool:
        tried = [*kept[:place], count, *kept[place + 1 :]]
        return _size(_joined(told, tried)) <= limit

    low, high = 0, len(told[place].pieces)
    if fits(high):
        return high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low


def _joined(told: Sequence[Section], kept: Sequence[Count]) -> str:
    texts = [section.text(count) for section, count in zip(told, kept, strict=True)]
    return "\n\n".join(filter(None, texts)) + "\n"


def _size(text: str) -> Count:
    return len(text.encode())
