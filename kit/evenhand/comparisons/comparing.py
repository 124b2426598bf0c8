"""A comparison: where rule sets part from a baseline, in rules, promises, scenarios, histories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from evenhand.catalogue.catalogue import Catalogue
from evenhand.comparisons.apart import Apart, Tried, told_apart
from evenhand.comparisons.cells import ChangedCell, changed_cells
from evenhand.comparisons.clauses import Clauses, clauses
from evenhand.comparisons.company import company_for
from evenhand.comparisons.gains import Gains, gains
from evenhand.comparisons.parting import Parting
from evenhand.comparisons.people import People
from evenhand.comparisons.scenarios import ScenarioDifference, differing, scenarios_of
from evenhand.comparisons.sharing import Bench, Wanted, bench, looked
from evenhand.comparisons.sides import Sides
from evenhand.model.units import Count
from evenhand.model.verdicts import Verdict
from evenhand.rulesets import RuleSet
from evenhand.search.checking import Effort, Progress


@dataclass(frozen=True)
class Checked:
    """A rule set, what it is called here, and its verdict on each promise."""

    name: str
    rule_set: RuleSet
    verdicts: Mapping[str, Verdict]


@dataclass(frozen=True)
class Beside:
    """One candidate beside the baseline, and everything in which they were found to differ.

    *alike* is the number of promises that come out alike. Where both come to the same rules with
    the same numbers there is nothing else to find: nothing is tried, and *apart* is None. *gains*
    is None where nobody was asked after.
    """

    sides: Sides
    clauses: Clauses
    cells: tuple[ChangedCell, ...] = ()
    alike: Count = 0
    scenarios: tuple[ScenarioDifference, ...] = ()
    apart: Apart | None = None
    gains: Gains | None = None

    @property
    def same_rules(self) -> bool:
        """Whether there is nothing to compare."""
        return self.clauses.same

    @property
    def shows(self) -> bool:
        """Whether anything comes out differently: a promise, a scenario, a history, somebody."""
        if self.gains and not self.gains.everybody.nothing_changes:
            return True
        return bool(self.cells or self.scenarios or (self.apart and self.apart.found))

    @property
    def worse(self) -> bool:
        """Whether the candidate fails a promise that the baseline kept."""
        return any(cell.fails_a_promise for cell in self.cells)


@dataclass(frozen=True)
class Comparison:
    """Candidates beside one baseline.

    *columns* holds what was checked: the baseline first, then each candidate with other rules;
    nothing where all come to the same rules. *scenarios* is how many were replayed.
    """

    baseline: str
    candidates: tuple[Beside, ...]
    columns: tuple[Checked, ...]
    scenarios: Count
    effort: Effort

    @property
    def worse(self) -> bool:
        """Whether some candidate fails a promise that the baseline kept."""
        return any(each.worse for each in self.candidates)


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
    told = {each: clauses(each) for each in read.sides}
    differ = tuple(each for each in read.sides if not told[each].same)
    if not differ:
        same = tuple(Beside(each, told[each]) for each in read.sides)
        return Comparison(same[0].sides.names[0], same, (), 0, effort)
    columns = tuple(c for c in read.columns[1:] if c.rule_set in [s.candidate for s in differ])
    found = looked(
        _only(wanted, differ),
        catalogue,
        Bench((read.columns[0], *columns), differ),
        effort,
        today=today,
        jobs=jobs,
        progress=progress,
    )
    gained = partial(_gains, people, progress)
    promises = {promise.name: promise for promise in wanted.promises_in(catalogue)}
    changed = [
        changed_cells(each, promises, found.verdicts[0], verdicts)
        for each, verdicts in zip(differ, found.verdicts[1:], strict=True)
    ]
    besides = {
        each: Beside(
            each,
            told[each],
            cells,
            alike=len(promises) - len(cells),
            scenarios=differing(each, scenarios),
            apart=told_apart(each, _tried(each, parting, effort), parting),
            gains=gained(each),
        )
        for each, cells, parting in zip(differ, changed, found.partings, strict=True)
    }
    names = [differ[0].names[0], *(each.names[1] for each in differ)]
    rule_sets = [differ[0].baseline, *(each.candidate for each in differ)]
    return Comparison(
        baseline=names[0],
        candidates=tuple(besides.get(each) or Beside(each, told[each]) for each in read.sides),
        columns=tuple(map(Checked, names, rule_sets, found.verdicts)),
        scenarios=len(scenarios),
        effort=effort,
    )


def _only(wanted: Wanted, differ: Sequence[Sides]) -> Wanted:
    """The same with only those candidates that have other rules."""
    names = tuple(each.candidate.name for each in differ)
    return replace(wanted, candidates=names)


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
