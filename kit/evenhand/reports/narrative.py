"""Narrative: what happened on a contract, in the words of somebody who was there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from textwrap import fill

from evenhand.model.contracts import Contract, Feedback, Party, Report
from evenhand.model.history import History, PlatformFact
from evenhand.model.units import dollars, many
from evenhand.reports.paragraphs import WIDTH, capital

POINTER = "->"
SOME_CLIENT = Party("a client", "client")


@dataclass(frozen=True)
class Happening:
    """One thing that happened, in words; *pointed* where it is what the story is about.

    *again_with* is the other client with whom a contract goes as the one before, where it does.
    """

    at: datetime
    words: str
    pointed: bool = False
    again_with: str = ""


def narrative(history: History, *, in_question: frozenset[str] = frozenset()) -> str:
    """A paragraph for each contract and each act of the platform, in order of time.

    An arrow points at the contracts *in_question*, by id. A contract that goes as the one before
    it is told in a few words.
    """
    return in_paragraphs(happenings(history, in_question=in_question))


def in_paragraphs(told: Iterable[Happening]) -> str:
    """What happened, a paragraph each, in this order."""
    return "\n".join(map(_paragraph, told)) or "  Nothing has happened yet."


def happenings(
    history: History, *, in_question: frozenset[str] = frozenset()
) -> Iterator[Happening]:
    """What the paragraphs of the narrative are made of, in the same order."""
    several = len({contract.freelancer for contract in history.contracts}) > 1
    events: list[tuple[datetime, Contract | PlatformFact]] = [
        *((last_moment(contract), contract) for contract in history.contracts),
        *((fact.at, fact) for fact in history.facts),
    ]
    before = None
    for at, event in sorted(events, key=lambda event: event[0]):
        if isinstance(event, PlatformFact):
            yield Happening(at, told_fact(event))
            before = None
            continue
        pointed = event.id in in_question
        told, again_with = told_contract(event, several=several), ""
        if before and not pointed and _goes_as(before, event, several=several):
            again_with = event.client.name if event.client != before.client else ""
            told = f"The same with {again_with}." if again_with else "The same again."
        yield Happening(at, told, pointed, again_with)
        before = None if pointed else event


def day(moment: date) -> str:
    """A date as people write it: ``5 Apr 2025``."""
    return f"{moment.day} {moment:%b %Y}"


def _paragraph(told: Happening) -> str:
    head = f"{POINTER if told.pointed else '':>4} {day(told.at):>11}  "
    return fill(told.words, WIDTH, initial_indent=head, subsequent_indent=" " * len(head))


def last_moment(contract: Contract) -> datetime:
    """When a contract is told of: at its end, or while it is open at its beginning."""
    return contract.end.at if contract.end else contract.hired


def _goes_as(before: Contract, contract: Contract, *, several: bool) -> bool:
    """Whether nothing but names and dates would be told otherwise."""
    return told_alike(before, several=several) == told_alike(contract, several=several)


def told_alike(contract: Contract, *, several: bool = False) -> str:
    """A contract in words that are the same for all that go the same way, whoever the client is."""
    return told_contract(contract.replace(client=SOME_CLIENT), several=several)


def told_contract(contract: Contract, *, several: bool = False) -> str:
    """How a contract went, in sentences; the freelancer by name where there are *several*."""
    said = " ".join(_feedback(contract))
    if contract.end and not said:
        said = "No feedback."
    parts = [_course(contract, several=several), _money(contract), said, *_rest(contract)]
    return " ".join(part for part in parts if part)


def _course(contract: Contract, *, several: bool) -> str:
    client, who = contract.client.name, contract.freelancer.name if several else "the freelancer"
    if contract.end is None:
        return f"{capital(client)} hires {who}; the contract is still open."
    length = _length(contract.end.at - contract.hired)
    if contract.end.by == "client":
        course = f"{capital(client)} ends a contract with {who} {length} after hiring."
    else:
        ender = who if contract.end.by == "freelancer" else "the platform"
        course = f"{capital(ender)} ends a contract of {client}'s {length} after being hired."
        if contract.end.by == "platform":
            course = f"The platform ends a contract of {client}'s with {who} after {length}."
    return course + (f" Reason given: {contract.end.reason}." if contract.end.reason else "")


def _length(length: timedelta) -> str:
    hours = round(length / timedelta(hours=1))
    if hours < 48:
        return "1 hour" if hours == 1 else f"{hours} hours"
    return f"{length.days} days"


def _money(contract: Contract) -> str:
    if contract.unpaid:
        return "Nothing was paid and nothing was done."
    if not contract.paid:
        return "Work was done, nothing was paid."
    times = f" in {len(contract.payments)} payments" if len(contract.payments) > 1 else ""
    paid = f"{dollars(contract.paid)} paid{times}"
    refunded = contract.paid - contract.net
    if not refunded:
        return f"{paid}."
    return f"{paid}, {'all' if not contract.net else dollars(refunded)} of it refunded."


def _feedback(contract: Contract) -> Iterator[str]:
    for said in contract.feedback:
        who = "Client's" if said.by == "client" else "Freelancer's"
        yield f"{who} feedback{_when(said.at, contract)}: {_forms(said)}."
        for change in said.changes:
            stars = many(change.was, "star")
            yield f"Until {day(change.at)} it was {stars}."
        if said.responded:
            other = "freelancer" if said.by == "client" else "client"
            yield f"The {other} responds to it."


def _when(at: datetime, contract: Contract) -> str:
    """How long after the end something was said; nothing where it was said at once."""
    if contract.end is None:
        return ""
    days = (at - contract.end.at).days
    return f", {many(days, 'day')} later" if days > 0 else ""


def _forms(said: Feedback) -> str:
    forms = []
    if said.stars is not None:
        forms.append(many(said.stars, "star"))
    if said.private is not None:
        forms.append(f"{said.private} of 10 in private")
    if said.satisfied is not None:
        forms.append("satisfied" if said.satisfied else "not satisfied")
    return ", ".join(forms)


def _rest(contract: Contract) -> Iterator[str]:
    for block in contract.blocks:
        blocked = "freelancer" if block.by == "client" else "client"
        yield f"The {block.by} blocks the {blocked}."
    for report in contract.reports:
        reported = f"On {day(report.at)} the {report.by} reported it: {report.ground}"
        yield f"{reported} ({_ruling(report)})."


def _ruling(report: Report) -> str:
    if report.ruled is None:
        return "not decided yet"
    return f"{'upheld' if report.upheld else 'not upheld'} on {day(report.ruled)}"


def told_fact(fact: PlatformFact) -> str:
    """What the platform did to a party, or what else is known of it, in sentences."""
    words = {
        "flagged": "is flagged by the platform",
        "suspended": "is suspended by the platform",
        "restored": "is restored by the platform",
        "held": "has the account held by the platform",
        "case_opened": "has a case opened by the platform",
        "case_decided": "has a case decided by the platform",
        "appealed": "complains to the platform of a decision",
        "favoured": "is counted among the platform's best customers",
        "noted": "explains it in a note on the profile",
        "accused": "is accused by somebody in public",
    }
    decided = ", by a person" if fact.by_human else ""
    reason = f" Reason given: {fact.reason}." if fact.reason else ""
    return f"{capital(fact.about.name)} {words[fact.kind]}{decided}.{reason}"
