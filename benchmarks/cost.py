"""What a trial costs: by the contracts of a history, by the rule sets, by the promises.

Each table changes one of the three and takes the whole catalogue for the others. Histories are
invented; those of a given length are made of the contracts of invented ones. Times are CPU
milliseconds a history, on new histories for every row; beside them stands how many times those of
the first row they are: only that says anything of another machine. ``python benchmarks/cost.py``
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from time import process_time
from typing import TypeVar

from evenhand.catalogue.catalogue import catalogue_of
from evenhand.invariants.declared import Invariant
from evenhand.model.contracts import Contract
from evenhand.model.history import History
from evenhand.rulesets import RuleSet
from evenhand.search.checking import pairs_of
from evenhand.search.inventing import invent
from evenhand.search.rubbish import rubbish_looked_for_seldom
from evenhand.search.trials import Trial
from evenhand.strategies.kinds import FREELANCER, MOMENT

HISTORIES = 30  # a row
LENGTHS = (1, 2, 5, 10, 20, 40)
RULE_SETS = (1, 2, 5, 10, 20, 38)
PROMISES = (1, 2, 5, 11, 22, 44)

Row = tuple[int, float]
T = TypeVar("T")


def invented(rule_sets: Sequence[RuleSet], count: int) -> list[History]:
    """So many different invented histories, of which nothing has been worked out yet."""
    found: list[History] = []
    invent(rule_sets, found.append, count=count, seeded=0)
    return found


def of_length(contracts: Sequence[Contract], length: int, count: int) -> list[History]:
    """So many histories of so many contracts: all of them in turn, as often as it takes."""
    places = range(0, count * length, length)
    return [
        History(
            [
                contracts[place % len(contracts)].replace(id=f"contract {place}")
                for place in range(start, start + length)
            ],
            at=MOMENT,
        )
        for start in places
    ]


def milliseconds(
    rule_sets: Sequence[RuleSet], promises: Sequence[Invariant], histories: Sequence[History]
) -> float:
    """CPU milliseconds a history, of one trial of all these pairs on all these histories."""
    trial = Trial(pairs_of(rule_sets, promises))
    with rubbish_looked_for_seldom():
        start = process_time()
        for history in histories:
            trial.show(history)
        return 1000 * (process_time() - start) / len(histories)


def by_contracts(
    rule_sets: Sequence[RuleSet], promises: Sequence[Invariant], lengths: Sequence[int], count: int
) -> Iterator[Row]:
    """The cost of histories of each length."""
    drawn = [c for history in invented(rule_sets, 10 * count) for c in history.of(FREELANCER)]
    for length in lengths:
        histories = of_length(drawn, length, count)
        yield length, milliseconds(rule_sets, promises, histories)


def by_rule_sets(
    rule_sets: Sequence[RuleSet], promises: Sequence[Invariant], numbers: Sequence[int], count: int
) -> Iterator[Row]:
    """The cost of so many rule sets, taken evenly from the catalogue."""
    for number in numbers:
        chosen = _evenly(rule_sets, number)
        yield number, milliseconds(chosen, promises, invented(rule_sets, count))


def by_promises(
    rule_sets: Sequence[RuleSet], promises: Sequence[Invariant], numbers: Sequence[int], count: int
) -> Iterator[Row]:
    """The cost of so many promises, taken evenly from the catalogue."""
    for number in numbers:
        chosen = _evenly(promises, number)
        yield number, milliseconds(rule_sets, chosen, invented(rule_sets, count))


def _evenly(items: Sequence[T], number: int) -> list[T]:
    return [items[place * len(items) // number] for place in range(number)]


def table(what: str, rows: Iterator[Row]) -> Iterator[str]:
    """One table, the first row of which is the measure of the others."""
    yield f"{what:>12}{'ms a history':>15}{'':>3}of the first"
    first: Row | None = None
    for number, cost in rows:
        first = first or (number, cost)
        yield f"{number:12}{cost:15.2f}{cost / first[1]:11.1f} x"


def main() -> None:
    """Print the three tables."""
    catalogue, _ = catalogue_of(Path(__file__).parents[1])
    rule_sets = [catalogue.rule_set(name) for name in catalogue.own]
    promises = list(catalogue.invariants.values())
    milliseconds(rule_sets, promises, invented(rule_sets, 5))  # loaded once: no one's cost
    print(f"{len(rule_sets)} rule sets, {len(promises)} promises, {HISTORIES} histories a row")
    for what, rows in (
        ("contracts", by_contracts(rule_sets, promises, LENGTHS, HISTORIES)),
        ("rule sets", by_rule_sets(rule_sets, promises, RULE_SETS, HISTORIES)),
        ("promises", by_promises(rule_sets, promises, PROMISES, HISTORIES)),
    ):
        print(*table(what, rows), sep="\n")


if __name__ == "__main__":
    main()
