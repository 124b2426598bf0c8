"""Transitions told: a change of rules on a day, and whether it was announced to whom it harms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from evenhand.comparisons.transitions import Announcement, Transition
from evenhand.comparisons.under_way import WAYS, start_of
from evenhand.model.units import Count, many, told
from evenhand.reports import effects, gains, markdown, populations
from evenhand.reports.narrative import day
from evenhand.reports.paragraphs import paragraph


def as_text(found: Transition) -> str:
    """The day, what the rules alone do, the announcement, and then the gains and losses."""
    lines = [paragraph(headline(found), by=0), ""]
    lines += [paragraph(text) for text in sentences(found)]
    return "\n".join([*lines, "", gains.as_text(found.gains)])


def as_markdown(found: Transition) -> str:
    """The same as a section of a page."""
    parts = [f"### {markdown.escaped(headline(found))}"]
    parts += [markdown.listed(sentences(found))]
    return "\n\n".join([*parts, gains.as_markdown(found.gains)])


def as_json(found: Transition) -> dict[str, Any]:
    """The same for machines."""
    return {
        "on": found.on.isoformat(),
        "under_way": found.way,
        "open_contracts": found.open_contracts,
        "open_people": found.open_people,
        "anyway": found.anyway,
        "by_the_rules": effects.as_json(found.by_the_rules),
        "announcement": _announcement_json(found.announcement),
        **gains.as_json(found.gains),
    }


def headline(found: Transition) -> str:
    """What changes, and on which day."""
    sides = found.sides
    return f"{sides.baseline.name} gives way to {sides.candidate.name} on {_on(found)}"


def sentences(found: Transition) -> Iterator[str]:
    """What is compared, and what promise I40 says of it."""
    yield (
        f"{many(found.open_contracts, 'contract')} of "
        f"{many(found.open_people, 'person', 'people')} were under way: {WAYS[found.way]}."
    )
    yield (
        f"Below, scores as worked out at the end of the day before {_on(found)} stand beside those "
        f"at the end of that day. By the passing day alone {found.anyway:,} would have another "
        "number. What the rules alone do on that day:"
    )
    yield effects.counted(found.by_the_rules, populations.who(found.gains.people))
    yield from announced(found.announcement, found.by_the_rules.score_lost)


def announced(told_of: Announcement, lost: Count) -> Iterator[str]:
    """How many had to be told of the change, and whether they were; *lost* have no score then."""
    promise = "Promise I40 (changes of the rules are announced)"
    harm = f"at least {told_of.lost} points by the rules alone"
    if not told_of.to_tell:
        yield f"{promise}: nobody here loses {harm}, so nobody had to be told before."
        yield from _beyond_the_promise(lost)
        return
    yield (
        f"{promise}: {told_of.to_tell:,} {'loses' if told_of.to_tell == 1 else 'lose'} {harm}, "
        f"before rounding, {told(told_of.largest)} at most, and had to be told before."
    )
    if told_of.unknown or told_of.announced is None:
        yield f"Nobody can tell whether they were: {told_of.unknown}."
        yield from _beyond_the_promise(lost)
        return
    days = (told_of.on - told_of.announced).days
    when = f"It was announced on {day(start_of(told_of.announced))}"
    kept = (
        f"{when}, {many(days, 'day')} before: kept" if days > 0 else f"{when}, not before: broken"
    )
    yield f"{kept} ({told_of.source})." if told_of.source else f"{kept}."
    yield from _beyond_the_promise(lost)


def _beyond_the_promise(lost: Count) -> Iterator[str]:
    if lost:
        yield f"It asks nothing for those whose score is lost altogether: {lost:,} here."


def _on(found: Transition) -> str:
    return day(start_of(found.on))


def _announcement_json(told_of: Announcement) -> dict[str, Any]:
    return {
        "lost": told_of.lost,
        "to_tell": told_of.to_tell,
        "largest": str(told_of.largest),
        "announced": told_of.announced.isoformat() if told_of.announced else None,
        "source": told_of.source,
        "unknown": told_of.unknown,
        "kept": told_of.kept,
    }
