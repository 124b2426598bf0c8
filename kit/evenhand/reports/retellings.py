"""Retellings: a scenario under rule sets once more, as Markdown and for machines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from evenhand.catalogue.scenarios import Scenario
from evenhand.model.contracts import Party
from evenhand.model.outcomes import Treatment
from evenhand.reports import attributions, markdown
from evenhand.reports.json import exact
from evenhand.reports.replays import (
    alike,
    attribution_of,
    numbers,
    parties_of,
    treated,
    worked_out,
)
from evenhand.rulesets import RuleSet
from evenhand.runs import Run
from evenhand.search.replays import Mismatch

Retold: TypeAlias = Sequence[tuple[RuleSet, Sequence[Mismatch]]]
"""Rule sets, each with everything in which it disappoints the scenario."""


def as_markdown(scenario: Scenario, retold: Retold) -> str:
    """The story, and for each rule set the numbers, how they changed, and each contract."""
    parts = [f"### {markdown.escaped(scenario.title)}", markdown.escaped(scenario.story)]
    for rule_set, wrong in retold:
        run = Run(rule_set, scenario.history)
        parts.append(f"#### {markdown.escaped(f'{rule_set.name}: {rule_set.title}')}")
        for party in parties_of(scenario):
            change = attribution_of(run, scenario, party)
            told = attributions.as_markdown(change) if change else ""
            parts += filter(None, [markdown.escaped(numbers(run, scenario, party)), told])
        contracts = alike(run, scenario.history.contracts)
        body = [[names, treated(treatment)] for names, treatment in contracts]
        parts.append(markdown.rows(["contract", "treatment"], body))
        parts += map(markdown.escaped, worked_out(run, scenario))
        parts += [markdown.escaped(f"NOT AS EXPECTED: {mismatch}") for mismatch in wrong]
    return "\n\n".join(filter(None, parts)) + "\n"


def as_json(scenario: Scenario, retold: Retold) -> dict[str, Any]:
    """The same for machines."""
    return {
        "scenario": scenario.name,
        "title": scenario.title,
        "about": scenario.about.name,
        "before_at": scenario.before.isoformat(),
        "after_at": scenario.after.isoformat(),
        "runs": [_run(scenario, rule_set, wrong) for rule_set, wrong in retold],
    }


def _run(scenario: Scenario, rule_set: RuleSet, wrong: Sequence[Mismatch]) -> dict[str, Any]:
    run = Run(rule_set, scenario.history)
    return {
        "rule_set": rule_set.name,
        "title": rule_set.title,
        "scores": [_change(run, scenario, party) for party in parties_of(scenario)],
        "contracts": [
            treatment_as_json(run.treatment(contract)) for contract in scenario.history.contracts
        ],
        "not_as_expected": [
            {"what": each.what, "expected": each.expected, "came": each.came} for each in wrong
        ],
    }


def _change(run: Run, scenario: Scenario, party: Party) -> dict[str, Any]:
    """How a score changed; without numbers where no rule gives one."""
    change = attribution_of(run, scenario, party)
    note = numbers(run, scenario, party)
    return attributions.as_json(change) if change else {"of": party.name, "note": note}


def treatment_as_json(treatment: Treatment) -> dict[str, Any]:
    """What the rules say of one contract, for machines."""
    rated = treatment.rated
    return {
        "id": treatment.contract.id,
        "outcome": exact(rated.outcome) if rated else None,
        "weight": exact(rated.weight) if rated else None,
        "rated_by": treatment.rated_by,
        "weighed_by": treatment.weighed_by,
        "excluded_by": treatment.excluded_by,
        "refused": [
            {"by": said.by, "at": said.at.isoformat(), "reason": refusal.reason, "rule": rule}
            for said, refusal, rule in treatment.refused
        ],
    }
