"""The command ``list``: what the catalogue holds, with the source of every number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.scenarios import read_scenario
from evenhand.cli.saying import say
from evenhand.questions.figures import Figure
from evenhand.questions.places import shown
from evenhand.reports import json, markdown
from evenhand.reports.figures import figure_words
from evenhand.reports.stories import paragraph

Row = dict[str, Any]


def run_list(catalogue: Catalogue, what: str, form: str) -> None:
    """Print the list of *what*, whole."""
    rows = list(_LISTS[what](catalogue))
    if form == "json":
        say(json.text({what.replace("-", "_"): rows}), nl=False)
    elif form == "markdown":
        header = list(rows[0]) if rows else []
        say(markdown.rows(header, [[_flat(row[key]) for key in header] for row in rows]))
    else:
        for row in rows:
            say(_entry(row))


def _entry(row: Row) -> str:
    name, *rest = row.items()
    lines = [str(name[1])]
    for key, value in rest:
        for item in value if isinstance(value, list) else [value]:
            if item:
                lines.append(paragraph(f"{key.replace('_', ' ')}: {item}"))
    return "\n".join(lines)


def _flat(value: Any) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def _rule_sets(catalogue: Catalogue) -> Iterator[Row]:
    for name in catalogue.rule_set_files:
        rule_set = catalogue.rule_set(name)
        told = rule_set.definition
        start, end = told.in_force or (None, None)
        yield {
            "rule_set": name,
            "title": rule_set.title,
            "in_force": f"{start} to {end or 'today'}" if start else "",
            "rules": list(rule_set.rules),
            "numbers": [_figure(figure) for figure in rule_set.figures()],
            "violates": [
                f"{invariant}: {claim.because} ({claim.source}; review by {claim.review_by})"
                for claim in told.claims
                for invariant in claim.invariants
            ],
            "gaps": list(told.gaps),
            "sources": list(told.sources),
        }


def _rules(catalogue: Catalogue) -> Iterator[Row]:
    seen = set()
    for name in catalogue.rule_set_files:
        for rule in catalogue.rule_set(name).rules.values():
            if rule.name not in seen:
                seen.add(rule.name)
                yield {
                    "rule": rule.name,
                    "question": rule.question + (" (an exception)" if rule.wrapper else ""),
                    "text": " ".join(rule.text.split()),
                    "source": rule.cites,
                }


def _invariants(catalogue: Catalogue) -> Iterator[Row]:
    for invariant in catalogue.invariants.values():
        yield {
            "invariant": invariant.name,
            "statement": " ".join(invariant.text.split()),
            "basis": list(invariant.basis),
        }


def _scenarios(catalogue: Catalogue) -> Iterator[Row]:
    for source in catalogue.sources:
        for file in source.scenario_files():
            scenario = read_scenario(file)
            yield {
                "scenario": shown(file),
                "title": scenario.title,
                "rule_sets": list(scenario.expectations),
                "sources": list(scenario.sources),
            }


def _figure(figure: Figure) -> str:
    source = figure.standing or "no source given"
    return f"{figure.rule}: {figure.name} = {figure_words(figure)} ({source})"


_LISTS = {
    "rules": _rules,
    "rule-sets": _rule_sets,
    "invariants": _invariants,
    "scenarios": _scenarios,
}
