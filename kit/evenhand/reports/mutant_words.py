"""Mutants in words: what was changed, who notices it, and what difference it makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evenhand.model.units import many
from evenhand.mutation.changes import Change
from evenhand.mutation.differences import Difference
from evenhand.mutation.findings import Clause, Mutation
from evenhand.mutation.notices import By, How, Notice
from evenhand.reports.criteria import spoken

SOME = 2  # of each sort that notice are named; the rest are counted
PLURALS: Mapping[By, str] = {
    "promise": "promises",
    "scenario": "scenarios",
    "witness": "witnesses",
}


def changed(change: Change) -> str:
    """What was done to a clause, as the end of a sentence: ``window is 61 days, not 60 days``."""
    if change.kind == "drop":
        return "it is dropped"
    if change.kind == "answer" and not change.where:
        return "it answers the opposite"
    if not change.line:
        return f"{change.where} is {change.after}, not {change.before}"
    where = f"{change.where}, line" if change.where else "line"
    if not change.after:
        return f"nobody asks for `{change.before}` ({where} {change.line})"
    return f"it says `{change.after}`, not `{change.before}` ({where} {change.line})"


def made(difference: Difference) -> str:
    """The difference that a change makes, in one sentence."""
    contracts = many(len(difference.history), "contract")
    told = f"{difference.about}: {difference.after}, not {difference.before}"
    return f"then, in a history of {contracts}, {told}"


def named(notices: Sequence[Notice]) -> str:
    """Some of those who notice, by name, and how many more there are of each sort."""
    parts = []
    for by, plural in PLURALS.items():
        hows: dict[str, set[How]] = {}
        for notice in notices:
            if notice.by == by and notice.tells:
                hows.setdefault(notice.name, set()).add(notice.how)
        names = [f"{spoken(name)}{_weakly(how)}" for name, how in hows.items()]
        if names:
            more = f" and {len(names) - SOME} more" if len(names) > SOME else ""
            parts.append(f"{plural}: {', '.join(names[:SOME])}{more}")
    return "; ".join(parts)


def _weakly(how: set[How]) -> str:
    """How somebody notices who does not object, but has nothing to say any longer."""
    weak = {"silent": " (falls silent)", "vacuous": " (no longer applies)"}
    return weak.get(next(iter(how)), "") if len(how) == 1 else ""


def noticing(clause: Clause) -> tuple[Notice, ...]:
    """Everybody who notices a change in *clause*, each as often as there are such changes."""
    return tuple(notice for finding in clause.findings for notice in finding.notices)


def looked(found: Mutation) -> Sequence[str]:
    """What was asked, in sentences: who could notice, and who could not."""
    guards = many(len(found.guards), "promise that holds", "promises that hold")
    asked = f"{guards}, {many(found.scenarios, 'scenario')} and "
    asked += many(found.witnesses, "witness", "witnesses")
    lines = [
        f"Who notices was asked of {asked}, on {many(found.histories, 'history', 'histories')}."
    ]
    if found.aside:
        reasons = {why: [*found.aside.values()].count(why) for why in found.aside.values()}
        told = ", ".join(f"{count} {why}" for why, count in reasons.items())
        lines.append(f"Promises that could not notice anything: {told}.")
    if found.disappointed:
        lines.append(
            "Scenarios that could not, since they are disappointed as it is: "
            f"{', '.join(found.disappointed)}."
        )
    return lines


def verdict(found: Mutation) -> str:
    """What it came to, in a sentence."""
    if not found.unguarded:
        return "Every clause is guarded: somebody notices at least one change in it."
    clauses = many(len(found.clauses), "clause")
    return f"Nobody guards {len(found.unguarded)} of {clauses}: no change in them is noticed."
