"""Rows: what the lists say of a rule set, a rule, a promise and a scenario, as plain data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.scenarios import read_scenario
from evenhand.invariants.declared import Invariant
from evenhand.questions.figures import Figure, figure_words
from evenhand.questions.places import shown
from evenhand.questions.rules import Rule
from evenhand.reports.figures import standing_words
from evenhand.rulesets import Replaces, RuleSet

Row = dict[str, Any]


def rule_sets(catalogue: Catalogue) -> Iterator[Row]:
    """A row for each rule set, with its rules, every number, and what its author says of it."""
    for name in catalogue.rule_set_files:
        rule_set = catalogue.rule_set(name)
        told = rule_set.definition
        yield {
            "rule_set": name,
            "title": rule_set.title,
            "in_force": _in_force(rule_set),
            "scores": [] if rule_set.unanswered else list(told.scores),
            "scale": f"{told.scale.lowest} to {told.scale.highest}",
            "replaces": _replaces(told.replaces),
            "rules": [
                {**_rule(rule), "text": rule.clause, "source": rule_set.source_of(rule)}
                for rule in rule_set.rules.values()
            ],
            "numbers": [{"rule": f.rule, **_figure(f)} for f in rule_set.figures()],
            "violates": [
                {
                    "invariant": invariant,
                    "because": claim.because,
                    "source": claim.source,
                    "review_by": str(claim.review_by),
                }
                for claim in told.claims
                for invariant in claim.invariants
            ],
            "out_of_scope": [
                {"invariant": invariant, "because": scope.because}
                for scope in told.out_of_scope
                for invariant in scope.invariants
            ],
            "gaps": list(told.gaps),
            "sources": list(told.sources),
        }


def rules(catalogue: Catalogue) -> Iterator[Row]:
    """A row for each rule that some rule set has in force."""
    seen = set()
    for name in catalogue.rule_set_files:
        for rule in catalogue.rule_set(name).rules.values():
            if rule.name not in seen:
                seen.add(rule.name)
                yield _rule(rule)


def invariants(catalogue: Catalogue) -> Iterator[Row]:
    """A row for each promise, by number, with its bounds and who is known to break it."""
    known = [catalogue.rule_set(name) for name in catalogue.rule_set_files]
    for promise in sorted(catalogue.invariants.values(), key=_place):
        yield {
            "invariant": promise.name,
            "number": promise.number,
            "kind": promise.kind,
            "statement": promise.statement,
            "for_a_worker": promise.for_a_worker,
            "for_a_platform": promise.for_a_platform,
            "against": list(promise.against),
            "measures": promise.measures,
            "bounds": [_figure(figure) for figure in promise.figures()],
            "basis": list(promise.basis),
            "violated_by": [
                {"rule_set": rule_set.name, "because": claim.because, "source": claim.source}
                for rule_set in known
                for claim in rule_set.definition.claims
                if promise.name in claim.invariants
            ],
            "out_of_scope_of": [
                rule_set.name
                for rule_set in known
                for scope in rule_set.definition.out_of_scope
                if promise.name in scope.invariants
            ],
        }


def scenarios(catalogue: Catalogue) -> Iterator[Row]:
    """A row for each scenario, with the rule sets that it expects something of."""
    for source in catalogue.sources:
        for file in source.scenario_files():
            scenario = read_scenario(file)
            yield {
                "scenario": shown(file),
                "title": scenario.title,
                "rule_sets": list(scenario.expectations),
                "sources": list(scenario.sources),
            }


LISTS: dict[str, Callable[[Catalogue], Iterator[Row]]] = {
    "rules": rules,
    "rule-sets": rule_sets,
    "invariants": invariants,
    "scenarios": scenarios,
}


def _place(promise: Invariant) -> tuple[bool, int]:
    """Where a promise stands in the list: those with numbers first, in order."""
    digits = re.findall(r"\d+", promise.number)
    return (not digits, int(digits[0]) if digits else 0)


def _rule(rule: Rule) -> Row:
    return {
        "rule": rule.name,
        "question": rule.question + (" (an exception)" if rule.wrapper else ""),
        "text": " ".join(rule.text.split()),
        "source": rule.cites,
    }


def _figure(figure: Figure) -> Row:
    standing, source = standing_words(figure.standing)
    return {
        "name": figure.name,
        "value": figure_words(figure),
        "standing": standing,
        "source": source,
    }


def _in_force(rule_set: RuleSet) -> str:
    start, end = rule_set.definition.in_force or (None, None)
    return f"{start} to {end or 'today'}" if start else ""


def _replaces(told: Replaces | None) -> Row | None:
    if told is None:
        return None
    return {
        "rule_set": told.rule_set.name,
        "announced": str(told.announced) if told.announced else None,
        "source": told.source,
    }
