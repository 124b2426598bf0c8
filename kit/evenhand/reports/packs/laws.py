"""Laws: from when those that a page names apply, and by when they want an answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from evenhand.reports.narrative import day


@dataclass(frozen=True)
class Law:
    """A law by the name that bases cite it by, when it began to apply, and what it says of time.

    Whatever happened before *since* is older than the law; *applies* says that day in words, and
    *answer* what is due by when, empty where we know of no limit.
    """

    name: str
    since: date
    applies: str = ""
    answer: str = ""


LAWS = (
    Law(
        "Platform Work Directive",
        date(2026, 12, 2),
        "in national law by 2 Dec 2026",
        "a review of a decision is answered within two weeks",
    ),
    Law("P2B Regulation", date(2020, 7, 12)),
    Law(
        "Digital Services Act",
        date(2024, 2, 17),
    ),
    Law("Digital Platform Workers' Rights Act", date(2025, 7, 1)),
)
"""When the laws apply: domain notes; Regulation 2019/1150, Article 19; 2022/2065, Article 93."""


def when_they_apply(cited: str, today: date) -> str:
    """From when each law in *cited* applies, those apart that are younger than *today*."""
    named = list(_named_in(cited))
    parts = [f"{law.name} {_since(law)}" for law in named if law.since <= today]
    younger = [f"{law.name} {_since(law)}" for law in named if law.since > today]
    parts += [f"for comparison, as younger than this case: {', '.join(younger)}"] if younger else []
    return f"When these laws apply: {'; '.join(parts)}." if parts else ""


def by_when(cited: str, today: date) -> str:
    """What the laws in *cited* say of the time for an answer; empty where they say nothing."""
    limits = [
        f"{law.answer} ({law.name}{'' if law.since <= today else ', for comparison'})"
        for law in _named_in(cited)
        if law.answer
    ]
    if not limits:
        return ""
    return f"To whom: the platform's complaints desk. By when: {'; '.join(limits)}."


def _since(law: Law) -> str:
    return law.applies or f"from {day(law.since)}"


def _named_in(cited: str) -> Iterator[Law]:
    return (law for law in LAWS if law.name in cited)
