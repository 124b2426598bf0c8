"""Scenarios: the written stories that end otherwise under the candidate."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.scenarios import Scenario, read_scenario
from evenhand.comparisons.sides import Sides
from evenhand.model.contracts import Contract, Party
from evenhand.model.units import Exact
from evenhand.questions.answers import RuleError, Unanswered
from evenhand.runs import Run

NO_ANSWER = (Unanswered, RuleError)
T = TypeVar("T")


@dataclass(frozen=True)
class ShownDifference:
    """What a reader sees of a party's score, before and after, under each side; None: no score."""

    party: Party
    baseline: tuple[Exact | None, Exact | None]
    candidate: tuple[Exact | None, Exact | None]


@dataclass(frozen=True)
class BadgeDifference:
    """The badges that a party holds, before and after, under each side."""

    party: Party
    baseline: tuple[tuple[str, ...], tuple[str, ...]]
    candidate: tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True)
class VisibilityDifference:
    """Whether the public work history lists a contract, under each side; None: no rule says."""

    contract: str
    baseline: bool | None
    candidate: bool | None


@dataclass(frozen=True)
class ScenarioDifference:
    """A scenario that ends otherwise, and in what."""

    scenario: Scenario
    shown: tuple[ShownDifference, ...] = ()
    badges: tuple[BadgeDifference, ...] = ()
    visible: tuple[VisibilityDifference, ...] = ()


def scenarios_of(catalogue: Catalogue, *, own: bool) -> Iterator[Scenario]:
    """Every written scenario within reach, or only one's *own*; witnesses are left out."""
    for source in catalogue.sources:
        for file in source.scenario_files() if source.own or not own else ():
            if "witnesses" not in file.parts:
                yield read_scenario(file)


def differing(sides: Sides, scenarios: Iterable[Scenario]) -> tuple[ScenarioDifference, ...]:
    """The *scenarios* that end otherwise, in order.

    Badges and the work history are compared where a scenario expects something of that sort.
    """
    found = (_difference(sides, scenario) for scenario in scenarios)
    return tuple(each for each in found if each.shown or each.badges or each.visible)


def _difference(sides: Sides, scenario: Scenario) -> ScenarioDifference:
    expected = scenario.expectations.values()
    holders = dict.fromkeys(party for each in expected for party in each.badges)
    listed = dict.fromkeys(name for each in expected for name in (*each.visible, *each.hidden))
    return ScenarioDifference(
        scenario,
        tuple(_shown(sides, scenario)),
        tuple(_badges(sides, scenario, holders)),
        tuple(_visible(sides, scenario, listed)),
    )


def _shown(sides: Sides, scenario: Scenario) -> Iterator[ShownDifference]:
    for party in scenario.history.parties():
        one, other = (
            _twice(run, scenario, partial(_score, party)) for run in _runs(sides, scenario)
        )
        if one != other:
            yield ShownDifference(party, one, other)


def _badges(
    sides: Sides, scenario: Scenario, holders: Iterable[Party]
) -> Iterator[BadgeDifference]:
    for party in holders:
        one, other = (
            _twice(run, scenario, partial(_held, party)) for run in _runs(sides, scenario)
        )
        if one != other:
            yield BadgeDifference(party, one, other)


def _visible(
    sides: Sides, scenario: Scenario, listed: Iterable[str]
) -> Iterator[VisibilityDifference]:
    contracts = {contract.id: contract for contract in scenario.history.contracts}
    for name in listed:
        one, other = (_listed(contracts[name], run) for run in _runs(sides, scenario))
        if one is not other:
            yield VisibilityDifference(name, one, other)


def _runs(sides: Sides, scenario: Scenario) -> list[Run]:
    return [Run(side, scenario.history) for side in sides.both]


def _twice(run: Run, scenario: Scenario, ask: Callable[[Run], T]) -> tuple[T, T]:
    """What is answered at the scenario's two moments."""
    return ask(run.as_of(scenario.before)), ask(run.as_of(scenario.after))


def _score(party: Party, run: Run) -> Exact | None:
    try:
        return run.shown(of=party)
    except NO_ANSWER:
        return None


def _held(party: Party, run: Run) -> tuple[str, ...]:
    try:
        return tuple(sorted(badge.name for badge in run.badges(of=party)))
    except NO_ANSWER:
        return ()


def _listed(contract: Contract, run: Run) -> bool | None:
    try:
        return run.visible(contract)
    except NO_ANSWER:
        return None
