"""Numbers changed: each parameter of a rule moved by a step, and windows made twice as long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from evenhand.model.units import Exact, dollars, many
from evenhand.mutation.changes import Change, Kind
from evenhand.questions.figures import Figure, kind_of
from evenhand.questions.rules import Rule
from evenhand.rulesets import Definition, RuleSet

TIMES = ("days", "months")
COUNTED = (*TIMES, "stars", "points")
FEW = 4  # numbers of a row that are all moved; of a longer one only the first and the last


class Range(NamedTuple):
    """The numbers that a parameter may be, both ends included; None: there is no end."""

    lowest: Exact | None
    highest: Exact | None

    def holds(self, number: Exact) -> bool:
        """Whether *number* is one of them."""
        low = self.lowest is not None and number < self.lowest
        return not low and not (self.highest is not None and number > self.highest)


def number_changes(rule_set: RuleSet, rule: Rule, definition: Definition) -> Iterator[Change]:
    """Every number of *rule* moved by one step up and down, in *definition*.

    A step is one of what the number counts; of a fraction, one part more or less. A time is made
    twice and half as long too. Of a row of numbers, neighbours are exchanged too. Numbers stay
    within the range of their unit. A yes becomes a no.
    """
    for figure in rule_set.figures():
        if figure.rule == rule.name:
            fits = range_of(kind_of(rule.function, figure.name))
            for kind, value in _others(figure, _kind(rule, figure), fits):
                yield Change(
                    kind=kind,
                    where=figure.name,
                    before=words(figure.value, figure.unit),
                    after=words(value, figure.unit),
                    definition=with_number(definition, rule, figure.name, value),
                )


def with_number(definition: Definition, rule: Rule, name: str, value: Any) -> Definition:
    """The definition in which a parameter of *rule* has another value."""
    numbers = {**definition.parameters.get(rule.name, {}), name: value}
    return replace(definition, parameters={**definition.parameters, rule.name: numbers})


def words(value: Any, unit: str) -> str:
    """A number, or a row of them, in words: ``61 days``, ``($250, $1,000)``, ``yes``."""
    if not isinstance(value, tuple):
        return _word(value, unit)
    return f"({', '.join(_word(each, unit) for each in value)})" if value else "none"


def range_of(kind: Any) -> Range:
    """The range that an annotation gives, from the outside in."""
    notes = list(_notes(kind))
    low = [note.ge for note in notes if getattr(note, "ge", None) is not None]
    high = [note.le for note in notes if getattr(note, "le", None) is not None]
    return Range(max(low, default=None), min(high, default=None))


def _notes(kind: Any) -> Iterator[Any]:
    if get_origin(kind) is Annotated:
        yield from kind.__metadata__
    for inner in get_args(kind):
        yield from _notes(inner)


def _kind(rule: Rule, figure: Figure) -> Kind:
    if figure.unit in TIMES:
        return "window"
    return "weight" if rule.question in ("rates", "weighs") and not figure.unit else "threshold"


def _others(figure: Figure, kind: Kind, fits: Range) -> Iterator[tuple[Kind, Any]]:
    """What a figure may be instead, each once."""
    value, seen = figure.value, {figure.value}
    for how, other in _moved(value, kind, figure.unit):
        row = other if isinstance(other, tuple) else (other,)
        if other not in seen and all(isinstance(n, bool) or fits.holds(n) for n in row):
            seen.add(other)
            yield how, other


def _moved(value: Any, kind: Kind, unit: str) -> Iterator[tuple[Kind, Any]]:
    if isinstance(value, bool):
        yield "answer", not value
    elif isinstance(value, (int, Fraction)):
        for other in _steps(value):
            yield kind, other
        if unit in TIMES:
            yield kind, 2 * value
            yield kind, value // 2
    elif isinstance(value, tuple) and all(_is_number(each) for each in value):
        for place, (one, next_one) in enumerate(pairwise(value)):
            if len(value) <= FEW or place in (0, len(value) - 2):
                yield "weight", (*value[:place], next_one, one, *value[place + 2 :])
        for place, number in enumerate(value):
            if len(value) <= FEW or place in (0, len(value) - 1):
                for other in _steps(number):
                    yield kind, (*value[:place], other, *value[place + 1 :])


def _steps(number: Exact) -> tuple[Exact, Exact]:
    """One part more, and one less."""
    step = 1 if isinstance(number, int) else Fraction(1, number.denominator)
    return number + step, number - step


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, Fraction)) and not isinstance(value, bool)


def _word(value: Any, unit: str) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if unit == "cents":
        return dollars(value)
    return many(value, unit.removesuffix("s")) if unit in COUNTED else str(value)
