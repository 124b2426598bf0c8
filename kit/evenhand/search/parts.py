"""Parts: histories shared out among several searches, and what these come to together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from evenhand.model.units import Count
from evenhand.model.verdicts import Counterexample
from evenhand.search.rubbish import rubbish_looked_for_seldom
from evenhand.search.tallies import add_up
from evenhand.search.trials import Tally, Trial
from evenhand.search.watching import Progress
from evenhand.search.witnesses import Pair
from evenhand.strategies.exhaustive import Drawn, Exhaustive

AT_ONCE = 100_000  # histories after which it is forgotten which were shown


@dataclass
class Part:
    """What every so-manieth history came to: the *first*, and then each one *step* further.

    Not *whole* if that was interrupted: then it is what was tried until then.
    """

    tallies: list[Tally]
    first: Count = 0
    step: Count = 1
    whole: bool = True

    def where_stopped(self, tally: Tally) -> Count:
        """The place, among all histories, of the one at which *tally* was stopped."""
        return self.first + (tally.histories - 1) * self.step


Sharing = Callable[[Sequence[Pair], Exhaustive, Progress], list[Part]]
"""Shows all histories to these pairs, in one part or in several."""


def in_one_part(pairs: Sequence[Pair], histories: Exhaustive, progress: Progress) -> list[Part]:
    """Show all histories, one after the other."""
    return [part_of(pairs, histories, progress)]


def part_of(
    pairs: Sequence[Pair],
    histories: Exhaustive,
    progress: Progress,
    *,
    first: Count = 0,
    step: Count = 1,
) -> Part:
    """What the histories of a part come to."""
    part = Part([Tally(*pair) for pair in pairs], first, step)
    mine = islice(histories, first, None, step)
    done, of = 0, len(range(first, histories.number, step))
    what = f"trying every history of up to {histories.size} of {len(histories.choices)} kinds"
    try:
        with rubbish_looked_for_seldom():
            while drawn := list(islice(mine, AT_ONCE)):
                with _trial(part) as trial:
                    for each in drawn:
                        done += 1
                        progress(what, done, of)
                        trial.show(histories.history(each))
    except KeyboardInterrupt:
        part.whole = False
    return part


@contextmanager
def _trial(part: Part) -> Iterator[Trial]:
    """A trial of the pairs that were not stopped; what it comes to is added, however it ends."""
    going = [tally for tally in part.tallies if not tally.stopped]
    trial = Trial([(tally.rule_set, tally.invariant) for tally in going])
    try:
        yield trial
    finally:
        for tally, more in zip(going, trial.tallies, strict=True):
            add_up(tally, [more], lambda found: len(found.history))
            tally.stopped, tally.trouble = more.stopped, more.trouble


def put_together(
    tallies: Sequence[Tally], parts: Sequence[Part], place: Callable[[Counterexample], Drawn]
) -> None:
    """Add to each of these tallies what its pair came to in all parts.

    It is the same however many parts there are. A pair that was stopped in one of them is stopped
    by whatever came first, and has the counts from before: others may have gone on for longer.
    """
    for number, tally in enumerate(tallies):
        each = [part.tallies[number] for part in parts]
        stopped = [(part, one) for part, one in zip(parts, each, strict=True) if one.stopped]
        if stopped:
            _, first = min(stopped, key=lambda found: found[0].where_stopped(found[1]))
            tally.stopped, tally.trouble = first.stopped, first.trouble
        else:
            add_up(tally, each, lambda found: (len(found.history), place(found)))
