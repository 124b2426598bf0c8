"""Markdown: the table and the stories, for a pull request or a job summary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evenhand.model.verdicts import Verdict
from evenhand.reports.criteria import Criteria, criteria, spoken
from evenhand.reports.summary import summary


def check_report(
    verdicts: Sequence[Verdict], stories: Iterable[tuple[str, str]], *, unicode: bool = True
) -> str:
    """The summary, the criteria table and the stories, each under its headline."""
    table = _table(verdicts, unicode=unicode)
    parts = ["### evenhand: which promises are kept", summary(verdicts), *table]
    for headline, text in stories:
        parts.append(
            f"<details><summary>{escaped(headline)}</summary>\n\n```text\n{_fenced(text)}\n```\n\n"
            "</details>"
        )
    return "\n\n".join(parts) + "\n"


def rows(header: Sequence[str], body: Iterable[Sequence[str]]) -> str:
    """A Markdown table; a cell's bars and line breaks are escaped."""
    lines = [_row(header), _row(["---"] * len(header)), *map(_row, body)]
    return "\n".join(lines)


def escaped(text: str) -> str:
    """*text* so that Markdown shows it as it is."""
    for sign in "\\`*_|<>[]":
        text = text.replace(sign, "&lt;" if sign == "<" else "&gt;" if sign == ">" else f"\\{sign}")
    return " ".join(text.split())


def _table(verdicts: Sequence[Verdict], *, unicode: bool) -> list[str]:
    table = criteria(verdicts)
    body = [
        [
            spoken(invariant),
            *(_cell(table, invariant, name, unicode=unicode) for name in table.rule_sets),
        ]
        for invariant in table.invariants
    ]
    legend = ", ".join(f"{mark.text(unicode=unicode)} {mark.word}" for mark in table.marks)
    return [rows(["promise", *table.rule_sets], body), escaped(legend)]


def _cell(table: Criteria, invariant: str, rule_set: str, *, unicode: bool) -> str:
    mark = table.mark(invariant, rule_set)
    return mark.text(unicode=unicode) if mark else ""


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(escaped(c) if c != "---" else c for c in cells) + " |"


def _fenced(text: str) -> str:
    return text.replace("```", "'''")
