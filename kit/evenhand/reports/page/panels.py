"""A panel: one course of a score, drawn, with the rule sets that share it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from evenhand.model.units import Exact, told
from evenhand.reports.criteria import in_a_row
from evenhand.reports.narrative import day
from evenhand.reports.page.axes import Axis, Calendar
from evenhand.reports.page.courses import Happened, Step, Window, at_moment
from evenhand.reports.page.drawings import Drawing, Shape, dot, line, path, words

WIDTH, HEIGHT = 320, 200
LEFT, RIGHT, TOP, BOTTOM = 38, 264, 44, 168
LETTERS = 12  # the line that the letters of what happened stand on


@dataclass(frozen=True)
class Mark:
    """What happened about one place of a timeline, under a letter."""

    letter: str
    at: datetime
    happened: tuple[Happened, ...]


@dataclass(frozen=True)
class Panel:
    """The rule sets under which a score takes one and the same course, and its drawing."""

    names: tuple[str, ...]
    steps: tuple[Step, ...]
    before: str
    after: str
    drawing: Drawing

    @property
    def heading(self) -> list[str]:
        return in_a_row(self.names)

    @property
    def changes(self) -> str:
        """Every number that was shown, with the day from which it was."""
        first, *later = self.steps
        return "; ".join([told(first[1]), *(f"{told(to)} on {day(at)}" for at, to in later)])


def panel_of(
    names: tuple[str, ...],
    steps: tuple[Step, ...],
    ends: tuple[Exact, Exact],
    window: Window,
    marks: Sequence[Mark],
) -> Panel:
    """The panel of these rule sets, on an axis between two *ends* that others may share."""
    before, after = at_moment(steps, window.before), at_moment(steps, window.last)
    title = f"Score shown from {day(window.first)} to {day(window.last)}"
    description = f"{told(before)} on {day(window.before)}, {told(after)} on {day(window.last)}."
    shapes = list(_shapes(steps, Axis(*ends, BOTTOM, TOP), window, marks))
    drawing = Drawing(WIDTH, HEIGHT, title, f"{', '.join(names)}: {description}", shapes)
    return Panel(names, steps, told(before), told(after), drawing)


def _shapes(
    steps: Sequence[Step], axis: Axis, window: Window, marks: Sequence[Mark]
) -> Iterator[Shape]:
    calendar = calendar_of(window)
    for tick in axis.ticks(4):
        yield line("grid", LEFT, axis.at(tick), RIGHT, axis.at(tick))
        yield words("tick", LEFT - 6, axis.at(tick) + 4, told(tick), anchor="end")
    for mark in marks:
        x = calendar.at(mark.at)
        yield line("fact", x, LETTERS + 5, x, BOTTOM)
        yield words("letter", x, LETTERS, mark.letter, anchor="middle")
    yield line("base", LEFT, BOTTOM, RIGHT, BOTTOM)
    yield words("tick", LEFT, BOTTOM + 18, day(window.first))
    yield words("tick", RIGHT, BOTTOM + 18, day(window.last), anchor="end")
    yield from _course(steps, axis, calendar, window)


def _course(
    steps: Sequence[Step], axis: Axis, calendar: Calendar, window: Window
) -> Iterator[Shape]:
    """The line, broken where there is no score, and the numbers at both ends."""
    before, after = at_moment(steps, window.before), at_moment(steps, window.last)
    way = _way(before, after)
    for points in _runs(steps, axis, calendar):
        yield path(way, points)
    if before is not None:
        x = (LEFT if steps[0][1] == before else calendar.at(window.before)) + 3
        yield words("number", x, axis.at(before) - 8, told(before))
    if after is None:
        yield words("number", RIGHT + 8, BOTTOM - 4, "none")
        return
    ends = {"falls": ("fallen", "number falls-to"), "rises": ("risen", "number rises-to")}
    end, number = ends.get(way, ("stayed", "number"))
    yield dot(end, RIGHT, axis.at(after))
    yield words(number, RIGHT + 9, axis.at(after) + 5, told(after))


def _way(before: Exact | None, after: Exact | None) -> str:
    if before is None or after is None or before == after:
        return "stays"
    return "falls" if after < before else "rises"


def _runs(
    steps: Sequence[Step], axis: Axis, calendar: Calendar
) -> Iterator[list[tuple[float, float]]]:
    """The corners of each stretch of time throughout which there is a score."""
    points: list[tuple[float, float]] = []
    ends = [at for at, _ in steps[1:]] + [calendar.last]
    for (start, shown), end in zip(steps, ends, strict=True):
        if shown is None:
            if points:
                yield points
            points = []
            continue
        y = axis.at(shown)
        points += [(calendar.at(start), y), (calendar.at(end), y)]
    if points:
        yield points


def calendar_of(window: Window) -> Calendar:
    """Where the moments of a window stand in a panel."""
    return Calendar(window.first, window.last, LEFT, RIGHT)
