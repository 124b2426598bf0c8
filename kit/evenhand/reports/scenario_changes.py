"""Scenario changes told: the written stories that end otherwise, with both outcomes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evenhand.catalogue.scenarios import Scenario
from evenhand.comparisons.scenarios import ScenarioDifference
from evenhand.model.units import Exact, told_apart

WORDS = {True: "listed", False: "not listed", None: "no rule says"}


def told_difference(difference: ScenarioDifference) -> Iterator[tuple[str, str, str]]:
    """What differs: about whom or what it is, and how it is under the baseline and the candidate.

    Two moments are told as ``91, then 80``; one, or two that are alike, as one.
    """
    scenario = difference.scenario
    for shown in difference.shown:
        yield shown.party.name, *_numbers(scenario, shown.baseline, shown.candidate)
    for held in difference.badges:
        one, other = (
            _twice(scenario, [", ".join(names) or "none" for names in side])
            for side in (held.baseline, held.candidate)
        )
        yield f"badges of {held.party.name}", one, other
    for listed in difference.visible:
        where = f"contract {listed.contract} in the work history"
        yield where, WORDS[listed.baseline], WORDS[listed.candidate]


def _numbers(
    scenario: Scenario,
    baseline: tuple[Exact | None, Exact | None],
    candidate: tuple[Exact | None, Exact | None],
) -> tuple[str, str]:
    pairs = [told_apart(one, other) for one, other in zip(baseline, candidate, strict=True)]
    ones, others = zip(*pairs, strict=True)
    return _twice(scenario, ones), _twice(scenario, others)


def _twice(scenario: Scenario, both: Sequence[str]) -> str:
    before, after = both
    return after if scenario.before == scenario.after else f"{before}, then {after}"
