"""A comparison: where two rule sets part, in promises, in scenarios and on invented histories."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.scenarios import Scenario, read_scenario
from evenhand.comparisons.sides import Sides, place
from evenhand.model.cases import Case
from evenhand.model.contracts import Party
from evenhand.model.history import History
from evenhand.model.units import Exact
from evenhand.model.verdicts import Verdict
from evenhand.questions.answers import Unanswered
from evenhand.rulesets import RuleSet
from evenhand.runs import Run
from evenhand.search.checking import Effort, Progress, check, pairs_of, show_histories
from evenhand.search.ordinary import ordinary
from evenhand.search.shrinking import smallest


@dataclass(frozen=True)
class ScenarioDifference:
    """The numbers after a scenario, where the two sides show different ones."""

    scenario: Scenario
    party: Party
    baseline: Exact | None
    candidate: Exact | None


@dataclass(frozen=True)
class HistoryDifference:
    """A history on which the candidate is harsher, or kinder, and what each side shows."""

    history: History
    party: Party
    baseline: Exact | None
    candidate: Exact | None


@dataclass(frozen=True)
class Comparison:
    """Everything in which two rule sets were found to differ. None: no history was found."""

    sides: Sides
    verdicts: tuple[Verdict, ...]
    scenarios: tuple[ScenarioDifference, ...]
    harsher: HistoryDifference | None
    kinder: HistoryDifference | None
    tried: int


def compare(
    catalogue: Catalogue, sides: Sides, effort: Effort, *, today: date, progress: Progress
) -> Comparison:
    """Check both sides, replay every scenario, and look for a history on which each is harsher."""
    pairs = pairs_of([sides.baseline, sides.candidate], list(catalogue.invariants.values()))
    verdicts = check(catalogue, pairs, effort, today=today, progress=progress)
    tried, harsher, kinder = _apart(sides, effort, progress)
    return Comparison(
        sides=sides,
        verdicts=tuple(verdicts),
        scenarios=tuple(_scenarios(catalogue, sides)),
        harsher=_told(sides, harsher, _is_harsher),
        kinder=_told(sides, kinder, _is_kinder),
        tried=tried,
    )


def _scenarios(catalogue: Catalogue, sides: Sides) -> Iterator[ScenarioDifference]:
    for source in catalogue.sources:
        for file in source.scenario_files():
            if "witnesses" in file.parts:
                continue
            scenario = read_scenario(file)
            for party in scenario.history.parties():
                numbers = [_shown(side, scenario.history, party) for side in sides.both]
                if numbers[0] != numbers[1]:
                    yield ScenarioDifference(scenario, party, numbers[0], numbers[1])


def _shown(rule_set: RuleSet, history: History, party: Party) -> Exact | None:
    try:
        return Run(rule_set, history).shown(of=party)
    except Unanswered:
        return None


def _apart(
    sides: Sides, effort: Effort, progress: Progress
) -> tuple[int, History | None, History | None]:
    """How many histories were tried, and the first on which each side is the harsher one."""
    tried = 0
    found: dict[str, History] = {}

    def show(history: History) -> None:
        nonlocal tried
        tried += 1
        for name, differs in (("harsher", _is_harsher), ("kinder", _is_kinder)):
            if name not in found and differs(sides, history) is not None:
                found[name] = history

    show_histories(sides.both, show, effort, progress)
    return tried, found.get("harsher"), found.get("kinder")


def _is_harsher(sides: Sides, history: History) -> Case | None:
    """The case in which the candidate puts a freelancer lower on its scale."""
    return _case(sides, history, lambda baseline, candidate: candidate < baseline)


def _is_kinder(sides: Sides, history: History) -> Case | None:
    """The case in which the candidate puts a freelancer higher on its scale."""
    return _case(sides, history, lambda baseline, candidate: candidate > baseline)


def _case(
    sides: Sides, history: History, parts: Callable[[Fraction, Fraction], bool]
) -> Case | None:
    for party in history.parties():
        if party.role != "freelancer":
            continue
        before, after = (_displayed(side, history, party) for side in sides.both)
        if before is None or after is None:
            continue
        places = place(sides.baseline, before), place(sides.candidate, after)
        if parts(*places):
            return Case(
                kept=False, of=party, base=history, varied=history, before=before, after=after
            )
    return None


def _displayed(rule_set: RuleSet, history: History, party: Party) -> Exact | None:
    try:
        return Run(rule_set, history).displayed(of=party)
    except Unanswered:
        return None


def _told(
    sides: Sides, found: History | None, differs: Callable[[Sides, History], Case | None]
) -> HistoryDifference | None:
    if found is None:
        return None
    small = smallest(found, lambda history: differs(sides, history) is not None)
    plain = ordinary(small, lambda history: differs(sides, history), lambda case: True)
    case = differs(sides, plain)
    assert case is not None, "an ordinary story still shows what the small one did"
    return HistoryDifference(plain, case.of, *case.scores)
