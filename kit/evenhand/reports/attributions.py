"""Attributions told: how the change of a shown score splits up among what it comes from."""

from __future__ import annotations

from fractions import Fraction
from itertools import groupby
from textwrap import fill
from typing import Any

from evenhand.attribution.changes import Attribution, Share
from evenhand.attribution.naming import in_brief
from evenhand.attribution.points import signed
from evenhand.model.units import told
from evenhand.reports import markdown
from evenhand.reports.json import exact
from evenhand.reports.paragraphs import WIDTH, paragraph

Row = tuple[Fraction, str]
"""Points, and what they come from in words."""

INDENT = 4


def told_attribution(attribution: Attribution) -> str:
    """The causes as a table of points and words, with the sum; empty where nothing changed."""
    rows = rows_of(attribution)
    lines = []
    if rows:
        width = max(len(signed(points)) for points, _ in (*rows, _sum(rows)))
        lines = [paragraph(f"{_heading(attribution)}:")]
        lines += [_line(signed(points), words, width) for points, words in rows]
        lines += [
            f"{'':{INDENT}}{'':->{width}}",
            _line(signed(_sum(rows)[0]), _sum(rows)[1], width),
        ]
    return "\n".join([*lines, *map(paragraph, _notes(attribution))])


def in_a_sentence(attribution: Attribution) -> str:
    """The same in a sentence: ``Of the fall from 91 to 80: -9 this happened; -2 that happened.``"""
    parts = [f"{signed(points)} {words}" for points, words in rows_of(attribution)]
    sentence = [f"{_heading(attribution)}: {'; '.join(parts)}."] if parts else []
    return " ".join([*sentence, *_notes(attribution)])


def as_markdown(attribution: Attribution) -> str:
    """The same as a Markdown table."""
    rows = rows_of(attribution)
    parts = []
    if rows:
        body = [[signed(points), words] for points, words in (*rows, _sum(rows))]
        parts = [f"{_heading(attribution)}:", markdown.rows(["points", "cause"], body)]
    return "\n\n".join([*parts, *map(markdown.escaped, _notes(attribution))])


def as_json(attribution: Attribution) -> dict[str, Any]:
    """The same for machines: every share by itself, and no number rounded."""
    before, after = attribution.moments
    return {
        "of": attribution.of.name,
        "before_at": before.isoformat(),
        "after_at": after.isoformat(),
        "before": exact(attribution.before),
        "after": exact(attribution.after),
        "shares": [
            {
                "points": str(share.points),
                "kind": share.cause.kind,
                "cause": share.cause.words,
                "contracts": list(share.cause.contracts),
            }
            for share in attribution.shares
        ],
        "note": attribution.note,
    }


def _heading(attribution: Attribution) -> str:
    before, after = attribution.before, attribution.after
    way = "fall" if _sum(rows_of(attribution))[0] < 0 else "rise"
    return f"Of the {way} from {told(before)} to {told(after)}"


def _changed(attribution: Attribution) -> bool:
    return attribution.before != attribution.after


def _notes(attribution: Attribution) -> list[str]:
    return [attribution.note] if attribution.note and _changed(attribution) else []


def _sum(rows: list[Row]) -> Row:
    return sum((points for points, _ in rows), Fraction()), "in all"


def rows_of(attribution: Attribution) -> list[Row]:
    """A row for each cause of a change; contracts of which the same is to be told, in one."""
    if not _changed(attribution):
        return []
    return [_row(list(group)) for _, group in groupby(_by_kin(attribution), _kin)]


def _by_kin(attribution: Attribution) -> list[Share]:
    """The shares in their order, those that are told alike together."""
    first: dict[object, int] = {}
    for place, share in enumerate(attribution.shares):
        first.setdefault(_kin(share), place)
    return sorted(attribution.shares, key=lambda share: first[_kin(share)])


def _kin(share: Share) -> tuple[str, str, Fraction]:
    """What is the same of causes that differ in nothing but the contract's name."""
    name, _ = _name_and_phrase(share)
    return share.cause.kind, share.cause.words.removeprefix(name), share.points


def _row(alike: list[Share]) -> Row:
    first = alike[0]
    if len(alike) == 1:
        return first.points, first.cause.words
    names = in_brief([_name_and_phrase(share)[0] for share in alike])
    words = f"{names}, {signed(first.points)} each{_name_and_phrase(first)[1]}"
    return sum((share.points for share in alike), Fraction()), words


def _name_and_phrase(share: Share) -> tuple[str, str]:
    """The name of the one contract that a cause is about, and the rest; else no name."""
    contracts, words = share.cause.contracts, share.cause.words
    if len(contracts) == 1 and words.startswith(f"{contracts[0]}: "):
        return contracts[0], words[len(contracts[0]) :]
    return "", words


def _line(points: str, words: str, width: int) -> str:
    """Points to the left, words to the right, filled to the width of the page."""
    head = f"{'':{INDENT}}{points:>{width}}  "
    return fill(
        words,
        WIDTH,
        initial_indent=head,
        subsequent_indent=" " * len(head),
        break_long_words=False,
        break_on_hyphens=False,
    )
