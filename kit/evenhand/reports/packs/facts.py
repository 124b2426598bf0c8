"""Facts: what happened, in order, what went the same way told once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from evenhand.explanations.complaints import Complaint
from evenhand.model.contracts import Contract
from evenhand.model.history import PlatformFact
from evenhand.model.units import many
from evenhand.reports.narrative import day, last_moment, told_alike, told_contract, told_fact
from evenhand.reports.packs.parts import Part, harmless

MOST = 9  # lines; a sheet holds no more
ASSUMED = "(Assumed: a private answer is not shown to everybody.)"
SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
BRIEF = 200  # characters of a story beyond which no sentence is begun; the facts tell it too
STORY = 420  # characters of what the scenario itself tells

Event = tuple[datetime, Contract | PlatformFact]


def what_happened(found: Complaint) -> Part:
    """The story as it was written, and the facts in order of time."""
    story = harmless(found.scenario.story.split("\n\n")[0], longest=STORY)
    story = shortened(story)
    lines = list(_facts(found))
    cut = len(lines) - MOST
    if cut > 0:
        lines = [
            f"(Before that: {many(cut, 'entry', 'entries')}, all in witness.toml.)",
            *lines[cut:],
        ]
    return Part("What happened", opening=(story,) if story else (), items=tuple(lines))


def shortened(story: str) -> str:
    """The first sentences of a story, as many as a few lines hold, and one at least."""
    told = ""
    for sentence in SENTENCES.split(story):
        if told and len(told) + len(sentence) > BRIEF:
            return told
        told = f"{told} {sentence}".strip()
    return told


def _facts(found: Complaint) -> Iterator[str]:
    in_question = {contract.id for contract in found.in_question}
    events = sorted(_events(found), key=lambda event: event[0])
    for (_, pointed), group in groupby(events, key=lambda event: _likeness(event, in_question)):
        alike = list(group)
        text = _told(alike)
        yield f"{text} This is what the complaint is about.{_assumed(alike)}" if pointed else text


def _assumed(alike: list[Event]) -> str:
    """That nobody but the client may have seen a private answer, where there is one."""
    contracts = [what for _, what in alike if isinstance(what, Contract)]
    said = [each for contract in contracts for each in contract.feedback_by_client]
    return f" {ASSUMED}" if any(each.private is not None for each in said) else ""


def _events(found: Complaint) -> Iterator[Event]:
    """The contracts of whom it is about, and what is known of those who had to do with it."""
    history, of = found.scenario.history, found.of
    own = history.of(of)
    people = {of} | {contract.client for contract in own} | {c.freelancer for c in own}
    yield from ((last_moment(contract), contract) for contract in own)
    yield from ((fact.at, fact) for fact in history.facts if fact.about in people)


def _likeness(event: Event, in_question: set[str]) -> tuple[object, bool]:
    _, what = event
    if isinstance(what, PlatformFact):
        return event, False
    return told_alike(what), what.id in in_question


def _told(alike: list[Event]) -> str:
    (first, what), (last, _) = alike[0], alike[-1]
    if isinstance(what, PlatformFact):
        return harmless(f"{day(first)}: {told_fact(what)}")
    if len(alike) == 1:
        return harmless(f"{day(first)}: {told_contract(what)} (Contract: {what.id}.)")
    days = day(first) if day(first) == day(last) else f"{day(first)} to {day(last)}"
    clients = {each.client for _, each in alike if isinstance(each, Contract)}
    of_one = "of one client, " if len(clients) == 1 else ""
    return harmless(f"{days}: {len(alike)} contracts {of_one}each like this: {told_alike(what)}")
