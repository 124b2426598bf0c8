"""Rules apart: the clauses behind what two sides make otherwise of the same person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evenhand.comparisons.deciding import Otherwise
from evenhand.comparisons.people import Person
from evenhand.comparisons.sides import Sides
from evenhand.questions.answers import Unanswered
from evenhand.questions.figures import figure_words
from evenhand.reports.paragraphs import entry, paragraph
from evenhand.rulesets import RuleSet
from evenhand.runs import Run


def clauses(told: Iterable[Otherwise], sides: Sides) -> Iterator[str]:
    """The text and the source of each rule behind what differs, once."""
    found: dict[str, RuleSet] = {}
    for each in told:
        for side, names in zip(sides.both, each.rules, strict=True):
            for name in names:
                owner = side if name in side.rules else _other(sides, side)
                if name in owner.rules:
                    found.setdefault(name, owner)
    for name, owner in found.items():
        source = owner.source_of(owner.rules[name])
        told_source = f" (source: {source})" if source else ""
        yield entry(f"{name}: {owner.rules[name].clause}{told_source}")


def scored(person: Person, sides: Sides) -> Iterator[str]:
    """The rule of each side that makes the score, where they or their numbers differ."""
    names = [_scoring(side, person) for side in sides.both]
    figures = [
        {figure.name: figure_words(figure) for figure in side.figures() if figure.rule == name}
        for side, name in zip(sides.both, names, strict=True)
    ]
    if names[0] == names[1] and figures[0] == figures[1]:
        return
    yield paragraph("The score of what counts:")
    for place, (side, name, own) in enumerate(zip(sides.both, names, figures, strict=True)):
        other = figures[1 - place]
        apart = [f"{key} = {own[key]}" for key in own if own[key] != other.get(key, own[key])]
        numbers = f" ({', '.join(apart)})" if apart else ""
        clause = side.rules[name].clause if name else "no rule makes one"
        yield entry(f"{sides.names[place]}: {f'{name}: ' if name else ''}{clause}{numbers}")


def _scoring(side: RuleSet, person: Person) -> str:
    """The rule that made the score, or that was asked first and made none; empty without any."""
    steps = side.chain("aggregates").steps
    try:
        made = Run(side, person.history).scored(of=person.of)[1]
    except Unanswered:
        made = None
    return made or (steps[0].rule.name if steps else "")


def _other(sides: Sides, side: RuleSet) -> RuleSet:
    return sides.candidate if side is sides.baseline else sides.baseline
