"""Rule sets of the reference catalogue: both directions answered, by histories that replay."""

from __future__ import annotations

from pathlib import Path

import pytest
from evenhand.catalogue.catalogue import catalogue_of
from evenhand.comparisons.apart import Apart, Tried, told_apart
from evenhand.comparisons.company import Company
from evenhand.comparisons.parting import Meeting
from evenhand.comparisons.sides import Sides, place
from evenhand.runs import Run

ROOT = Path(__file__).parents[2]


def apart(baseline: str, candidate: str) -> tuple[Sides, Apart]:
    """Where the two part on every history of up to one contract, in company."""
    catalogue, _ = catalogue_of(ROOT)
    sides = Sides(catalogue.rule_set(baseline), catalogue.rule_set(candidate))
    meeting = Meeting(sides)
    for at, history in Company(sides, 1).histories(0, 1):
        meeting.show(history, stage=0, at=at)
    tried = Tried(1, 1, 1, 1, (0,), 0, meeting.parting.scored, 0)
    return sides, told_apart(sides, tried, meeting.parting)


def test_since_november_2020_nobody_is_worse_off() -> None:
    # What stopped counting was neutral or a failure, so each window's ratio can only rise.
    sides, found = apart("upwork.jss_2020_03", "upwork.jss_2020_11")
    assert found.tried.scored > 100
    assert found.harsher.histories == 0
    told = found.kinder.smallest
    assert told is not None
    # Four praised contracts of weight 125 and a silent one without pay of weight 100, which
    # counted as a failure until then: (500 - 100) / 600, and 500 / 500.
    assert len(told.history) == 5
    shown = [Run(side, told.history).displayed(of=told.party) for side in sides.both]
    assert shown == [told.baseline, told.candidate] == [67, 100]


@pytest.mark.parametrize("way", ["harsher", "kinder"])
def test_the_charter_is_harsher_on_some_and_kinder_to_others(way: str) -> None:
    sides, found = apart("upwork.jss_2024_09", "charter.fair_unpaid")
    direction = {"harsher": found.harsher, "kinder": found.kinder}[way]
    for told in (direction.smallest, direction.ordinary):
        assert told is not None
        shown = [Run(side, told.history).displayed(of=told.party) for side in sides.both]
        one, other = (
            place(side, score)
            for side, score in zip(sides.both, shown, strict=True)
            if score is not None
        )
        assert (other < one) is (way == "harsher")
        assert one != other
