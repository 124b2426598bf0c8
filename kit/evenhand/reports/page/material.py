"""The material: all that a page is made of, handed over by whoever wants one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from evenhand.catalogue.scenarios import Scenario
from evenhand.invariants.declared import Invariant
from evenhand.model.units import Count
from evenhand.model.verdicts import Verdict
from evenhand.reports.page.gains import Gains
from evenhand.rulesets import RuleSet


@dataclass(frozen=True)
class Material:
    """Verdicts, and where the names in them lead; the page hangs on nothing else.

    *scenarios* are drawn as timelines, under those rule sets of the verdicts that they expect
    something of. *histories* were invented from *seed*, on *day*, by this *version* of the kit.
    """

    verdicts: Sequence[Verdict]
    rule_set_of: Callable[[str], RuleSet]
    invariants: Mapping[str, Invariant]
    day: date
    version: str
    histories: Count
    seed: int
    scenarios: Sequence[Scenario] = ()
    gains: Sequence[Gains] = ()
