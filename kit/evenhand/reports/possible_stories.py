"""Possible stories: a history in which something comes about, and what else had to happen."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from evenhand.attribution.naming import in_brief
from evenhand.model.contracts import Contract
from evenhand.model.units import dollars, told
from evenhand.possibility.answers import Found
from evenhand.possibility.kinds import Kind
from evenhand.possibility.timelines import updated
from evenhand.reports.attributions import told_attribution
from evenhand.reports.counted import counted
from evenhand.reports.narrative import day, happenings, in_paragraphs
from evenhand.reports.paragraphs import paragraph
from evenhand.reports.repetitions import in_rows
from evenhand.rulesets import RuleSet


class Earlier(NamedTuple):
    """Under which rule set the same was told before, if under any: the history, and the sums."""

    history: str = ""
    sums: str = ""


def told_story(rule_set: RuleSet, found: Found, *, earlier: Earlier) -> str:
    """The history, what is shown before and after, what else happens, and what it comes from.

    What was told *earlier* is not told again.
    """
    story = in_rows(happenings(found.history, in_question=frozenset(_event(found))))
    history = in_paragraphs(story)
    if earlier.history:
        history = paragraph(f"The same history as under {earlier.history}.")
    texts = [shown(found), *what_else(rule_set, found)]
    lines = [history, "", *map(paragraph, texts), *filter(None, [_comes_from(found)])]
    if earlier.sums:
        sums = [paragraph(f"Both numbers come about as under {earlier.sums}, by the same sums.")]
    else:
        sums = counted(rule_set, found)
    return "\n".join([*lines, "", *sums])


def shown(found: Found) -> str:
    """The numbers that a reader sees, and the one without the event, in sentences."""
    first, last = found.timeline.first, found.timeline.last
    text = f"Shown: {told(found.before)} on {day(first)}, {told(found.after)} on {day(last)}."
    if found.event is None:
        return text
    return f"{text} Without {found.event.id}: {told(found.without)}."


def _comes_from(found: Found) -> str:
    """What the change comes from; where that is one contract alone, the story told how it went.

    Empty where that is the event, as the number without it tells the same.
    """
    causes = [one.cause.contracts for one in found.attribution.shares]
    if found.attribution.note or len(causes) != 1 or len(causes[0]) != 1:
        return told_attribution(found.attribution)
    if causes[0] == _event(found) and found.without == found.before:
        return ""
    return paragraph(f"All of the change comes from {causes[0][0]}.")


def share(found: Found) -> Fraction:
    """How many points of the change come from the event and from nothing else with it."""
    causes = found.attribution.shares
    return sum((s.points for s in causes if s.cause.contracts == _event(found)), Fraction())


def what_else(rule_set: RuleSet, found: Found) -> Iterator[str]:
    """What else happens meanwhile, a sentence each; that nothing does, where so."""
    yield from (_other(contract, kind) for contract, kind in found.others)
    aged = _aged(found)
    if aged:
        yield f"Grown too old meanwhile: {in_brief(aged)}."
    if not found.others and not aged:
        yield "Nothing else happens in between."
    elif found.event is not None and _in_one_update(rule_set, found):
        rule = f" ({found.timeline.rule})" if found.timeline.rule else ""
        yield f"No update of the number comes between that and {found.event.id}{rule}."


def _event(found: Found) -> tuple[str, ...]:
    return (found.event.id,) if found.event else ()


def _other(contract: Contract, kind: Kind) -> str:
    """What happens to a contract beside the event."""
    words = [dollars(contract.paid) if contract.paid else "unpaid"]
    words += [f"{said.stars} of 5 stars" for said in contract.feedback if said.stars]
    brief = f"{contract.id} ({', '.join(words)})"
    if kind.place.when == "leaving":
        return f"Meanwhile {brief} grows older than a rule of the score looks back."
    if kind.place.when == "revealed":
        return f"Meanwhile the client speaks of {brief}, which ended before."
    return f"Meanwhile another contract begins and ends: {brief}."


def _aged(found: Found) -> list[str]:
    """The contracts over which nothing but time passes, and not by the plan of the history."""
    others = {contract.id for contract, _ in found.others}
    aged = [s.cause for s in found.attribution.shares if s.cause.kind in ("aged", "time")]
    names = [name for cause in aged for name in cause.contracts or (cause.words,)]
    return [name for name in names if name not in others]


def _in_one_update(rule_set: RuleSet, found: Found) -> bool:
    """Whether no number was worked out between the event and all else that happens."""
    assert found.event is not None
    ended = found.event.ended or found.event.hired
    since = min(
        [c.ended or c.hired for c, k in found.others if k.place.when == "meanwhile"], default=ended
    )
    return updated(rule_set, ended)[0] < since
