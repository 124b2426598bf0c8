"""The command ``people``: who gains and who loses from one rule set to another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.problems import CatalogueError, Problem
from evenhand.cli import terminal
from evenhand.cli.finding import found_rule_set
from evenhand.cli.saying import say
from evenhand.comparisons.gains import Gains, gains
from evenhand.comparisons.inventing import invented
from evenhand.comparisons.people import People, people_in
from evenhand.comparisons.sides import Sides
from evenhand.comparisons.transitions import Transition, seen_from, transition
from evenhand.comparisons.under_way import UnderWay, not_mixable
from evenhand.invariants.rule_changes import changes_of_the_rules_are_announced as announced
from evenhand.logs.reading import read_log
from evenhand.model.units import Count
from evenhand.questions.places import shown
from evenhand.reports import gains as told_gains
from evenhand.reports import json
from evenhand.reports import transitions as told_transitions
from evenhand.strategies.kinds import MOMENT

USUAL: Count = 1_000
A_STEP = 50  # people between two signs of life


def run_people(
    catalogue: Catalogue,
    *,
    baseline: str,
    candidate: str,
    people: int | None,
    seed: int | None,
    log: str | None,
    at: datetime | None,
    on: datetime | None,
    under_way: UnderWay | None,
    form: str,
) -> None:
    """Compare and print. A loss is an answer, not a failure: the exit code is 0."""
    sides = Sides(found_rule_set(catalogue, baseline), found_rule_set(catalogue, candidate))
    changes = on is not None or under_way is not None
    _refuse(_contradictions(people, seed, log, at, changes=changes))
    first_day = first_day_of(sides, on.date() if on else None) if changes else None
    _refuse(unmixable(sides, under_way or "new"))
    seen = seen_from(first_day) if first_day else at and at.replace(tzinfo=UTC)
    with terminal.progress() as progress:
        chosen = chosen_people(people, seed, log, seen)
        tell = _telling(progress, len(chosen.everybody))
        found: Gains | Transition
        if first_day is None:
            found = gains(sides, chosen, tell=tell)
        else:
            way, lost = under_way or "new", points_of(catalogue)
            found = transition(sides, chosen, first_day, way=way, lost=lost, tell=tell)
    _print(found, form)


def chosen_people(
    people: int | None, seed: int | None, log: str | None, at: datetime | None
) -> People:
    """The people of a log, or so many invented ones, a thousand from seed 0 unless told."""
    if log is not None:
        return people_in(read_log(Path(log), at=at), file=shown(log))
    return invented(people or USUAL, seed=seed or 0, at=at or MOMENT)


def first_day_of(sides: Sides, on: date | None) -> date:
    """The day that is named, else the one on which the candidate came in force."""
    in_force = sides.candidate.definition.in_force
    if on is not None:
        return on
    if in_force is None:
        message = f"the file of {sides.candidate.name} has no 'in_force': name the day"
        raise CatalogueError([Problem("--on", None, message)])
    return in_force[0]


def unmixable(sides: Sides, way: UnderWay) -> list[Problem]:
    """Why contracts cannot be treated by two rule sets, where that is what is asked for."""
    if way == "new":
        return []
    return [
        Problem("--under-way", None, f"{way!r} would mix what cannot be mixed: {reason}")
        for reason in not_mixable(sides)
    ]


def points_of(catalogue: Catalogue) -> Count:
    """From how many points on promise I40 has a loss announced, as it is bounded here."""
    promise = catalogue.invariants[announced.name]
    lost: Count = next(f.value for f in promise.figures() if f.name == "lost")
    return lost


def _contradictions(
    people: int | None, seed: int | None, log: str | None, at: datetime | None, *, changes: bool
) -> Iterator[Problem]:
    if log is not None and (people is not None or seed is not None):
        named = "--people" if people is not None else "--seed"
        yield Problem(named, None, "nobody is invented beside a log: leave out one of the two")
    if changes and at is not None:
        yield Problem(
            "--at", None, "the day of the change says from when all is seen: leave it out"
        )


def _refuse(problems: Iterator[Problem] | list[Problem]) -> None:
    found = list(problems)
    if found:
        raise CatalogueError(found)


def _telling(progress: terminal.ProgressHook, of: int) -> Callable[[int], None]:
    def tell(done: int) -> None:
        if done % A_STEP == 0:
            progress("people", done, of)

    return tell


def _print(found: Gains | Transition, form: str) -> None:
    if isinstance(found, Transition):
        _say(found.sides, form, found, told_transitions)
    else:
        _say(found.sides, form, found, told_gains)


def _say(sides: Sides, form: str, found: Any, told: ModuleType) -> None:
    """Print what the reports of this sort of finding make of it."""
    if form == "json":
        names = {"baseline": sides.baseline.name, "candidate": sides.candidate.name}
        say(json.text({**names, **told.as_json(found)}), nl=False)
    elif form == "markdown":
        say(told.as_markdown(found), nl=False)
    else:
        say(told.as_text(found))
