"""Answers on mutation: how many clauses are guarded how well, and what was asked, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from evenhand.model.units import Count, many
from evenhand.mutation.findings import Clause, Fate, Mutation
from evenhand.reports.guarding import Guarded, by_guard
from evenhand.reports.paragraphs import in_a_row

FATES: Mapping[Fate, tuple[str, str]] = {  # what is said of one change, and of more
    Fate.NOTICED: ("is noticed", "are noticed"),
    Fate.UNNOTICED: ("is missed", "are missed"),
    Fate.SAME: ("has no effect", "have no effect"),
    Fate.BREAKS: ("makes a rule fail and nothing else", "make a rule fail and nothing else"),
    Fate.INVALID: ("makes no rule set", "make no rule set"),
}


def headline(found: Mutation) -> str:
    """What was asked, as a question."""
    return f"{found.rule_set.name}: who would notice if one of its clauses were changed?"


def answer(found: Mutation) -> Iterator[str]:
    """How many clauses nobody guards, which could be dropped unnoticed, and in which no change
    makes a difference, all by name; how many are guarded in part or wholly; and what became of how
    many changes.
    """
    guarded, each = by_guard(found), many(len(found.clauses), "clause")
    unguarded, unseen = guarded[Guarded.NOT], guarded[Guarded.UNSEEN]
    if unguarded:
        told = f"no change to which is noticed: {_names(unguarded)}"
        yield f"Nobody guards {len(unguarded)} of {each}, {told}."
    elif not unseen:
        yield f"None of {each} is without a guard: of each, somebody notices some change."
    if droppable := [clause for clause in found.clauses if clause.could_be_dropped]:
        could = f"{many(len(droppable), 'whole clause')} could be dropped, and nobody would notice"
        yield f"{could}: {_names(droppable)}."
    if unseen:
        told = "no change makes a difference on what was tried: nothing reaches it, or it does"
        yield f"In {len(unseen)} of {each} {told} nothing: {_names(unseen)}."
    if part := len(guarded[Guarded.IN_PART]):
        told = "some changes there tell people something else, and nobody notices"
        yield f"{_are(part)} guarded in part: {told}."
    if whole := len(guarded[Guarded.WHOLLY]):
        told = "somebody notices every change that is seen to make a difference"
        yield f"{_are(whole)} guarded: {told}."
    fates = [finding.fate for clause in found.clauses for finding in clause.findings]
    counts = {fate: fates.count(fate) for fate in FATES}
    told = in_a_row([f"{count:,} {FATES[f][count > 1]}" for f, count in counts.items() if count])
    yield f"Of {many(len(fates), 'change')}, made one at a time, {told}."


def _names(clauses: Sequence[Clause]) -> str:
    return ", ".join(clause.rule.name for clause in clauses)


def looked(found: Mutation) -> Iterator[str]:
    """What was asked, in sentences: who could notice, and who could not."""
    guards = many(len(found.guards), "promise that holds", "promises that hold")
    asked = f"{guards}, {many(found.scenarios, 'scenario')} and "
    asked += many(found.witnesses, "witness", "witnesses")
    yield f"Who notices was asked of {asked}, on {many(found.histories, 'history', 'histories')}."
    if found.aside:
        reasons = {why: [*found.aside.values()].count(why) for why in found.aside.values()}
        told = ", ".join(f"{count} {why}" for why, count in reasons.items())
        yield f"Promises that could not notice anything: {told}."
    if found.disappointed:
        names = ", ".join(found.disappointed)
        yield f"Scenarios that could not, since they are disappointed as it is: {names}."


def _are(clauses: Count) -> str:
    return f"{many(clauses, 'clause')} {'is' if clauses == 1 else 'are'}"
