"""Plainest: a mix that meets the goal, with fewer contracts and of plainer kinds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from evenhand.possibility.looking import Look
from evenhand.possibility.mixes import Mix, mix_of, size

Plainness = tuple[int, int, int]
"""How many contracts, of how many kinds, and how far from the plainest those are."""


def plainest(look: Look, mix: Mix, kinds: Sequence[int], most: int) -> Mix:
    """A mix no less plain than *mix* that meets the goal too; at most so much is spent.

    Fewer contracts come first, then fewer kinds, then plainer ones: kinds are numbered from the
    plainest on. What happens besides stays, though it may be of plainer kinds.
    """
    stop = look.spent + most
    while True:
        for plainer in sorted(set(_plainer(look, mix, kinds)), key=plainness):
            if look.spent >= stop:
                return mix
            if plainness(plainer) < plainness(mix) and look.meets(plainer):
                mix = plainer
                break
        else:
            return mix


def plainness(mix: Mix) -> Plainness:
    """How plain a mix is: the less the plainer."""
    return size(mix), len(mix), sum(kind for kind, _ in mix)


def _plainer(look: Look, mix: Mix, kinds: Sequence[int]) -> Iterator[Mix]:
    """The mix with a few contracts less of some kinds, or with all of one kind of another."""
    counts = dict(mix)
    settled = [kind for kind in counts if look.scores.kinds[kind].place.when == "settled"]
    for less in product(range(4), repeat=min(len(settled), 4)):
        fewer = {**counts}
        for kind, step in zip(settled, less, strict=False):
            fewer[kind] = max(0, fewer[kind] - step)
        yield mix_of(fewer)
    for kind, count in counts.items():
        when = look.scores.kinds[kind].place.when
        for other in kinds:
            if other not in counts and look.scores.kinds[other].place.when == when:
                moved = {**counts, other: count}
                del moved[kind]
                yield mix_of(moved)
