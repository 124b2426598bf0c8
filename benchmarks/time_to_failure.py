"""How soon an unfair rule set is found out: evenhand beside a plain Hypothesis test of one promise.

Every planted mutant is looked for as ``evenhand check RULE_SET --invariant PROMISE`` does, from ten
seeds within the default budget, until the first violation is seen; and by a ``@given`` test of the
same promise on histories drawn from the types of their facts, from three seeds, until it fails or
has had 20,000 examples. Neither shrinks anything. Times are CPU seconds of one run on one core, so
that only their ratio says anything. Where the plain test finds nothing, all its time is taken: a
lower bound. ``python benchmarks/time_to_failure.py`` takes three quarters of an hour.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median
from time import process_time
from typing import NamedTuple

from evenhand.catalogue.catalogue import Catalogue, catalogue_of
from evenhand.catalogue.settings import Settings
from evenhand.invariants.declared import Invariant
from evenhand.model.history import History
from evenhand.rulesets import RuleSet
from evenhand.search.checking import Effort
from evenhand.search.inventing import invent
from evenhand.search.trials import Trial, first_violation
from hypothesis import HealthCheck, Phase, given, seed, settings

ROOT = Path(__file__).parents[1]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))  # a script sees its own folder only

from benchmarks.plain_strategies import plain_histories  # noqa: E402
from tests.search.planted_mutants import MUTANTS, Mutant, looked_for  # noqa: E402

BUDGET = Settings().histories
SEEDS, PLAIN_SEEDS = range(10), range(3)
EXAMPLES = 20_000
PLAIN_HISTORIES = plain_histories()


class Search(NamedTuple):
    """What became of one search: whether it found, after how many histories and CPU seconds."""

    found: bool
    tried: int
    seconds: float


class Row(NamedTuple):
    """One mutant, and every search for it."""

    mutant: Mutant
    ours: Sequence[Search]
    plain: Sequence[Search]

    @property
    def ratio(self) -> float:
        """The plain test's median time over ours; at least so much where it did not find all."""
        return _seconds(self.plain) / _seconds(self.ours)


def ours(rule_set: RuleSet, promise: Invariant, effort: Effort) -> Search:
    """The pair, checked until the first violation is seen."""
    start = process_time()
    trial = Trial([(rule_set, promise)])
    find = looked_for(trial, effort)
    tried = find.tried if find else trial.tallies[0].histories
    return Search(find is not None, tried, process_time() - start)


def plain(rule_set: RuleSet, promise: Invariant, seeded: int, examples: int = EXAMPLES) -> Search:
    """A test of the pair, as anybody would write it, until it fails."""
    tried, failed = 0, 0.0

    @seed(seeded)
    @settings(
        max_examples=examples,
        phases=[Phase.generate],
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(PLAIN_HISTORIES)
    def test(history: History) -> None:
        nonlocal tried, failed
        tried += not failed
        if first_violation(rule_set, promise, history) is not None:
            failed = failed or process_time()
            raise AssertionError

    start = process_time()
    try:
        test()
    except AssertionError:
        return Search(True, tried, failed - start)
    return Search(False, tried, process_time() - start)


def row(mutant: Mutant, catalogue: Catalogue) -> Row:
    """All searches for one mutant."""
    rule_set, promise = mutant.planted(catalogue), catalogue.invariants[mutant.promise]
    return Row(
        mutant,
        [ours(rule_set, promise, Effort(BUDGET, each)) for each in SEEDS],
        [plain(rule_set, promise, each) for each in PLAIN_SEEDS],
    )


def table(rows: Sequence[Row]) -> Iterable[str]:
    """A line for each mutant, and what they come to."""
    yield f"{'':58}{'evenhand':>24}{'plain Hypothesis':>28}"
    yield f"{'mutant':58}" + f"{'found':>8}{'tried':>7}{'s':>9}" * 2 + f"{'ratio':>11}"
    for each in rows:
        bound = "" if all(search.found for search in each.plain) else ">"
        ratio = f"{bound}{each.ratio:.{0 if each.ratio >= 10 else 1}f} x"
        yield f"{each.mutant.name:58}{_cells(each.ours)}{_cells(each.plain)}{ratio:>11}"
    missed = [each.mutant.name for each in rows if not all(search.found for search in each.ours)]
    yield f"median ratio: {median(each.ratio for each in rows):.0f} x"
    yield f"not found by evenhand from every seed: {', '.join(missed) or 'none'}"


def _cells(searches: Sequence[Search]) -> str:
    found = f"{sum(search.found for search in searches)} of {len(searches)}"
    tried = median(search.tried for search in searches)
    return f"{found:>8}{tried:7.0f}{_seconds(searches):9.3f}"


def _seconds(searches: Sequence[Search]) -> float:
    return median(search.seconds for search in searches)


def main() -> None:
    """Look for every mutant and print one table."""
    catalogue, _ = catalogue_of(ROOT)
    invent([], lambda history: None, count=20, seeded=0)  # what is loaded once is no one's cost
    rows = []
    for done, mutant in enumerate(MUTANTS):
        if sys.stderr.isatty():
            print(f"\r{done} of {len(MUTANTS)} mutants", end="", file=sys.stderr)
        rows.append(row(mutant, catalogue))
    print("Median of ten seeds (evenhand) and of three (plain); CPU seconds on one core")
    print(*table(rows), sep="\n")


if __name__ == "__main__":
    main()
