"""Beside one baseline: what was found of each candidate that stands there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from evenhand.comparisons.apart import Apart
from evenhand.comparisons.cells import ChangedCell
from evenhand.comparisons.clauses import Clauses
from evenhand.comparisons.gains import Gains
from evenhand.comparisons.scenarios import ScenarioDifference
from evenhand.comparisons.sides import Sides
from evenhand.model.units import Count
from evenhand.model.verdicts import Verdict
from evenhand.rulesets import RuleSet
from evenhand.search.checking import Effort


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
