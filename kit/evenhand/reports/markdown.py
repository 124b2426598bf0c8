"""Markdown: the table and the stories, for a pull request or a job summary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from evenhand.reports import looked, worst
from evenhand.reports.criteria import Criteria, spoken
from evenhand.reports.summary import summary

COLUMNS = 8  # rule sets that a table has room for on the page of a pull request


def check_report(
    table: Criteria,
    stories: Iterable[tuple[str, str]],
    *,
    worst_found: Sequence[str] = (),
    unicode: bool = True,
) -> str:
    """The summary, the criteria table, how hard we looked, and the stories under their headlines.

    *worst_found* is a few words for each promise that measures something.
    """
    parts = ["### evenhand: which promises are kept", summary([*table.cells.values()])]
    parts += _table(table, unicode=unicode)
    parts += _how_hard(table)
    if worst_found:
        parts.append(folded(worst.HEADLINE, listed(worst_found)))
    parts += [folded(headline, f"```text\n{fenced(text)}\n```") for headline, text in stories]
    return "\n\n".join(parts) + "\n"


def folded(headline: str, text: str) -> str:
    """*text*, which is Markdown, behind a headline that unfolds it."""
    return f"<details><summary>{escaped(headline)}</summary>\n\n{text}\n\n</details>"


def listed(items: Iterable[str]) -> str:
    """A Markdown list; whatever is Markdown in it is escaped."""
    return "\n".join(f"- {paragraph_text(item)}" for item in items)


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


def paragraph_text(text: str) -> str:
    """*text* as a paragraph, heading or item of its own, so that Markdown shows it as it is."""
    shown = escaped(text.replace("&", "&amp;"))
    return re.sub(r"^([#+\-~=])|^(\d+)([.)])", r"\2\\\1\3", shown)


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


def _how_hard(table: Criteria) -> list[str]:
    """A row for each promise that was tried, and what is known beyond that."""
    found = looked.looked(table)
    if not found:
        return []
    header = [*looked.HEADER, "least under"]
    body = [[spoken(each.promise), *each.cells, each.least_under] for each in found]
    parts = [escaped(looked.WHAT_IT_SAYS), rows(header, body), listed(looked.beyond(table))]
    return [folded(looked.HEADLINE, "\n\n".join(filter(None, parts)))]


def fenced(text: str) -> str:
    """*text* as it may stand in a fence: nothing in it ends one."""
    return text.replace("```", "'''")
