"""One shared trial beside a separate ``@given`` test for each pair: seconds, and what was found.

Both draw 200 histories from the same strategy and shrink what they find. Times are CPU seconds of
one run on one core, so that only their ratio says anything: ``python benchmarks/shared_trial.py``,
for the whole catalogue; with ``--first`` for ten rule sets and sixteen promises, in minutes.
"""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

from evenhand.catalogue.catalogue import Catalogue, catalogue_of
from evenhand.invariants.declared import Invariant
from evenhand.model.history import History
from evenhand.model.verdicts import Outcome
from evenhand.questions.answers import Unanswered
from evenhand.rulesets import RuleSet
from evenhand.search.finds import told
from evenhand.search.inventing import invent
from evenhand.search.trials import Trial, first_violation
from evenhand.search.witnesses import Pair
from evenhand.strategies import histories
from hypothesis import given, seed, settings

EXAMPLES = 200
UPWORK = ("jss_2015", "jss_2020_03", "jss_2020_11", "jss_2023_12", "jss_2024_09")
FIRST_RULE_SETS = (
    *(f"upwork.{name}" for name in UPWORK),
    *("guru.value_share", "ebay.seller_standards", "uber.last_500"),
    *("baselines.mean", "charter.fair_unpaid"),
)
FIRST_PROMISES = (*range(1, 9), *range(12, 16), 27, 28, 31, 38)  # by their numbers, I01 and on
Found = set[tuple[str, str]]


def shared(pairs: list[Pair]) -> Found:
    """One trial for all pairs, each find told twice, as an ordinary story and as the smallest."""
    trial = Trial(pairs)
    rule_sets = list({rule_set.name: rule_set for rule_set, _ in pairs}.values())
    invent(rule_sets, trial.show, count=EXAMPLES, seeded=0)
    violated = [tally for tally in trial.tallies if tally.outcome is Outcome.VIOLATED]
    for tally in violated:
        assert tally.found is not None
        told(tally.rule_set, tally.invariant, tally.found.history, trial.memories)
    return {(tally.rule_set.name, tally.invariant.name) for tally in violated}


def separate(pairs: list[Pair]) -> Found:
    """A test of its own for each pair, as anybody would write it."""
    rule_sets = list({rule_set.name: rule_set for rule_set, _ in pairs}.values())
    found = set()
    for done, (rule_set, invariant) in enumerate(pairs, start=1):
        if sys.stderr.isatty():
            print(f"\r{done} of {len(pairs)} separate tests", end="", file=sys.stderr)
        with contextlib.redirect_stdout(io.StringIO()):
            if fails(rule_set, invariant, rule_sets):
                found.add((rule_set.name, invariant.name))
    return found


def fails(rule_set: RuleSet, invariant: Invariant, rule_sets: list[RuleSet]) -> bool:
    """Whether a plain Hypothesis test of one pair fails."""

    @seed(0)
    @settings(max_examples=EXAMPLES, deadline=None, database=None)
    @given(histories(rule_sets))
    def test(history: History) -> None:
        assert first_violation(rule_set, invariant, history) is None

    try:
        test()
    except (AssertionError, Unanswered) as failure:
        return isinstance(failure, AssertionError)
    return False


def timed(run: Callable[[list[Pair]], Found], pairs: list[Pair]) -> tuple[float, Found]:
    """CPU seconds, and what was found."""
    start = process_time()
    found = run(pairs)
    return process_time() - start, found


def all_pairs(catalogue: Catalogue) -> list[Pair]:
    """Every rule set of the reference catalogue with every promise."""
    return [
        (catalogue.rule_set(name), invariant)
        for name in catalogue.own
        for invariant in catalogue.invariants.values()
    ]


def first_pairs(catalogue: Catalogue) -> list[Pair]:
    """The ten rule sets and the sixteen promises that the catalogue began with."""
    numbers = {f"I{number:02}" for number in FIRST_PROMISES}
    return [
        (rule_set, promise)
        for rule_set, promise in all_pairs(catalogue)
        if rule_set.name in FIRST_RULE_SETS and promise.number in numbers
    ]


def main() -> None:
    """Run both and print one table."""
    catalogue, _ = catalogue_of(Path(__file__).parents[1])
    pairs = first_pairs(catalogue) if "--first" in sys.argv else all_pairs(catalogue)
    invent([], lambda history: None, count=20, seeded=0)  # what is loaded once is no one's cost
    together, found_together = timed(shared, pairs)
    apart, found_apart = timed(separate, pairs)
    print(f"{len(pairs)} pairs, {EXAMPLES} histories each, CPU seconds on one core")
    print(f"{'one shared trial':24} {together:8.2f} s   {len(found_together):3} violated pairs")
    print(f"{'separate @given tests':24} {apart:8.2f} s   {len(found_apart):3} violated pairs")
    print(f"{'ratio':24} {apart / together:8.0f} x")
    missed = sorted(found_apart - found_together)
    print(f"found apart and not together: {missed or 'nothing'}")


if __name__ == "__main__":
    main()
