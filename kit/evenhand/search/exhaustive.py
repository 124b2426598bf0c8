"""Exhaustive search: every history of a few contracts, judged one by one or added up."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from evenhand.model.units import Count, many
from evenhand.model.verdicts import Exhausted, Outcome
from evenhand.rulesets import RuleSet
from evenhand.search.adding import adds_up
from evenhand.search.lots import AddingUp
from evenhand.search.parts import Sharing, in_one_part, put_together
from evenhand.search.tallies import add_up
from evenhand.search.trials import Tally
from evenhand.search.watching import Progress
from evenhand.search.witnesses import Pair
from evenhand.strategies.exhaustive import Exhaustive, choices_for

MOST = 20_000_000  # histories that are judged one by one: a night of them
MOST_LOTS = 2_000_000  # lots that are added up: a minute or two of them
BEYOND_WORDS = 10**18  # a number of histories that says no more to anybody


class TooMany(Exception):
    """There are more histories than can be tried."""


class ExhaustiveSearch:
    """Every history of up to *size* contracts, shown to all of these pairs.

    The kinds are those that the rule sets of all pairs tell apart together. Raises TooMany, at
    once, where there are too many histories of them.
    """

    def __init__(self, pairs: Sequence[Pair], size: Count) -> None:
        self.histories = histories_for(pairs, size)
        self._whole = False
        if not _feasible(pairs, self.histories):
            raise TooMany(_too_many(pairs, self.histories))

    def go(
        self, tallies: Sequence[Tally], progress: Progress, *, share: Sharing = in_one_part
    ) -> None:
        """Add to these tallies what their pairs come to, unless they were stopped before.

        Interrupted, it adds what was tried until then, and raises KeyboardInterrupt.
        """
        going = [tally for tally in tallies if not tally.stopped]
        judged = [tally for tally in going if not adds_up(_pair(tally))]
        for rule_set in dict.fromkeys(tally.rule_set for tally in going):
            adding = [t for t in going if t.rule_set is rule_set and adds_up(_pair(t))]
            if adding and not self._added_up(rule_set, adding, progress):
                judged += adding
        parts = share([*map(_pair, judged)], self.histories, progress) if judged else []
        put_together(judged, parts, lambda found: self.histories.drawn(found.history))
        if not all(part.whole for part in parts):
            raise KeyboardInterrupt
        self._whole = True

    def exhausted(self, outcome: Outcome) -> Exhausted | None:
        """What may be said of a pair of that *outcome*: that no history is left to be tried."""
        if not self._whole or outcome not in (Outcome.HOLDS, Outcome.VIOLATED):
            return None
        return Exhausted(
            size=self.histories.size,
            kinds=len(self.histories.choices),
            histories=self.histories.number,
        )

    def _added_up(self, rule_set: RuleSet, tallies: Sequence[Tally], progress: Progress) -> bool:
        """Whether the promises of these tallies could be added up; then they are."""
        try:
            adding = AddingUp(self.histories, rule_set, [tally.invariant for tally in tallies])
            whole = adding.go(progress)
        except Exception:  # it is met again where every history is judged, and told of there
            return False
        for tally, more in zip(tallies, adding.tallies, strict=True):
            add_up(tally, [more], lambda found: len(found.history))
        if not whole:
            raise KeyboardInterrupt
        return True


def histories_for(pairs: Sequence[Pair], size: Count) -> Exhaustive:
    """Every history of up to *size* contracts of the kinds that these rule sets tell apart."""
    rule_sets = {rule_set.name: rule_set for rule_set, _ in pairs}.values()
    return Exhaustive(choices_for([*rule_sets], size), size)


def _pair(tally: Tally) -> Pair:
    return tally.rule_set, tally.invariant


def _feasible(pairs: Sequence[Pair], histories: Exhaustive) -> bool:
    """Whether the histories are few enough, or all can be added up and their lots are."""
    if histories.number <= MOST or not all(map(adds_up, pairs)):
        return histories.number <= MOST
    try:
        promises = [promise for _, promise in pairs]
        rule_sets = dict.fromkeys(rule_set for rule_set, _ in pairs)
        return all(AddingUp(histories, each, promises).lots <= MOST_LOTS for each in rule_sets)
    except Exception:
        return False


def _too_many(pairs: Sequence[Pair], histories: Exhaustive) -> str:
    smaller = (histories_for(pairs, size) for size in range(1, histories.size))
    *_, best = takewhile(lambda each: _feasible(pairs, each), smaller)
    return (
        f"--exhaustive {histories.size}: there are {_counted(histories)}, "
        f"more than can be tried; --exhaustive {best.size} tries {_counted(best)}"
    )


def _counted(histories: Exhaustive) -> str:
    number = histories.number
    return (
        f"{f'{number:,}' if number < BEYOND_WORDS else 'far too many'} histories of up to "
        f"{many(histories.size, 'contract')} of {len(histories.choices)} kinds"
    )
