"""Limits: a page cut by importance to the length that it may have, and never inside a piece."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

GAP = "\n\n"


@dataclass(frozen=True)
class Block:
    """A part of a page: a *head*, then pieces that may be left out from the end on.

    *rank* says what is cut first: the highest. *what* names several of its pieces, as in ``and 3
    more stories``. Pieces are joined by *glue*. A head that stands for nothing is left out with
    the last of its pieces, unless it is to *stay*.
    """

    rank: int
    head: str
    pieces: tuple[str, ...] = ()
    what: str = ""
    glue: str = "\n"
    stay: bool = False

    def text(self, kept: int) -> str:
        """The block with so many of its pieces, and a word about those that are left out."""
        parts = [self.head, *self.pieces[:kept]] if kept or self.stay or not self.pieces else []
        whole = self.glue.join(filter(None, parts))
        left = len(self.pieces) - kept
        more = f"and {left:,} more {self.what}" if left else ""
        return GAP.join(filter(None, [whole, more]))


def page(blocks: Sequence[Block], limit: int) -> str:
    """The blocks in their order, cut until they are no longer than *limit* characters.

    What ranks last is cut first, piece by piece from its end. If no piece is left to cut, whole
    blocks are, from the end of the page; the first one always stays.
    """
    kept = [len(block.pieces) for block in blocks]
    sizes = [len(block.text(count)) for block, count in zip(blocks, kept, strict=True)]
    order = sorted(range(len(blocks)), key=lambda place: blocks[place].rank, reverse=True)
    for place in order:
        while kept[place] and _length(sizes) > limit:
            kept[place] -= 1
            sizes[place] = len(blocks[place].text(kept[place]))
    texts = [block.text(count) for block, count in zip(blocks, kept, strict=True)]
    return _within([text for text in texts if text], limit)


def _within(texts: Sequence[str], limit: int) -> str:
    """As many of the texts, from the first on, as there is room for, and how many are left out."""
    told = GAP.join(texts) + "\n"
    for left in range(1, len(texts)):
        if len(told) <= limit:
            break
        told = GAP.join([*texts[:-left], f"and {left:,} more parts"]) + "\n"
    return told


def _length(sizes: Sequence[int]) -> int:
    """How long a page of parts of these sizes is."""
    told = [size for size in sizes if size]
    return sum(told) + len(GAP) * max(0, len(told) - 1) + 1
