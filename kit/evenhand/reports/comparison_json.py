"""Comparisons as JSON: everything that was found, for machines. See docs/json.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from evenhand.comparisons.apart import Apart, Direction, HistoryDifference
from evenhand.comparisons.beside import Beside, Comparison
from evenhand.comparisons.clauses import ChangedClause, ChangedFigure, Clause, Clauses
from evenhand.comparisons.revisions import Since
from evenhand.comparisons.scenarios import ScenarioDifference
from evenhand.questions.figures import Figure, figure_words
from evenhand.questions.places import shown
from evenhand.reports import gains, json
from evenhand.reports.figures import standing_words
from evenhand.rulesets import Scale


def as_json(comparisons: Iterable[Comparison], since: Since | None = None) -> dict[str, Any]:
    """These comparisons; with *since*, what else became of the repository since a revision."""
    return {
        "comparisons": [_comparison(found) for found in comparisons],
        "since": _since(since) if since else None,
    }


def _since(since: Since) -> dict[str, Any]:
    return {
        "revision": since.revision,
        "unchanged": list(since.unchanged),
        "added": list(since.added),
        "removed": list(since.removed),
        "bounds": [
            {
                "invariant": bound.invariant,
                "name": bound.name,
                "bound_before": None if bound.before is None else str(bound.before),
                "bound_after": None if bound.after is None else str(bound.after),
            }
            for bound in since.moved.bounds
        ],
        "loosened": [
            {"rule_set": each.rule_set, "invariant": each.invariant}
            for each in since.moved.loosened
        ],
        "worse": since.worse,
        "scenario_files": {
            "added": list(since.scenarios.added),
            "removed": list(since.scenarios.removed),
            "changed": list(since.scenarios.changed),
        },
    }


def _comparison(found: Comparison) -> dict[str, Any]:
    return {
        "baseline": found.baseline,
        "scenarios_replayed": found.scenarios,
        "columns": [
            {
                "column": column.name,
                **json.verdicts(
                    [*column.verdicts.values()], {column.rule_set.name: column.rule_set}
                ),
            }
            for column in found.columns
        ],
        "candidates": [_beside(beside) for beside in found.candidates],
    }


def _beside(beside: Beside) -> dict[str, Any]:
    return {
        "candidate": beside.sides.names[1],
        "same_rules": beside.same_rules,
        "differs": beside.shows,
        "worse": beside.worse,
        "clauses": _clauses(beside.clauses),
        "cells": [
            {
                "invariant": cell.invariant,
                "change": cell.change,
                "baseline_verdict": cell.baseline.outcome.value,
                "candidate_verdict": cell.candidate.outcome.value,
            }
            for cell in beside.cells
        ],
        "alike": beside.alike,
        "scenarios": [_scenario(difference) for difference in beside.scenarios],
        "apart": _apart(beside.apart) if beside.apart else None,
        "who_gains": gains.as_json(beside.gains) if beside.gains else None,
    }


def _clauses(found: Clauses) -> dict[str, Any]:
    return {
        "added": [_clause(clause) for clause in found.added],
        "dropped": [_clause(clause) for clause in found.dropped],
        "changed": [_changed(changed) for changed in found.changed],
        "figures": [_figures(changed) for changed in found.figures],
        "reordered": [
            {
                "question": each.question,
                "order_before": list(each.baseline),
                "order_after": list(each.candidate),
            }
            for each in found.reordered
        ],
        "scale": [_scale(scale) for scale in found.scale] if found.scale else None,
        "scores": [list(roles) for roles in found.scores] if found.scores else None,
    }


def _scale(scale: Scale) -> dict[str, Any]:
    return {"lowest": json.exact(scale.lowest), "highest": json.exact(scale.highest)}


def _clause(clause: Clause) -> dict[str, Any]:
    rule = clause.rule
    return {
        "rule": rule.name,
        "question": rule.question,
        "exception": rule.wrapper,
        "text": rule.clause,
        "source": clause.source,
    }


def _changed(changed: ChangedClause) -> dict[str, Any]:
    return {
        "parts": list(changed.parts),
        "rule_before": _clause(changed.baseline),
        "rule_after": _clause(changed.candidate),
    }


def _figures(changed: ChangedFigure) -> dict[str, Any]:
    return {
        "rule": changed.rule.name,
        "name": changed.name,
        "figure_before": _figure(changed.baseline),
        "figure_after": _figure(changed.candidate),
    }


def _figure(figure: Figure | None) -> dict[str, Any] | None:
    if figure is None:
        return None
    standing, source = standing_words(figure.standing)
    told = figure_words(figure)
    return {"value": told, "unit": figure.unit, "standing": standing, "source": source}


def _scenario(difference: ScenarioDifference) -> dict[str, Any]:
    return {
        "scenario": shown(difference.scenario.file),
        "title": difference.scenario.title,
        "shown": [
            {
                "party": each.party.name,
                "baseline": [json.exact(score) for score in each.baseline],
                "candidate": [json.exact(score) for score in each.candidate],
            }
            for each in difference.shown
        ],
        "badges": [
            {
                "party": each.party.name,
                "baseline": _lists(each.baseline),
                "candidate": _lists(each.candidate),
            }
            for each in difference.badges
        ],
        "visible": [
            {
                "contract": each.contract,
                "baseline": each.baseline,
                "candidate": each.candidate,
            }
            for each in difference.visible
        ],
    }


def _lists(names: Sequence[Sequence[str]]) -> list[list[str]]:
    return [list(each) for each in names]


def _apart(apart: Apart) -> dict[str, Any]:
    tried = apart.tried
    return {
        "tried": {
            "histories": tried.histories,
            "exhaustive": tried.exhaustive,
            "size": tried.size,
            "kinds": tried.kinds,
            "beside": list(tried.beside),
            "others": tried.others,
            "scored": tried.scored,
            "failed": tried.failed,
        },
        "directions": [_direction(direction) for direction in apart.directions],
    }


def _direction(direction: Direction) -> dict[str, Any]:
    return {
        "way": direction.way,
        "histories": direction.histories,
        "smallest": _history(direction.smallest),
        "ordinary": _history(direction.ordinary),
    }


def _history(difference: HistoryDifference | None) -> dict[str, Any] | None:
    if difference is None:
        return None
    return {
        "history": json.history(difference.history),
        "party": difference.party.name,
        "baseline": json.exact(difference.baseline),
        "candidate": json.exact(difference.candidate),
    }
