"""The command ``list``: what the catalogue holds, with the source of every number."""

from __future__ import annotations

from typing import Any

from evenhand.catalogue.catalogue import Catalogue
from evenhand.cli.saying import say
from evenhand.reports import json, markdown
from evenhand.reports.lists import as_text
from evenhand.reports.pages import promises_page, rule_sets_page
from evenhand.reports.rows import LISTS, Row

PAGES = {"rule-sets": rule_sets_page, "invariants": promises_page}


def run_list(catalogue: Catalogue, what: str, form: str) -> None:
    """Print the list of *what*, whole; as Markdown, rule sets and promises are pages to read."""
    rows = list(LISTS[what](catalogue))
    if form == "json":
        say(json.text({what.replace("-", "_"): rows}), nl=False)
    elif form == "markdown":
        say(PAGES.get(what, _table)(rows), nl=False)
    else:
        for row in rows:
            say(as_text(row))


def _table(rows: list[Row]) -> str:
    header = list(rows[0]) if rows else []
    return markdown.rows(header, [[_flat(row[key]) for key in header] for row in rows]) + "\n"


def _flat(value: Any) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)
