"""How small finds are told, and what that costs: planted mutants, found within the usual budget.

Of the histories that break a promise the longest are taken, since short ones need no shrinking. A
call is one time that the promise is asked about a whole history; one that was asked about before
costs none. ``python benchmarks/shrinking.py``
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from evenhand.catalogue.catalogue import Catalogue, catalogue_of
from evenhand.catalogue.settings import Settings
from evenhand.invariants.declared import Invariant
from evenhand.judging import Memories
from evenhand.model.cases import Case
from evenhand.model.history import History
from evenhand.rulesets import RuleSet
from evenhand.search.checking import Effort, show_histories
from evenhand.search.finds import told
from evenhand.search.inventing import invent
from evenhand.search.trials import first_violation

ROOT = Path(__file__).parents[1]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))  # a script sees its own folder only

from tests.search.planted_mutants import MUTANTS, Mutant  # noqa: E402

HISTORIES, FINDS = Settings().histories, 10


@dataclass(frozen=True)
class Told:
    """One find: how many contracts it had and was left with, and what that took."""

    before: int
    smallest: int
    ordinary: int
    calls: int
    seconds: float


class Counting:
    """A promise that counts how often it is asked."""

    def __init__(self, promise: Invariant) -> None:
        self._check = promise.check
        self.calls = 0
        self.promise = replace(promise, check=self._asked)

    def _asked(self, run: Any, **bounds: Any) -> Iterable[Case]:
        self.calls += 1
        return self._check(run, **bounds)


def finds(
    rule_set: RuleSet, promise: Invariant, count: int = HISTORIES, most: int = FINDS
) -> list[History]:
    """Of all small and so many invented histories the longest that break the promise."""
    broken: list[History] = []

    def show(history: History) -> None:
        if first_violation(rule_set, promise, history) is not None:
            broken.append(history)

    show_histories([rule_set], show, Effort(count, 0), lambda what, done, of: None)
    return sorted(broken, key=len, reverse=True)[:most]


def shrunk(rule_set: RuleSet, promise: Invariant, found: History) -> Told:
    """The find as ``evenhand check`` tells it."""
    counting = Counting(promise)
    start = process_time()
    ordinary, smallest = told(rule_set, counting.promise, found, Memories())
    seconds = process_time() - start
    lengths = len(found), len(smallest.history), len(ordinary.history)
    return Told(*lengths, counting.calls, seconds)


def row(mutant: Mutant, catalogue: Catalogue, count: int = HISTORIES) -> list[Told]:
    """Every find of one mutant, told."""
    rule_set, promise = mutant.planted(catalogue), catalogue.invariants[mutant.promise]
    return [shrunk(rule_set, promise, found) for found in finds(rule_set, promise, count)]


def line(name: str, every: Sequence[Told]) -> str:
    """The medians of these finds, and the most calls."""
    if not every:
        return f"{name:58}{'none':>6}"
    before, smallest, ordinary, calls = (
        median(getattr(each, what) for each in every)
        for what in ("before", "smallest", "ordinary", "calls")
    )
    most = max(each.calls for each in every)
    took = 1000 * median(each.seconds for each in every)
    numbers = f"{before:8.0f}{smallest:10.0f}{ordinary:10.0f}{calls:8.0f}{most:8}{took:8.1f}"
    return f"{name:58}{len(every):6}{numbers}"


def main() -> None:
    """Shrink what is found of every mutant and print one table."""
    catalogue, _ = catalogue_of(ROOT)
    invent([], lambda history: None, count=20, seeded=0)  # what is loaded once is no one's cost
    print(f"Medians of the {FINDS} longest finds of each mutant; CPU milliseconds on one core")
    print(f"{'':64}{'contracts':>28}{'calls':>16}")
    print(f"{'mutant':58}{'finds':>6}{'found':>8}{'smallest':>10}{'ordinary':>10}", end="")
    print(f"{'median':>8}{'most':>8}{'ms':>8}")
    every: list[Told] = []
    for mutant in MUTANTS:
        found = row(mutant, catalogue)
        every += found
        print(line(mutant.name, found))
    print(line("all", every))


if __name__ == "__main__":
    main()
