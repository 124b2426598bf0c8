"""Mutation as Markdown for a pull request, and as JSON for machines."""

from __future__ import annotations

from typing import Any

from evenhand.mutation.differences import Difference
from evenhand.mutation.findings import Clause, Finding, Mutation
from evenhand.mutation.mutants import Refused
from evenhand.reports import json, markdown
from evenhand.reports.guarding import Guarded, by_guard, in_brief
from evenhand.reports.mutant_answers import answer, headline, looked
from evenhand.reports.mutant_clauses import in_full, quoted
from evenhand.reports.mutant_words import changed
from evenhand.reports.mutants import COLUMNS, counts, legend

HEADER = ("clause", "guarded", "changes", *COLUMNS, "noticed by")


def as_markdown(found: Mutation) -> str:
    """The answer and a row for each clause; then each clause with all that is known, folded."""
    body = [
        _cells(found, clause, guarded)
        for guarded, clauses in by_guard(found).items()
        for clause in clauses
    ]
    parts = [f"### {markdown.escaped(headline(found))}", markdown.listed(answer(found))]
    parts += [markdown.rows(HEADER, body), markdown.listed(legend())]
    for guarded, clauses in by_guard(found).items():
        parts += [
            markdown.folded(f"{clause.rule.name}: {guarded.value}", _whole(found, clause))
            for clause in clauses
        ]
    parts += map(markdown.paragraph_text, looked(found))
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


def _cells(found: Mutation, clause: Clause, guarded: Guarded) -> list[str]:
    changes = str(len(clause.findings))
    return [clause.rule.name, guarded.value, changes, *counts(clause), in_brief(found, clause)]


def _whole(found: Mutation, clause: Clause) -> str:
    """All that is known of a clause, as Markdown."""
    parts = [markdown.paragraph_text(quoted(found, clause))]
    for part in in_full(found, clause):
        lines = [markdown.paragraph_text(part.head), ""]
        for words, below in part.items:
            lines.append(markdown.listed([words]))
            lines += [f"  {line}" for line in markdown.listed(below).splitlines()]
        parts.append("\n".join(lines).rstrip())
    return "\n\n".join(parts)


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
