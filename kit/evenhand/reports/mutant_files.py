"""Mutation as Markdown for a pull request, and as JSON for machines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from evenhand.mutation.differences import Difference
from evenhand.mutation.findings import Clause, Fate, Finding, Mutation
from evenhand.mutation.mutants import Refused
from evenhand.reports import json, markdown
from evenhand.reports.mutant_words import changed, looked, made, named, noticing, verdict

FATES = (Fate.NOTICED, Fate.BREAKS, Fate.UNNOTICED, Fate.SAME, Fate.INVALID)


def as_markdown(found: Mutation) -> str:
    """The clauses as a table, then what nobody notices."""
    head = ["clause", "source", "changes", *(fate.value for fate in FATES), "noticed by"]
    body = [_cells(found, clause) for clause in found.clauses]
    parts = [f"### {found.rule_set.name}: who notices that a clause was changed", verdict(found)]
    parts += [*looked(found), markdown.rows(head, body)]
    parts += _section(found, "Clauses that nobody guards", found.unguarded)
    rest = tuple(clause for clause in found.clauses if clause.guarded)
    parts += _section(found, "Changes that nobody notices, in other clauses", rest)
    return "\n\n".join(parts) + "\n"


def as_json(found: Mutation) -> dict[str, Any]:
    """Every change with who notices it."""
    return {
        "rule_set": found.rule_set.name,
        "histories": found.histories,
        "scenarios": found.scenarios,
        "witnesses": found.witnesses,
        "guards": list(found.guards),
        "could_not_notice": [{"invariant": name, "why": why} for name, why in found.aside.items()],
        "disappointed": list(found.disappointed),
        "unguarded": [clause.rule.name for clause in found.unguarded],
        "clauses": [
            {
                "rule": clause.rule.name,
                "question": clause.rule.question,
                "text": clause.rule.clause,
                "cites": found.rule_set.source_of(clause.rule),
                "guarded": clause.guarded,
                "changes": [_finding(finding) for finding in clause.findings],
            }
            for clause in found.clauses
        ],
    }


def _cells(found: Mutation, clause: Clause) -> list[str]:
    counts = [len(clause.findings), *(len(clause.of(fate)) for fate in FATES)]
    source = found.rule_set.source_of(clause.rule)
    return [clause.rule.name, source, *map(str, counts), named(noticing(clause)) or "nobody"]


def _section(found: Mutation, head: str, clauses: tuple[Clause, ...]) -> Iterator[str]:
    told = [clause for clause in clauses if clause.of(Fate.UNNOTICED) or not clause.guarded]
    if told:
        yield f"#### {head}"
    for clause in told:
        source = markdown.escaped(found.rule_set.source_of(clause.rule) or "no source")
        yield f"`{clause.rule.name}` ({source}): {markdown.escaped(clause.rule.clause)}"
        lines = [_line(finding) for finding in clause.of(Fate.UNNOTICED)]
        if not clause.reached:
            lines = [f"No change makes a difference on {found.histories:,} histories."]
        yield "\n".join(f"- {line}" for line in lines)


def _line(finding: Finding) -> str:
    difference = f"; {made(finding.difference)}" if finding.difference else ""
    return markdown.escaped(f"{changed(finding.change.change)}{difference}")


def _finding(finding: Finding) -> dict[str, Any]:
    change = finding.change.change
    return {
        "kind": change.kind,
        "where": change.where,
        "line": change.line or None,
        "before": change.before,
        "after": change.after,
        "words": changed(change),
        "fate": finding.fate.value,
        "why": finding.change.why if isinstance(finding.change, Refused) else "",
        "noticed_by": [
            {"by": notice.by, "name": notice.name, "how": notice.how} for notice in finding.notices
        ],
        "difference": _difference(finding.difference),
    }


def _difference(difference: Difference | None) -> dict[str, Any] | None:
    if difference is None:
        return None
    return {
        "history": json.history(difference.history),
        "about": difference.about,
        "before": difference.before,
        "after": difference.after,
    }
