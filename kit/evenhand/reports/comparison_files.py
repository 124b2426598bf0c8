"""Comparison files: each history that was found, as a scenario that expects both numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from textwrap import fill

from evenhand.catalogue.writing import scenario_text, writable, written_number
from evenhand.comparisons.apart import Direction, HistoryDifference
from evenhand.comparisons.beside import Beside, Comparison
from evenhand.comparisons.parting import Way
from evenhand.comparisons.sides import Sides
from evenhand.model.history import History
from evenhand.model.units import Count, Exact, told
from evenhand.questions.answers import Unanswered
from evenhand.reports.possible_files import LINE
from evenhand.runs import Run

WAYS_WRITTEN: tuple[Way, ...] = ("harsher", "kinder")
KINDS = ("smallest", "ordinary")
DAYS_TO_WAIT: Count = 40  # for the next update of a score: none of ours is rarer than a month
Numbers = tuple[Exact | None, Exact | None]


@dataclass(frozen=True)
class ScenarioFile:
    """A file's name and its text; *text* is empty where no scenario can expect the numbers."""

    name: str
    text: str


def names_of(baseline: str, candidate: str) -> list[str]:
    """The names of all files that may be written of a candidate."""
    return [_name(baseline, candidate, way, kind) for way in WAYS_WRITTEN for kind in KINDS]


def files_of(found: Comparison) -> Iterator[ScenarioFile]:
    """A file for each history on which a candidate is harsher or kinder."""
    for beside in found.candidates:
        if beside.apart:
            for direction in beside.apart.directions:
                if direction.way in WAYS_WRITTEN:
                    yield from _files(beside, direction)


def _files(beside: Beside, direction: Direction) -> Iterator[ScenarioFile]:
    sides = beside.sides
    small, plain = direction.smallest, direction.ordinary
    if small is None or plain is None:
        return
    kinds = [(KINDS[0], small)] + ([(KINDS[1], plain)] if plain.history != small.history else [])
    for kind, difference in kinds:
        name = _name(sides.baseline.name, sides.candidate.name, direction.way, kind)
        yield ScenarioFile(name, _text(sides, direction.way, difference))


def _name(baseline: str, candidate: str, way: Way, kind: str) -> str:
    both = [name.replace(".", "_") for name in (candidate, baseline)]
    return f"{both[0]}_{way}_than_{both[1]}_{kind}.toml"


def _text(sides: Sides, way: Way, difference: HistoryDifference) -> str:
    seen = _seen(sides, difference)
    if seen is None:
        return ""
    history, numbers = seen
    baseline, candidate = (
        f"{told(number)} under {name}" for number, name in zip(numbers, sides.names, strict=True)
    )
    return scenario_text(
        history,
        title=f"{sides.names[1]} is {way} than {sides.names[0]}: {baseline}, {candidate}",
        story=fill(f"Found by evenhand compare: {baseline}, {candidate}.", LINE),
        about=difference.party.name,
        expected=_expected(sides, numbers),
    )


def _expected(sides: Sides, numbers: Numbers) -> dict[str, dict[str, object]]:
    """What the file expects: of a baseline from another revision nothing, as it is not here."""
    both = list(zip(sides.both, numbers, strict=True))
    return {
        rule_set.name: {"shown": [written_number(number)] * 2}
        for rule_set, number in (both[1:] if sides.revision else both)
    }


def _seen(sides: Sides, difference: HistoryDifference) -> tuple[History, Numbers] | None:
    """The history from the first day on which a reader sees that the two part, and the numbers.

    A score is shown as it was last worked out, so that may be some days later. None where the day
    does not come, or a scenario cannot tell the numbers.
    """
    for history in _later(difference.history):
        numbers = _shown(sides, history, difference)
        if numbers == (difference.baseline, difference.candidate):
            return (history, numbers) if all(map(writable, numbers)) else None
    return None


def _later(history: History) -> Iterable[History]:
    for days in range(DAYS_TO_WAIT):
        yield History(history.contracts, facts=history.facts, at=history.at + timedelta(days=days))


def _shown(sides: Sides, history: History, difference: HistoryDifference) -> Numbers | None:
    try:
        one, other = (Run(side, history).shown(of=difference.party) for side in sides.both)
    except Unanswered:
        return None
    return one, other
