"""What a page is made of: the verdicts, the scenarios that are drawn, where names lead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from importlib.metadata import version

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.problems import CatalogueError, Problem
from evenhand.catalogue.scenarios import Scenario, read_scenario
from evenhand.cli.finding import found_scenario
from evenhand.model.verdicts import Verdict
from evenhand.questions.places import shown
from evenhand.reports.page.gains import Gains
from evenhand.reports.page.material import Material
from evenhand.search.checking import Effort

THREADS = (
    "overnight_cancellation_91_to_80",
    "eight_hires_cancelled_within_ten_hours",
    "left_an_unethical_job_and_the_client_took_revenge",
)
"""The scenarios that are drawn where none is asked for: what people told of first."""

FEW = 3  # of one's own that are drawn where the rule sets have no part in those


def material(
    catalogue: Catalogue,
    verdicts: Sequence[Verdict],
    effort: Effort,
    *,
    day: date,
    scenarios: Sequence[Scenario],
    gains: Sequence[Gains] = (),
) -> Material:
    """All that the page needs, of a check on this *day*."""
    return Material(
        verdicts=verdicts,
        rule_set_of=catalogue.rule_set,
        invariants=catalogue.invariants,
        day=day,
        version=version("evenhand"),
        histories=effort.histories,
        seed=effort.seed,
        scenarios=scenarios,
        gains=gains,
    )


def named(catalogue: Catalogue, names: Sequence[str], rule_sets: Sequence[str]) -> list[Scenario]:
    """The scenarios of these names; each must expect something of a rule set of the report."""
    found = [found_scenario(catalogue, name) for name in dict.fromkeys(names)]
    strange = [s for s in found if not s.expectations.keys() & set(rule_sets)]
    if strange:
        raise CatalogueError(
            Problem(shown(s.file), None, f"it expects nothing of a rule set in this report{hint}")
            for s in strange
            for hint in [f"; it does of {', '.join(s.expectations)}" if s.expectations else ""]
        )
    return found


def usual(catalogue: Catalogue, rule_sets: Sequence[str]) -> list[Scenario]:
    """What people told of first, or else some scenarios of one's own."""
    files = {file.stem: file for source in catalogue.sources for file in source.scenario_files()}
    threads = [read_scenario(files[name]) for name in THREADS if name in files]
    ours = [s for s in threads if s.expectations.keys() & set(rule_sets)]
    return ours or list(_own(catalogue, rule_sets))[:FEW]


def _own(catalogue: Catalogue, rule_sets: Sequence[str]) -> Iterator[Scenario]:
    """One's own scenarios that expect some number to be shown under these rule sets."""
    for source in catalogue.sources:
        for file in source.scenario_files() if source.own else ():
            if "witnesses" not in file.parts:
                scenario = read_scenario(file)
                if any(s.shown for name, s in scenario.expectations.items() if name in rule_sets):
                    yield scenario
