"""Figures: the numbers of rules, each with its unit and its source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from inspect import unwrap
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from evenhand.model.sources import Standing
from evenhand.model.units import dollars
from evenhand.questions.rules import Rule


@dataclass(frozen=True)
class Figure:
    """One parameter of a rule: its number or numbers, what they count, and where they are from.

    *unit* is the title of the parameter's unit (``days``, ``cents``, ...), empty without one.
    """

    rule: str
    name: str
    value: Any
    unit: str
    standing: Standing | None

    @property
    def numbers(self) -> tuple[int, ...]:
        """The whole numbers in it."""
        values = self.value if isinstance(self.value, tuple) else (self.value,)
        return tuple(v for v in values if isinstance(v, int) and not isinstance(v, bool))


def kind_of(function: Callable[..., Any], parameter: str) -> Any:
    """The annotation of a parameter of *function*, ``Any`` without one."""
    return get_type_hints(unwrap(function), include_extras=True).get(parameter, Any)


def figure_of(rule: Rule, name: str, value: Any, standing: Standing | None) -> Figure:
    """The figure of one parameter; *standing*, where given, replaces that of the rule."""
    figure = figure_in(rule.function, rule.name, name, value)
    return replace(figure, standing=standing or figure.standing)


def figure_in(function: Callable[..., Any], of: str, name: str, value: Any) -> Figure:
    """The figure of one parameter of a *function* that is called *of*."""
    unit, standing = _noted(function, name)
    return Figure(of, name, value, unit, standing)


def figure_words(figure: Figure) -> str:
    """The number, or numbers, of a figure as people write them: ``$250``, ``14 days``, ``yes``."""
    values = figure.value if isinstance(figure.value, tuple) else (figure.value,)
    return ", ".join(_number(value, figure.unit) for value in values)


def _noted(function: Callable[..., Any], name: str) -> tuple[str, Standing | None]:
    notes = list(_notes(kind_of(function, name)))
    titles = [getattr(note, "title", None) for note in notes]
    units = [title for title in titles if isinstance(title, str)]
    standings = [note for note in notes if isinstance(note, Standing)]
    return (units[0] if units else "", standings[0] if standings else None)


def _notes(kind: Any) -> Iterator[Any]:
    """Everything that an annotation says beside the bare type, from the outside in."""
    if get_origin(kind) is Annotated:
        bare, *notes = get_args(kind)
        yield from notes
        yield from _notes(bare)
    elif get_args(kind):
        for inner in get_args(kind):
            yield from _notes(inner)


def _number(value: Any, unit: str) -> str:
    if unit == "cents":
        return dollars(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, Fraction)):
        counted = unit if value != 1 else unit.removesuffix("s")
        return f"{value} {counted}" if unit in ("days", "months", "stars", "points") else str(value)
    return f"{value:%d %B %Y}" if hasattr(value, "year") else str(value)
