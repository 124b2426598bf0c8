"""The command ``list``: what the catalogue holds, with the source of every number."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from itertools import compress
from typing import Any

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.problems import CatalogueError, Problem
from evenhand.cli.saying import say
from evenhand.questions.names import nearest
from evenhand.reports import json, markdown
from evenhand.reports.lists import as_text
from evenhand.reports.pages import promises_page, rule_sets_page
from evenhand.reports.rows import LISTS, Row

PAGES = {"rule-sets": rule_sets_page, "invariants": promises_page}


def run_list(catalogue: Catalogue, what: str, names: Sequence[str], form: str) -> None:
    """Print the list of *what*; as Markdown, rule sets and promises are pages to read."""
    rows = _chosen(list(LISTS[what](catalogue)), names)
    if form == "json":
        say(json.text({what.replace("-", "_"): rows}), nl=False)
    elif form == "markdown":
        say(PAGES.get(what, _table)(rows), nl=False)
    else:
        for row in rows:
            say(as_text(row))


def _chosen(rows: list[Row], names: Sequence[str]) -> list[Row]:
    """The rows that these names or patterns choose; without any, all."""
    known = [str(next(iter(row.values()))) for row in rows]
    unmatched = [name for name in names if not any(fnmatchcase(k, name) for k in known)]
    if unmatched:
        raise CatalogueError(
            Problem(name, None, f"nothing in this list has this name{nearest(name, known)}")
            for name in unmatched
        )
    chosen = [not names or any(fnmatchcase(k, name) for name in names) for k in known]
    return list(compress(rows, chosen))


def _table(rows: list[Row]) -> str:
    header = list(rows[0]) if rows else []
    return markdown.rows(header, [[_flat(row[key]) for key in header] for row in rows]) + "\n"


def _flat(value: Any) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)
