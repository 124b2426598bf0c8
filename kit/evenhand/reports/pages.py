"""Pages: the catalogue of rule sets, and that of promises, as documents to read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from evenhand.model.units import many
from evenhand.reports.criteria import spoken
from evenhand.reports.lists import replaced
from evenhand.reports.markdown import cells, escaped
from evenhand.reports.rows import Row


def rule_sets_page(rows: Sequence[Row]) -> str:
    """A table of all rule sets, then each with its rules, its numbers and what it violates."""
    numbers = [number for row in rows for number in row["numbers"]]
    standings = Counter(number["standing"] for number in numbers)
    counted = ", ".join(f"{count} {standing}" for standing, count in standings.most_common())
    parts = [
        "# Rule sets",
        "Their rules, every number with its source, and the promises that they are known to "
        "violate. `evenhand list rule-sets --format markdown` writes this page; names or "
        "patterns behind `rule-sets` choose.",
        f"{many(len(rows), 'rule set')} with {many(len(numbers), 'number')}: {counted}.",
        cells(
            ["rule set", "title", "in force"],
            [[_link(r["rule_set"]), escaped(r["title"]), r["in_force"]] for r in rows],
        ),
    ]
    return _joined([*parts, *(part for row in rows for part in _rule_set(row))])


def promises_page(rows: Sequence[Row]) -> str:
    """A table of all promises, then each with what it means, and its bounds."""
    parts = [
        "# Promises",
        "What rule sets are held to. `evenhand list invariants --format markdown` writes this "
        "page; without the last two words it also says who violates what, and why. So does the "
        "page of each platform, [policies](../policies/)`/<platform>/README.md`.",
        cells(
            ["promise", "number", "kind", "statement"],
            [
                [
                    _link(r["invariant"], spoken(r["invariant"])),
                    r["number"],
                    r["kind"],
                    escaped(r["statement"]),
                ]
                for r in rows
            ],
        ),
    ]
    return _joined([*parts, *(part for row in rows for part in _promise(row))])


def _rule_set(row: Row) -> Iterator[str]:
    yield f"## {row['rule_set']}"
    told = [f"{row['title']}."]
    told += [f"In force {row['in_force']}."] if row["in_force"] else []
    scored = " and ".join(f"{role}s" for role in row["scores"])
    told += [f"Scores {scored} from {row['scale']}." if scored else "Gives nobody a score."]
    told += [f"Replaces {replaced(row['replaces'])}."] if row["replaces"] else []
    yield escaped(" ".join(told))
    yield cells(
        ["rule", "answers", "text", "source"],
        [
            [_code(r["rule"]), _code(r["question"]), escaped(r["text"]), escaped(r["source"])]
            for r in row["rules"]
        ],
    )
    if row["numbers"]:
        yield "**Numbers**"
        yield _figures(row["numbers"], of=["rule"])
    yield from _listed("Violates", _reasons(row["violates"]))
    yield from _listed("Out of scope", _reasons(row["out_of_scope"]))
    yield from _listed("Not known, or not written", map(escaped, row["gaps"]))
    yield from _listed("Sources", map(escaped, row["sources"]))


def _promise(row: Row) -> Iterator[str]:
    yield f"## {row['invariant']}"
    told = [row["number"], row["kind"]]
    told += [f"counted in {row['measures']}"] if row["measures"] else []
    if any(told):
        yield f"*{escaped(', '.join(filter(None, told)))}*"
    yield escaped(row["statement"])
    for whom in ("worker", "platform"):
        if row[f"for_a_{whom}"]:
            yield f"**For a {whom}:** {escaped(row[f'for_a_{whom}'])}"
    if row["against"]:
        yield f"**Pulls against:** {', '.join(map(_link, row['against']))}"
    if row["bounds"]:
        yield "**Bounds**"
        yield _figures(row["bounds"])
    yield from _listed("Asked for by", map(escaped, row["basis"]))


def _figures(rows: Sequence[Row], of: Sequence[str] = ()) -> str:
    keys = [*of, "name"]
    return cells(
        [*of, "number", "value", "standing", "source"],
        [
            [
                *(_code(row[key]) for key in keys),
                *(escaped(row[key]) for key in ("value", "standing", "source")),
            ]
            for row in rows
        ],
    )


def _reasons(rows: Iterable[Row]) -> Iterator[str]:
    """Entries under ``[[violates]]`` or ``[[out_of_scope]]``, those with one reason as one."""
    found: dict[str, list[str]] = {}
    for row in rows:
        source = f" ({row['source']})" if "source" in row else ""
        if "review_by" in row:
            source = f" ({row['source']}; to be reviewed by {row['review_by']})"
        found.setdefault(f"{row['because']}{source}", []).append(row["invariant"])
    for reason, names in found.items():
        yield f"{', '.join(map(_code, names))}: {escaped(reason)}"


def _listed(head: str, items: Iterable[str]) -> Iterator[str]:
    """A list under its head; nothing where it is empty."""
    lines = [f"- {item}" for item in items]
    if lines:
        yield f"**{head}**"
        yield "\n".join(lines)


def _code(name: str) -> str:
    return f"`{name}`"


def _link(name: str, text: str = "") -> str:
    """A link to the section about *name* on the same page."""
    anchor = re.sub(r"[^\w-]", "", name.lower())
    return f"[{text or _code(name)}](#{anchor})"


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(parts) + "\n"
