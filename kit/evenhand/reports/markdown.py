"""Markdown: the table and the stories, for a pull request or a job summary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evenhand.reports.criteria import Criteria
from evenhand.reports.summary import summary

COLUMNS = 8  # rule sets that a table has room for on the page of a pull request


def check_report(
    table: Criteria, stories: Iterable[tuple[str, str]], *, unicode: bool = True
) -> str:
    """The summary, the criteria table and the stories, each under its headline."""
    parts = ["### evenhand: which promises are kept", summary([*table.cells.values()])]
    parts += _table(table, unicode=unicode)
    for headline, text in stories:
        parts.append(
            f"<details><summary>{escaped(headline)}</summary>\n\n```text\n{_fenced(text)}\n```\n\n"
            "</details>"
        )
    return "\n\n".join(parts) + "\n"


def rows(header: Sequence[str], body: Iterable[Sequence[str]]) -> str:
    """A Markdown table; whatever is Markdown in a cell is escaped."""
    return cells(list(map(escaped, header)), [list(map(escaped, row)) for row in body])


def cells(header: Sequence[str], body: Iterable[Sequence[str]]) -> str:
    """A Markdown table of cells that are Markdown already."""
    lines = [header, ["---"] * len(header), *body]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def escaped(text: str) -> str:
    """*text* so that Markdown shows it as it is."""
    for sign in "\\`*_|<>[]":
        text = text.replace(sign, "&lt;" if sign == "<" else "&gt;" if sign == ">" else f"\\{sign}")
    return " ".join(text.split())


def _table(table: Criteria, *, unicode: bool) -> list[str]:
    """The criteria table, a few rule sets at a time, and the legend."""
    parts = []
    for start in range(0, len(table.rule_sets), COLUMNS):
        names = table.rule_sets[start : start + COLUMNS]
        body = [
            [table.row(promise), *(table.cell(promise, name, unicode=unicode) for name in names)]
            for promise in table.invariants
        ]
        parts.append(rows(["promise", *names], body))
    signs = [f"{sign} {meaning}" for sign, meaning, _ in table.legend(unicode=unicode)]
    return [*parts, escaped("; ".join(signs))]


def _fenced(text: str) -> str:
    return text.replace("```", "'''")
