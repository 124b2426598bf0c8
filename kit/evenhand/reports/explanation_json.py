"""Explanations for machines: every number as it is, none rounded."""

from __future__ import annotations

from typing import Any

from evenhand.catalogue.scenarios import Scenario
from evenhand.explanations.arithmetic import Arithmetic
from evenhand.explanations.explaining import Explanation, Reaching
from evenhand.explanations.more_work import MoreWork
from evenhand.questions.workings import Line
from evenhand.reports import attributions
from evenhand.reports.explanation_sections import figures_of, rules_in_play
from evenhand.reports.json import exact
from evenhand.reports.retellings import treatment_as_json


def as_json(scenario: Scenario, found: Explanation) -> dict[str, Any]:
    """The explanation of a scenario, as docs/json.md describes it."""
    run, of = found.run, found.of
    return {
        "scenario": scenario.name,
        "title": scenario.title,
        "rule_set": found.rule_set.name,
        "of": of.name,
        "moment": found.moment.isoformat(),
        "worked_out_at": run.history.at.isoformat(),
        "shown": exact(found.shown),
        "note": found.silent,
        "contracts": [
            treatment_as_json(run.treatment(contract, of=of)) for contract in run.history.of(of)
        ],
        "not_yet": [contract.id for contract in found.later],
        "rules": [_rule(found, rule.name) for rule in rules_in_play(found)],
        "arithmetic": _arithmetic(found.arithmetic),
        "change": attributions.as_json(found.change) if found.change else None,
        "reaching": _reaching(found.reaching),
    }


def _rule(found: Explanation, name: str) -> dict[str, Any]:
    rule_set, rule = found.rule_set, found.rule_set.rules[name]
    return {
        "rule": name,
        "text": rule.clause,
        "source": rule_set.source_of(rule),
        "figures": [
            {
                "name": figure.name,
                "value": str(figure.value),
                "standing": figure.standing.kind if figure.standing else None,
                "source": figure.standing.source if figure.standing else None,
            }
            for figure in figures_of(rule_set, rule)
        ],
    }


def _arithmetic(made: Arithmetic | None) -> dict[str, Any] | None:
    if made is None:
        return None
    return {
        "counted": [_line(line) for line in made.counted],
        "lines": [_line(line) for line in made.lines],
        "rule": made.by.name if made.by else None,
        "score": exact(made.score),
        "shown_by": made.shown_by.name if made.shown_by else None,
        "shown": exact(made.shown),
        "trouble": made.trouble,
    }


def _line(line: Line) -> dict[str, Any]:
    return {"text": line[0], "value": exact(line[1])}


def _reaching(reaching: Reaching | None) -> dict[str, Any] | None:
    if reaching is None:
        return None
    waited = reaching.waited
    return {
        "target": exact(reaching.target.number),
        "why": reaching.target.why,
        "good_contracts_now": _more_work(reaching.now),
        "good_contracts_each_week": _more_work(reaching.weekly),
        "without": [
            {"contract": one.contract.id, "score": exact(one.score), "shown": exact(one.shown)}
            for one in reaching.left_out
        ],
        "waiting": {
            "first": waited.first.isoformat() if waited.first else None,
            "changes": [
                {"update": at.isoformat(), "shown": exact(shown)} for at, shown in waited.changes
            ],
        },
    }


def _more_work(work: MoreWork | None) -> dict[str, Any] | None:
    if work is None:
        return None
    return {
        "first": work.first,
        "tried": work.tried,
        "pay": work.pay,
        "shown": [exact(number) for number in work.numbers],
    }
