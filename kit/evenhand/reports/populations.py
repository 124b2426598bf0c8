"""Populations told: who the people are over whom rule sets are compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from evenhand.comparisons.groups import GROUPS
from evenhand.comparisons.people import People
from evenhand.comparisons.population import CAREERS, MISHAPS
from evenhand.model.units import many
from evenhand.reports.narrative import day

HEADLINE = "Who these people are"
CHOSEN = (
    "All these numbers, and what clients say, are chosen by us: so that every sort of people is "
    "there, not because any platform has so many of them. The counts above speak of this mix "
    "and of nothing else. To count real people, hand over a log (--log)."
)
BAD = (
    "Groups overlap, and are told from what happened. Their numbers are chosen by us. Bad words "
    "are two stars or fewer, three private points or fewer, or a no."
)


def who(people: People) -> str:
    """The people, counted: ``1,000 invented people``, ``24 freelancers of jobs.csv``."""
    count = len(people.everybody)
    if people.invented:
        return many(count, "invented person", "invented people")
    return f"{many(count, 'freelancer')} of {people.file}"


def when(people: People) -> str:
    """The day from which they are seen, and the seed that they are drawn from."""
    seed = f", seed {people.seed}" if people.invented else ""
    return f"as of {day(people.at)}{seed}"


def paragraphs(people: People) -> Iterator[str]:
    """How they were made, a paragraph each, and what the groups mean."""
    if people.invented:
        yield f"{who(people)}, drawn from seed {people.seed}. Of a hundred, about:"
    else:
        yield f"Every freelancer of {people.file} who had been hired by {day(people.at)}."


def mix() -> Iterator[str]:
    """What invented people are made of, an entry each."""
    for career in CAREERS:
        yield f"{career.share} {career.name}: {career.definition}"
    for mishap in MISHAPS:
        yield f"{mishap.share} of any career, {mishap.name}: {mishap.definition}"


def groups() -> Iterator[str]:
    """What each group means, an entry each."""
    for group in GROUPS:
        yield f"{group.name}: {group.definition}"


def as_json(people: People) -> dict[str, Any]:
    """Who they are, for machines."""
    return {
        "count": len(people.everybody),
        "at": people.at.isoformat(),
        "seed": people.seed,
        "file": people.file or None,
        "mix": [
            {"name": each.name, "definition": each.definition, "share": each.share}
            for each in (*CAREERS, *MISHAPS)
        ]
        if people.invented
        else [],
    }
