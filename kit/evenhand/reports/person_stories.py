"""Stories of people: what happened to somebody, both numbers, and what makes the difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from evenhand.comparisons.deciding import Otherwise, Story
from evenhand.comparisons.effects import Change
from evenhand.comparisons.sides import Sides
from evenhand.model.contracts import Contract
from evenhand.model.history import History
from evenhand.model.units import many, told_apart
from evenhand.reports import json
from evenhand.reports.narrative import narrative
from evenhand.reports.paragraphs import entry, paragraph
from evenhand.reports.replays import treated
from evenhand.reports.rules_apart import clauses, scored

WHOLE = 12  # contracts up to which a history is told in full
MOST_TOLD = 3  # sorts of contracts treated otherwise that are told one by one


def told_story(story: Story, sides: Sides) -> str:
    """The history with arrows at what decides, both numbers, and the rules behind them."""
    lines = [_history(story.change, _pointed(story)), ""]
    lines += [paragraph(numbers(story.change, sides))]
    if story.without is not None and story.deciding is not None:
        lines += [paragraph(_without(story.deciding, story.without, sides))]
    told = [story.deciding] if story.deciding is not None else [*story.otherwise[:MOST_TOLD]]
    for each in told:
        lines += _treated(each, sides)
    more = sum(len(each.contracts) for each in story.otherwise if each not in told)
    if more:
        lines += [paragraph(f"Treated otherwise too: {many(more, 'more contract')}.")]
    if not told:
        lines += [paragraph("No contract counts under one only: the score is made otherwise.")]
    lines += clauses(told, sides)
    lines += scored(story.change.person, sides)
    return "\n".join(lines)


def numbers(change: Change, sides: Sides) -> str:
    """Both numbers in a sentence."""
    before, after = told_apart(change.baseline, change.candidate)
    return f"{change.person.of}: {before} under {sides.names[0]}, {after} under {sides.names[1]}."


def as_json(story: Story | None) -> dict[str, Any] | None:
    """The story for machines."""
    if story is None:
        return None
    change, without = story.change, story.without
    return {
        "person": change.person.of.name,
        "baseline": json.exact(change.baseline),
        "candidate": json.exact(change.candidate),
        "points": json.exact(change.points),
        "history": json.history(change.person.own()),
        "otherwise": [_otherwise_json(each) for each in story.otherwise],
        "deciding": [one.id for one in story.deciding.contracts] if story.deciding else [],
        "without": without
        and {
            "baseline": json.exact(without.baseline),
            "candidate": json.exact(without.candidate),
        },
    }


def _pointed(story: Story) -> tuple[Contract, ...]:
    """The contracts that an arrow points at: what decides, else what only one side counts."""
    if story.deciding is not None:
        return story.deciding.contracts
    only = [each for each in story.otherwise if each.counts_on_one_side_only]
    return tuple([contract for each in only for contract in each.contracts])


def _history(change: Change, pointed: Sequence[Contract]) -> str:
    """The history of the person; of a long one only what is pointed at."""
    own = change.person.own()
    in_question = frozenset(contract.id for contract in pointed)
    told = own.contracts if len(own) <= WHOLE or not pointed else tuple(pointed)
    shown = told[-WHOLE:]
    text = narrative(History(shown, facts=own.facts, at=own.at), in_question=in_question)
    left_out = len(own) - len(shown)
    if not left_out:
        return text
    others = many(left_out, "other contract")
    return f"{paragraph(f'({others} not told here.)')}\n{text}"


def _without(deciding: Otherwise, without: Change, sides: Sides) -> str:
    those = "that contract" if len(deciding.contracts) == 1 else "those contracts"
    before, after = told_apart(without.baseline, without.candidate)
    if without.baseline == without.candidate:
        return f"Without {those}: {before} under both."
    return f"Without {those}: {before} under {sides.names[0]}, {after} under {sides.names[1]}."


def _treated(each: Otherwise, sides: Sides) -> Iterator[str]:
    yield paragraph(f"{_named(each.contracts)}:")
    for name, treatment in zip(sides.names, each.treatments, strict=True):
        yield entry(f"{name}: {treated(treatment)}")


def _named(contracts: Sequence[Contract]) -> str:
    clients = list(dict.fromkeys(contract.client.name for contract in contracts))
    if len(contracts) == 1:
        return f"The contract with {clients[0]}"
    if len(clients) <= 3:
        return f"The {len(contracts)} contracts with {' and '.join(clients)}"
    return f"{len(contracts)} contracts, the first with {clients[0]}"


def _otherwise_json(each: Otherwise) -> dict[str, Any]:
    return {
        "contracts": [contract.id for contract in each.contracts],
        "baseline": treated(each.treatments[0]),
        "candidate": treated(each.treatments[1]),
        "rules": {"baseline": list(each.rules[0]), "candidate": list(each.rules[1])},
    }
