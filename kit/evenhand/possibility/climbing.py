"""Climbing: from a mix that nearly meets the goal to one that does, a few contracts at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, product

from evenhand.possibility.looking import Gap, Look
from evenhand.possibility.mixes import Mix, mix_of, size

STEPS = (1, -1, 2, -2, 3, -3, 5, -5, 8, -8)

Allowed = Callable[[Mix], bool]


def climbed(
    look: Look, start: Mix, kinds: Sequence[int], allowed: Allowed, most: int
) -> Mix | None:
    """The mix that meets the goal, if a way upwards leads there; at most so much is spent.

    Each step changes how many contracts there are of one kind; where none of those helps, of two
    kinds of one stretch of time, and then of any two. It is the step that comes nearest, and of
    those the one with the fewest contracts.
    """
    stop = look.spent + most
    here, best = start, look.gap(start, look.reach)
    while best is not None and best[0]:
        for mixes in (
            _of_one(here, kinds),
            _of_two(look, here, kinds, apart=False),
            _of_two(look, here, kinds, apart=True),
        ):
            step = _nearest(look, filter(allowed, mixes), best, stop)
            if step is not None:
                best, here = step
                break
        else:
            return None
    return here if best else None


def _nearest(look: Look, mixes: Iterable[Mix], best: Gap, stop: int) -> tuple[Gap, Mix] | None:
    """The one of these mixes that comes nearest, if nearer than *best*; the first that is there."""
    nearest: tuple[Gap, int, Mix] | None = None
    for mix in mixes:
        if look.spent >= stop:
            return None
        gap = look.gap(mix, best[0])
        if gap is None or gap >= best:
            continue
        if not gap[0]:
            return gap, mix
        nearest = min(nearest or (gap, size(mix), mix), (gap, size(mix), mix))
    return (nearest[0], nearest[2]) if nearest else None


def _of_one(mix: Mix, kinds: Sequence[int]) -> Iterator[Mix]:
    for kind, step in product(kinds, STEPS):
        yield from _changed(mix, (kind, step))


def _of_two(look: Look, mix: Mix, kinds: Sequence[int], *, apart: bool) -> Iterator[Mix]:
    known = look.scores.kinds
    for one, other in combinations(kinds, 2):
        if (known[one].place != known[other].place) is apart:
            for step, another in product(STEPS, repeat=2):
                yield from _changed(mix, (one, step), (other, another))


def _changed(mix: Mix, *changes: tuple[int, int]) -> Iterator[Mix]:
    """The mix with these changes; nothing where there are not so many contracts to take away."""
    counts = dict(mix)
    for kind, step in changes:
        counts[kind] = counts.get(kind, 0) + step
        if counts[kind] < 0:
            return
    yield mix_of(counts)
