"""Guarding: how well each clause is guarded, and by whom, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import Enum

from evenhand.model.units import Count, many
from evenhand.mutation.findings import Clause, Fate, Mutation
from evenhand.mutation.notices import By, How, Notice
from evenhand.reports.criteria import spoken
from evenhand.reports.paragraphs import in_a_row

TELLING = 2  # of those who notice changes in a clause, so many are named in a brief report
PLURALS: Mapping[By, str] = {
    "promise": "promises",
    "scenario": "scenarios",
    "witness": "witnesses",
}
WEAKLY: Mapping[How, str] = {"silent": " (falls silent)", "vacuous": " (no longer applies)"}
"""How somebody notices who does not object, but has nothing to say any longer."""

Named = tuple[By, str]
"""Who notices: of which sort, and by which name."""


class Guarded(Enum):
    """How well a clause is guarded; the worst first."""

    NOT = "guarded by nobody"
    IN_PART = "guarded in part"
    UNSEEN = "no change makes a difference"
    WHOLLY = "guarded"


def how_guarded(clause: Clause) -> Guarded:
    """By nobody, or wholly if every change that is seen to matter is noticed, or in part.

    Where no change is seen to matter nobody could notice one, and it is neither.
    """
    if not clause.reached:
        return Guarded.UNSEEN
    if not clause.guarded:
        return Guarded.NOT
    return Guarded.IN_PART if clause.of(Fate.UNNOTICED) else Guarded.WHOLLY


def by_guard(found: Mutation) -> dict[Guarded, list[Clause]]:
    """The clauses by how well they are guarded, in the order of the rule set."""
    return {
        guarded: [clause for clause in found.clauses if how_guarded(clause) is guarded]
        for guarded in Guarded
    }


def who_notices(clause: Clause) -> dict[Named, set[How]]:
    """Everybody who notices some change in *clause*, promises first, and in which ways."""
    hows: dict[Named, set[How]] = {}
    notices = [notice for finding in clause.findings for notice in finding.notices]
    for notice in sorted(notices, key=_sort):
        if notice.tells:
            hows.setdefault((notice.by, notice.name), set()).add(notice.how)
    return hows


def everybody(clause: Clause) -> Iterator[str]:
    """All who notice, by name, a text for each sort of them."""
    found = who_notices(clause)
    for by, plural in PLURALS.items():
        names = [f"{spoken(name)}{_weakly(how)}" for (b, name), how in found.items() if b == by]
        if names:
            yield f"{plural}: {', '.join(names)}"


def in_brief(found: Mutation, clause: Clause) -> str:
    """How many notice, and who of them tells most: ``3 promises, such as "..." and "..."``."""
    hows = who_notices(clause)
    counts = Counter(by for by, _ in hows)
    told = [many(counts[by], by, plural) for by, plural in PLURALS.items() if counts[by]]
    names = [f'"{spoken(name)}"{_weakly(hows[by, name])}' for by, name in most_telling(found, hows)]
    such_as = ":" if len(hows) <= TELLING else ", such as"
    return f"{in_a_row(told)}{such_as} {' and '.join(names)}" if told else "nobody"


def most_telling(
    found: Mutation, hows: Mapping[Named, set[How]], *, most: Count = TELLING
) -> list[Named]:
    """Those who object before those who fall silent; then those who notice the fewest clauses."""
    clauses = Counter(named for clause in found.clauses for named in who_notices(clause))
    return sorted(hows, key=lambda named: (bool(_weakly(hows[named])), clauses[named]))[:most]


def _sort(notice: Notice) -> int:
    return [*PLURALS].index(notice.by)


def _weakly(how: set[How]) -> str:
    return WEAKLY.get(next(iter(how)), "") if len(how) == 1 else ""
