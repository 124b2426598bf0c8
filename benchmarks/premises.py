"""How often each promise has anything to say: the invented histories in which its premise is met.

A promise says nothing of a history in which nobody did what it speaks of. It holds the more the
more often it had a chance not to. ``python benchmarks/premises.py`` tells, of 500 different
histories that are invented from seed 0, in how many each promise yields a case under some rule
set that answers it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evenhand.catalogue.catalogue import catalogue_of
from evenhand.model.history import History
from evenhand.rulesets import RuleSet
from evenhand.search.inventing import invent
from evenhand.strategies.premises import premises

EXAMPLES = 500
LEAST = 5  # per cent, below which a promise is hardly tried


def invented(rule_sets: Sequence[RuleSet], count: int) -> list[History]:
    """So many different histories, from seed 0."""
    found: list[History] = []
    invent(rule_sets, found.append, count=count, seeded=0)
    return found


def main() -> None:
    """Print one table, the rarest premise first."""
    catalogue, _ = catalogue_of(Path(__file__).parents[1])
    rule_sets = [catalogue.rule_set(name) for name in catalogue.own]
    promises = list(catalogue.invariants.values())
    histories = invented(rule_sets, EXAMPLES)
    print(f"{len(histories)} different histories, {len(rule_sets)} rule sets; premise met in")
    for one in sorted(premises(promises, rule_sets, histories), key=lambda one: one.met):
        share = 100 * one.met // len(histories)
        note = f"  below {LEAST} %" if share < LEAST else ""
        number = one.promise.number or "-"
        print(f"{share:4} %  {number:4} {one.promise.name}{note}")


if __name__ == "__main__":
    main()
