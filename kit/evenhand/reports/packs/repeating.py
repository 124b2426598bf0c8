"""Repeating: the case as a scenario, and a test of its own that holds the rules against it."""

from __future__ import annotations

from typing import Any

from evenhand.catalogue.writing import scenario_text, writable, written_number
from evenhand.explanations.complaints import Complaint
from evenhand.model.units import Exact
from evenhand.reports.packs.templating import filled

WITNESS = "witness.toml"


def witness(found: Complaint) -> str:
    """The facts as a scenario that expects the same of the rule set as came out here."""
    scenario = found.scenario
    return scenario_text(
        scenario.history,
        title=scenario.title,
        story=scenario.story,
        sources=scenario.sources,
        about=found.of.name,
        before=scenario.before,
        expected={found.rule_set.name: _expected(found)},
    )


def _expected(found: Complaint) -> dict[str, object]:
    """The numbers, how the contracts in question stand, and the broken promises.

    What no decimal tells is left to the test, and so are promises with numbers of one's own.
    """
    expected: dict[str, object] = {}
    if not found.explanation.silent and writable(found.before) and writable(found.after):
        expected["shown"] = list(map(written_number, (found.before, found.after)))
    broken = [each.invariant.name for each in found.promises if not each.invariant.bounds]
    if broken:
        expected["broken"] = broken
    return expected


def test_file(found: Complaint, *, carried: bool) -> str:
    """A test that needs the kit alone; with *carried*, the folder of policies beside it too.

    Whatever somebody wrote is in it as a Python literal in ASCII.
    """
    promises = {each.invariant.name: dict(each.invariant.bounds) for each in found.promises}
    bounds = {name: numbers for name, numbers in promises.items() if numbers}
    return filled(
        "test_case.py.jinja",
        title=found.scenario.title,
        rule_set=found.rule_set.name,
        witness=WITNESS,
        carried=carried,
        scored=not found.explanation.silent,
        before=_number(found.before),
        after=_number(found.after),
        promises=list(promises),
        bounds=bounds,
        fractions="Fraction(" in repr([_number(found.before), _number(found.after), bounds]),
    )


def _number(score: Exact | None) -> Any:
    """A whole number as it is, which reads better than a fraction of one."""
    return int(score) if score is not None and score == int(score) else score
