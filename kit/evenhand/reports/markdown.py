"""Markdown: the table and the stories, for a pull request or a job summary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from evenhand.model.units import Count
from evenhand.reports import looked, worst
from evenhand.reports.criteria import Criteria, spoken
from evenhand.reports.cutting import Section, fitted
from evenhand.reports.summary import summary

COLUMNS = 8  # rule sets that a table has room for on the page of a pull request


def check_report(
    table: Criteria,
    stories: Iterable[tuple[str, str]],
    *,
    tried: Iterable[str] = (),
    failing: Iterable[tuple[str, str]] = (),
    worst_found: Sequence[str] = (),
    unicode: bool = True,
    limit: Count | None = None,
) -> str:
    """The summary, what fails, the criteria table, how hard we looked, and the stories.

    *tried* is sentences on what was tried and what was not. Both *failing* and *stories* are texts
    with their headlines; *worst_found* is a few words for each promise that measures something.
    No longer than *limit* bytes: what fails is kept longest, then the table. Raises TooTight.
    """
    head = ["### evenhand: which promises are kept", summary([*table.cells.values()])]
    headline = "\n\n".join([*head, *map(escaped, tried)])
    return fitted(
        [
            Section((headline,), "summary", "summaries"),
            _stories(failing, rank=1),
            *_table(table, unicode=unicode),
            *_how_hard(table),
            *_worst(worst_found),
            _stories(stories, rank=4),
        ],
        limit,
    )


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
    return "\n".join(map(_row, [header, ["---"] * len(header), *body]))


def row_by_row(
    header: Sequence[str], body: Iterable[Sequence[str]], one: str, several: str = "", *, rank: int
) -> Section:
    """The table that ``rows`` makes, as a section of which rows may be left out."""
    pieces = tuple(_row(list(map(escaped, row))) for row in body)
    return Section(pieces, one, several, rank, head=f"{rows(header, [])}\n", between="\n")


def escaped(text: str) -> str:
    """*text* so that Markdown shows it as it is."""
    for sign in "\\`*_|<>[]":
        text = text.replace(sign, "&lt;" if sign == "<" else "&gt;" if sign == ">" else f"\\{sign}")
    return " ".join(text.split())


def paragraph_text(text: str) -> str:
    """*text* as a paragraph, heading or item of its own, so that Markdown shows it as it is."""
    shown = escaped(text.replace("&", "&amp;"))
    return re.sub(r"^([#+\-~=])|^(\d+)([.)])", r"\2\\\1\3", shown)


def _table(table: Criteria, *, unicode: bool) -> Iterator[Section]:
    """The criteria table, a few rule sets at a time, and the legend."""
    for start in range(0, len(table.rule_sets), COLUMNS):
        names = table.rule_sets[start : start + COLUMNS]
        body = [
            [table.row(promise), *(table.cell(promise, name, unicode=unicode) for name in names)]
            for promise in table.invariants
        ]
        yield row_by_row(["promise", *names], body, "promise", rank=2)
    signs = [f"{sign} {meaning}" for sign, meaning, _ in table.legend(unicode=unicode)]
    yield Section((escaped("; ".join(signs)),), "legend", rank=2)


def _how_hard(table: Criteria) -> Iterator[Section]:
    """A row for each promise that was tried, and what is known beyond that."""
    found = looked.looked(table)
    if found:
        header = [*looked.HEADER, "least under"]
        body = [[spoken(each.promise), *each.cells, each.least_under] for each in found]
        parts = [escaped(looked.WHAT_IT_SAYS), rows(header, body), listed(looked.beyond(table))]
        whole = folded(looked.HEADLINE, "\n\n".join(filter(None, parts)))
        yield Section((whole,), "table of how hard we looked", rank=5)


def _worst(found: Sequence[str]) -> Iterator[Section]:
    if found:
        yield Section((folded(worst.HEADLINE, listed(found)),), "list of the worst found", rank=3)


def _stories(headed: Iterable[tuple[str, str]], *, rank: int) -> Section:
    told = (folded(headline, f"```text\n{fenced(text)}\n```") for headline, text in headed)
    return Section(tuple(told), "story", "stories", rank=rank)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def fenced(text: str) -> str:
    """*text* as it may stand in a fence: nothing in it ends one."""
    return text.replace("```", "'''")
