"""Possible stories: a history in which something comes about, and what else had to happen."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from evenhand.attribution.naming import in_brief
from evenhand.model.contracts import Contract
from evenhand.model.units import dollars, told
from evenhand.possibility.answers import Found
from evenhand.possibility.events import FREELANCER
from evenhand.possibility.kinds import Kind
from evenhand.possibility.timelines import updated
from evenhand.reports.attributions import told_attribution
from evenhand.reports.narrative import day, narrative
from evenhand.reports.paragraphs import paragraph
from evenhand.reports.replays import treated
from evenhand.rulesets import RuleSet
from evenhand.runs import Run


def told_story(rule_set: RuleSet, found: Found, *, same_as: str = "") -> str:
    """The history, what is shown before and after, what else happens, and what it comes from.

    A history that was told before is not told again, where *same_as* names its rule set.
    """
    history = narrative(found.history, in_question=frozenset(_event(found)))
    if same_as:
        history = paragraph(f"The same history as under {same_as}.")
    texts = [shown(found), *what_else(rule_set, found)]
    lines = [history, "", *map(paragraph, texts), told_attribution(found.attribution)]
    return "\n".join([*lines, *map(paragraph, counted(rule_set, found))])


def counted(rule_set: RuleSet, found: Found) -> Iterator[str]:
    """What each contract counts as in the end, a sentence for all that count alike; and the rule
    that makes a score of them.
    """
    run = Run(rule_set, found.history)
    alike: dict[str, list[str]] = {}
    for contract in found.history.contracts:
        alike.setdefault(treated(run.treatment(contract)), []).append(contract.id)
    for sentence, names in alike.items():
        yield f"{in_brief(names)}: {sentence}"
    _, by = run.scored(of=FREELANCER)
    if by:
        yield f"Then, {by}: {rule_set.rules[by].clause}"


def shown(found: Found) -> str:
    """The numbers that a reader sees, and the one without the event, in sentences."""
    first, last = found.timeline.first, found.timeline.last
    text = f"Shown: {told(found.before)} on {day(first)}, {told(found.after)} on {day(last)}."
    if found.event is None:
        return text
    return f"{text} Without {found.event.id}: {told(found.without)}."


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
