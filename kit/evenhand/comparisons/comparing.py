"""Comparing: where rule sets part from a baseline, in rules, promises, scenarios, histories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.scenarios import Scenario
from evenhand.comparisons.apart import Tried, told_apart
from evenhand.comparisons.beside import Beside, Checked, Comparison
from evenhand.comparisons.cells import changed_cells
from evenhand.comparisons.clauses import clauses
from evenhand.comparisons.company import company_for
from evenhand.comparisons.gains import Gains, gains
from evenhand.comparisons.looking import Looked
from evenhand.comparisons.parting import Parting
from evenhand.comparisons.people import People
from evenhand.comparisons.scenarios import differing, scenarios_of
from evenhand.comparisons.sharing import Bench, Wanted, bench, looked
from evenhand.comparisons.sides import Sides
from evenhand.invariants.declared import Invariant
from evenhand.search.checking import Effort, Progress


def compare(
    wanted: Wanted,
    catalogue: Catalogue,
    effort: Effort,
    *,
    today: date,
    progress: Progress,
    jobs: int | None = None,
    baseline: Catalogue | None = None,
    people: People | None = None,
) -> Comparison:
    """Hold the rules together, check all, replay every scenario, and look where they part.

    Of *people* is told who gains and who loses.

    *catalogue* is that of the candidates, of the promises and the scenarios; *baseline*, where it
    is given, the one that the baseline is found in. Beside a revision only one's own scenarios are
    replayed. Raises CatalogueError, TooMany and ProcessLost.
    """
    read = bench(wanted, catalogue, baseline or catalogue)
    scenarios = list(scenarios_of(catalogue, own=bool(wanted.revision)))
    besides = {each: Beside(each, clauses(each)) for each in read.sides}
    differ = tuple(each for each, beside in besides.items() if not beside.same_rules)
    name = read.sides[0].names[0]
    if not differ:
        return Comparison(name, tuple(besides[each] for each in read.sides), (), 0, effort)
    found = looked(
        _only(wanted, differ),
        catalogue,
        _bench_of(read, differ),
        effort,
        today=today,
        jobs=jobs,
        progress=progress,
    )
    promises = {promise.name: promise for promise in wanted.promises_in(catalogue)}
    for place, each in enumerate(differ):
        shown = _found(besides[each], found, place, promises, scenarios, effort)
        besides[each] = replace(shown, gains=_gains(people, progress, each))
    candidates = tuple(besides[each] for each in read.sides)
    return Comparison(name, candidates, _columns(differ, found), len(scenarios), effort)


def _only(wanted: Wanted, differ: Sequence[Sides]) -> Wanted:
    """The same with only those candidates that have other rules."""
    names = tuple(each.candidate.name for each in differ)
    return replace(wanted, candidates=names)


def _bench_of(read: Bench, differ: tuple[Sides, ...]) -> Bench:
    """What was read, with only those candidates that have other rules."""
    baseline, *others = read.columns
    column_of = {column.rule_set: column for column in others}
    return Bench((baseline, *(column_of[each.candidate] for each in differ)), differ)


def _found(
    beside: Beside,
    found: Looked,
    place: int,
    promises: Mapping[str, Invariant],
    scenarios: Sequence[Scenario],
    effort: Effort,
) -> Beside:
    """A candidate with what was *found* of it, where its *place* among the others is."""
    sides, parting = beside.sides, found.partings[place]
    baseline, candidate = found.verdicts[0], found.verdicts[1 + place]
    cells = changed_cells(sides, promises, baseline, candidate)
    return replace(
        beside,
        cells=cells,
        alike=len(promises) - len(cells),
        scenarios=differing(sides, scenarios),
        apart=told_apart(sides, _tried(sides, parting, effort), parting),
    )


def _columns(differ: Sequence[Sides], found: Looked) -> tuple[Checked, ...]:
    """What was checked, the baseline first."""
    names = [differ[0].names[0], *(each.names[1] for each in differ)]
    rule_sets = [differ[0].baseline, *(each.candidate for each in differ)]
    return tuple(map(Checked, names, rule_sets, found.verdicts))


def _gains(people: People | None, progress: Progress, sides: Sides) -> Gains | None:
    if people is None:
        return None
    of = len(people.everybody)
    return gains(sides, people, tell=lambda done: progress("people", done, of))


def _tried(sides: Sides, parting: Parting, effort: Effort) -> Tried:
    company = company_for(sides, effort.exhaustive)
    return Tried(
        histories=parting.histories,
        exhaustive=company.number,
        size=company.size,
        kinds=company.kinds,
        beside=company.beside,
        others=parting.histories - company.number,
        scored=parting.scored,
        failed=parting.failed,
    )
