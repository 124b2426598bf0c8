"""Uncovered: what may be true of contracts that was not tried, in words."""

from __future__ import annotations

from collections.abc import Iterator

from evenhand.model.units import many, told
from evenhand.possibility.answers import Answer, Possibility
from evenhand.possibility.coverage import Beyond
from evenhand.possibility.events import NAMES
from evenhand.reports.narrative import day, last_moment, told_alike, told_fact
from evenhand.reports.paragraphs import sentence


def beyond_words(beyond: Beyond) -> str:
    """Why to look at every mix of the kinds does not settle it, in sentences."""
    if beyond.rule is not None:
        return (
            f"That does not settle it: {beyond.rule.name} looks at more than what contracts add up "
            "to, so that others may come to something else."
        )
    contract = beyond.contract
    assert contract is not None, "there is a rule or a contract"
    facts = " ".join(told_fact(fact) for fact in beyond.facts)
    how = f"of {day(last_moment(contract))}: {told_alike(contract)} {facts}".strip()
    if beyond.rated is None:
        return f"That does not settle it, since other contracts count otherwise, such as this {how}"
    outcome, weight = told(beyond.rated.outcome), told(beyond.rated.weight)
    return (
        "That does not settle it, since other contracts count otherwise. "
        f"With outcome {outcome} and weight {weight} counts this {how}"
    )


def unshown_words(answer: Answer) -> Iterator[str]:
    """Which numbers of the question no reader sees, as scores are shown otherwise; in sentences."""
    for wanted in (answer.goal.before, answer.goal.after):
        if wanted is not None and not wanted.side:
            shown = answer.rule_set.displayed(wanted.number)
            if shown != wanted.number:
                yield f"A score of {told(wanted.number)} would be shown as {told(shown)}."


def ways_words(answer: Answer) -> Iterator[str]:
    """In which ways the event was tried, where it may count in several, in sentences."""
    events = [event for event in answer.ways.events if event is not None]
    name = NAMES.get(answer.goal.event, "")
    if len(events) > 1:
        yield sentence(f"{name} was tried in {many(len(events), 'way')} that count otherwise")
        for number, event in enumerate(events, start=1):
            yield f"({number}) {told_alike(event)}"
    if not answer.ways.whole and answer.outcome is not Possibility.POSSIBLE:
        yield sentence(f"{name} may count in other ways too, which were not tried")
