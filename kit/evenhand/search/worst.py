"""The worst: what a pair came to in a trial, and what climbing from there makes of it."""

from __future__ import annotations

from evenhand.judging import Memories
from evenhand.model.units import Count
from evenhand.search.climbing import BUDGET, Climb
from evenhand.search.trials import Tally, Trial
from evenhand.strategies.tables import Tables


def climb(tally: Tally, tables: Tables, memories: Memories, *, budget: Count = BUDGET) -> None:
    """Put the worst that is found on the way up in the place of the worst in *tally*.

    If that breaks the promise, and nothing did before, it is what was found. A rule that fails on
    the way stops the pair, as in a trial. Where the promise measures nothing all stays as it is.
    """
    if tally.worst is None or tally.stopped:
        return
    pair = (tally.rule_set, tally.invariant)
    way = Climb(*pair, tally.worst, memories, budget)
    try:
        tally.worst = way.up(tables)
    except Exception:
        trial = Trial([pair])
        trial.show(way.asked)  # what failed there fails again, and is told
        tally.stopped, tally.trouble = trial.tallies[0].stopped, trial.tallies[0].trouble
    if not tally.worst.case.kept and tally.found is None:
        tally.found, tally.violations = tally.worst, 1
