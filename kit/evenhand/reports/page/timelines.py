"""Timelines: what a reader saw of a score, day after day, under one rule set beside the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from evenhand.catalogue.scenarios import Scenario
from evenhand.model.contracts import Party
from evenhand.model.units import Exact
from evenhand.reports.page.axes import Calendar, around
from evenhand.reports.page.courses import Happened, Step, Window, at_moment, course, happened
from evenhand.reports.page.others import Others, others, people
from evenhand.reports.page.panels import Mark, Panel, calendar_of, panel_of
from evenhand.rulesets import RuleSet, Scale

NEAR = 20  # two marks nearer to each other than that are one
LEAST = 5  # an axis shows one part in so many of its scale at least


@dataclass(frozen=True)
class Timeline:
    """A scenario, what happened in it, a panel for each course, and who gives no score at all."""

    scenario: Scenario
    window: Window
    marks: tuple[Mark, ...]
    panels: tuple[Panel, ...]
    scoreless: tuple[str, ...]
    parties: tuple[Party, ...]
    others: tuple[Others, ...]


def timeline(scenario: Scenario, rule_sets: Sequence[RuleSet]) -> Timeline:
    """The timeline of one scenario, the harshest course first."""
    window = Window.of(scenario)
    events = happened(scenario.history, scenario.about, window)
    marks = tuple(_marks(events, calendar_of(window)))
    found: dict[tuple[Scale, tuple[Step, ...]], list[str]] = defaultdict(list)
    scoreless = []
    readings = window.readings(each.at for each in events)
    for rule_set in rule_sets:
        steps = course(rule_set, scenario.history, scenario.about, readings)
        if all(shown is None for _, shown in steps):
            scoreless.append(rule_set.name)
        else:
            found[rule_set.scale, tuple(steps)].append(rule_set.name)
    shown = {scale: _ends(scale, [steps for s, steps in found if s == scale]) for scale, _ in found}
    harshest = sorted(found, key=lambda key: _change(key[0], key[1], window))
    panels = tuple(
        panel_of(tuple(found[scale, steps]), steps, shown[scale], window, marks)
        for scale, steps in harshest
    )
    parties = people(scenario)
    several = others(scenario, parties, rule_sets, window) if len(parties) > 1 else ()
    return Timeline(
        scenario, window, marks, panels, tuple(scoreless), tuple(parties), tuple(several)
    )


def _marks(events: Sequence[Happened], calendar: Calendar) -> Iterator[Mark]:
    """Events that stand close to each other under one letter: A, B, ..., Z, then numbers."""
    groups: list[list[Happened]] = []
    for event in events:
        if groups and calendar.at(event.at) - calendar.at(groups[-1][0].at) < NEAR:
            groups[-1].append(event)
        else:
            groups.append([event])
    for place, group in enumerate(groups):
        letter = chr(ord("A") + place) if place < 26 else str(place + 1)
        yield Mark(letter, group[0].at, tuple(group))


def _ends(scale: Scale, courses: Sequence[Sequence[Step]]) -> tuple[Exact, Exact]:
    """The ends of the axis that all courses on one scale share."""
    numbers = [shown for steps in courses for _, shown in steps if shown is not None]
    whole = (scale.lowest, scale.highest)
    least = Fraction(scale.highest - scale.lowest) / LEAST
    return around(numbers, least, within=whole)


def _change(scale: Scale, steps: Sequence[Step], window: Window) -> tuple[bool, Exact]:
    """By how much of its scale a score changes; those with a number at one end only come last."""
    before, after = at_moment(steps, window.before), at_moment(steps, window.last)
    if before is None or after is None:
        return True, 0
    return False, scale.points(after - before)
