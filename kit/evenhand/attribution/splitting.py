"""Splitting: the shares of all that happened between two moments in what a reader sees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from evenhand.attribution.causes import Cause
from evenhand.attribution.events import Events, events_between
from evenhand.attribution.merging import Lot, Lots, merged
from evenhand.attribution.orders import Counts, average_shares
from evenhand.model.contracts import Party
from evenhand.model.units import Exact, told
from evenhand.runs import Run

UNSCORED = "From {} to {} there is no difference in points to split up."
SOME = (
    "Some of this without the rest would leave no score; only the orders of events in which there "
    "is one throughout are counted."
)
ALIKE = "Where nothing but names tells several apart, only their number was looked at."
NEVER = "None of this without all the rest would leave a score, so it is counted as one."


@dataclass(frozen=True)
class Split:
    """Every cause that has a share, the largest first, and what a reader should know of that.

    Where there is a score at one moment only, there are no shares, and *decisive* is what brings
    or takes it by itself, or without which it would be as before.
    """

    shares: tuple[tuple[Cause, Fraction], ...] = ()
    note: str = ""
    decisive: tuple[Cause, ...] = ()

    @property
    def behind(self) -> tuple[tuple[Cause, Fraction | None], ...]:
        """Every cause that makes a difference, and its points where they can be told."""
        return self.shares or tuple((cause, None) for cause in self.decisive)


def split(start: Run, end: Run, *, of: Party) -> Split:
    """The share of each cause in what the displayed score of *of* became, by Shapley's value.

    *start* and *end* are runs of one rule set on one history as it was known at two moments.
    Every mixture of the causes is a history, and is judged by the rules as any other is. The
    shares add up exactly.
    """
    events = events_between(start, end, of=of)
    before, after = events.game.number(frozenset()), events.game.number(events.game.everything)
    if before is None or after is None:
        return Split() if before is after else _unsplit(events, before, after)
    lots = merged(events.game, events.alike, events.kin)
    number = _Numbers(events, lots)
    points = average_shares([len(members) for members in lots.classes], number)
    if points is None:
        everything = tuple(sorted(events.game.everything))
        whole = ((events.cause(everything), Fraction(after - before)),)
        return Split(whole if before != after else (), NEVER)
    shares = [
        (lot, share)
        for share, members in zip(points, lots.classes, strict=True)
        if share
        for lot in members
    ]
    notes = [*_merged(lots, [lot for lot, _ in shares]), *([] if number.throughout else [SOME])]
    found = [(events.cause(lot), share) for lot, share in shares]
    return Split(tuple(sorted(found, key=lambda share: -abs(share[1]))), " ".join(notes))


class _Numbers:
    """What a reader would see, by how many lots of each class have happened.

    *throughout* says whether that was a number every time.
    """

    def __init__(self, events: Events, lots: Lots) -> None:
        self._game, self._classes, self.throughout = events.game, lots.classes, True

    def __call__(self, counts: Counts) -> Exact | None:
        chosen = [
            place
            for count, members in zip(counts, self._classes, strict=True)
            for lot in members[:count]
            for place in lot
        ]
        found = self._game.number(frozenset(chosen))
        self.throughout = self.throughout and found is not None
        return found


def _merged(lots: Lots, shared: Collection[Lot]) -> Iterator[str]:
    """What a reader should know of those with a share that do not stand by themselves."""
    for lot, reason in lots.why.items():
        if lot in shared:
            yield f"{len(lot)} that {reason} are counted as one."
    if any(len(members) > 1 and members[0] in shared for members in lots.classes):
        yield ALIKE


def _unsplit(events: Events, before: Exact | None, after: Exact | None) -> Split:
    """That there is nothing to split where there is a score at one moment, and what it hangs on."""
    game, everything = events.game, events.game.everything
    scored = after is not None
    by_kin: dict[Hashable, list[int]] = defaultdict(list)
    for place in sorted(everything):
        alone, without = frozenset({place}), everything - {place}
        if (game.number(alone) is not None) == scored or (
            (game.number(without) is not None) != scored
        ):
            by_kin[events.kin[place]].append(place)
    causes = tuple(map(events.cause, by_kin.values()))
    note = UNSCORED.format(told(before), told(after))
    if causes:
        note += f" It hangs on this: {'; '.join(cause.words for cause in causes)}."
    return Split(note=note, decisive=causes)
