"""Seconds of ``evenhand mutate``: every clause of a rule set changed in turn, and who notices.

With as many invented histories as the command takes by itself. Times are CPU seconds on one core,
without reading the catalogue. ``python benchmarks/mutation.py``
"""

from __future__ import annotations

from pathlib import Path
from time import process_time

from evenhand.catalogue.catalogue import Catalogue, catalogue_of
from evenhand.cli.mutating import HISTORIES
from evenhand.mutation.findings import Mutation
from evenhand.mutation.mutating import mutate
from evenhand.search.checking import Effort
from evenhand.search.inventing import invent

RULE_SETS = (
    "baselines.mean",
    "uber.last_500",
    "guru.value_share",
    "upwork.jss_2015",
    "upwork.jss_2024_09",
    "charter.fair_unpaid",
)


def mutated(catalogue: Catalogue, name: str, histories: int) -> tuple[Mutation, float]:
    """What became of every change to a rule set, and the CPU seconds that it took."""
    rule_set = catalogue.rule_set(name)
    start = process_time()
    found = mutate(catalogue, rule_set, [*rule_set.rules.values()], Effort(histories, 0))
    return found, process_time() - start


def line(found: Mutation, seconds: float) -> str:
    """One row: how much there was to change, how much of it nobody guards, and the time."""
    changes = sum(len(clause.findings) for clause in found.clauses)
    return (
        f"{found.rule_set.name:24}{len(found.clauses):9}{changes:9}"
        f"{len(found.unguarded):11}{seconds:8.2f}"
    )


def main() -> None:
    """Mutate every rule set and print one table."""
    catalogue, _ = catalogue_of(Path(__file__).parents[1])
    invent([], lambda history: None, count=20, seeded=0)  # what is loaded once is no one's cost
    print(f"{'rule set':24}{'clauses':>9}{'changes':>9}{'unguarded':>11}{'s':>8}")
    for name in RULE_SETS:
        print(line(*mutated(catalogue, name, HISTORIES)))


if __name__ == "__main__":
    main()
