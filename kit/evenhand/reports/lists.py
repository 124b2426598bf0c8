"""Lists: rows told in plain lines, each fact under its name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from evenhand.reports.paragraphs import entry
from evenhand.reports.rows import Row


def as_text(row: Row) -> str:
    """The name, and a line for each fact that there is."""
    name, *rest = row.items()
    lines = [str(name[1])]
    for key, value in rest:
        told = _WORDS.get(key, str)
        lines += [entry(f"{key.replace('_', ' ')}: {told(item)}") for item in _items(value)]
    return "\n".join(lines)


def _items(value: Any) -> list[Any]:
    return [item for item in (value if isinstance(value, list) else [value]) if item]


def _rule(row: Row) -> str:
    return f"{row['rule']} ({row['question']}): {row['text']} ({row['source'] or 'no source'})"


def figure(row: Row) -> str:
    """A number with its standing: ``bound = 5 points (chosen by us: ...)``."""
    of = f"{row['rule']}: " if "rule" in row else ""
    source = f"{row['standing']}: {row['source']}" if row["source"] else row["standing"]
    return f"{of}{row['name']} = {row['value']} ({source})"


def _violation(row: Row) -> str:
    review = f"; review by {row['review_by']}" if "review_by" in row else ""
    name = row.get("invariant") or row["rule_set"]
    return f"{name}: {row['because']} ({row['source']}{review})"


def _scope(row: Row) -> str:
    return f"{row['invariant']}: {row['because']}"


def replaced(row: Row) -> str:
    """What a rule set replaces, and when that was announced."""
    when = f"announced on {row['announced']}" if row["announced"] else "announced on no known day"
    return f"{row['rule_set']}, {when} ({row['source']})"


_WORDS: dict[str, Callable[[Any], str]] = {
    "rules": _rule,
    "numbers": figure,
    "bounds": figure,
    "violates": _violation,
    "violated_by": _violation,
    "out_of_scope": _scope,
    "replaces": replaced,
}
