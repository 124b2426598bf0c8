"""Timelines: the numbers drawn are those that the rules show, and the same course is drawn once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from evenhand.model.contracts import Contract, Party
from evenhand.model.history import History, PlatformFact
from evenhand.questions.rules import rates
from evenhand.reports.page.courses import Window, at_moment, course, happened
from evenhand.reports.page.drawings import Drawing
from evenhand.reports.page.timelines import timeline
from evenhand.rulesets import Scale
from evenhand.runs import Run
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.page.written import HARSH, MILD, cancelled, moment, rules, scenario
from tests.reports.test_stories import plain_mean
from tests.reports.written import ADA, job


@rates(cites="Terms 9")
def five_at_all_times(contract: Contract) -> int:
    """Every contract is a good one."""
    return 100


@rates(cites="Terms 10")
def nothing(contract: Contract) -> None:
    """No contract is rated."""


@rates(cites="Terms 11")
def fails(contract: Contract) -> int:
    """This rule is broken."""
    raise ValueError("broken")


def texts(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if shape.text]


def test_a_course_steps_where_the_shown_number_changes() -> None:
    steps = course(rules(HARSH), scenario().history, ADA, Window.of(scenario()).readings([]))
    assert [shown for _, shown in steps] == [100, 60]
    assert steps[1][0] == moment(11)  # the first midnight after two in the morning of day 10


def test_a_course_is_read_when_something_happens_too() -> None:
    told = scenario()
    window = Window.of(told)
    events = happened(told.history, ADA, window)
    steps = course(rules(HARSH), told.history, ADA, window.readings(each.at for each in events))
    assert steps[1][0] == moment(10, 2)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=4))
def test_every_number_of_a_course_is_what_the_run_shows(stars: list[int]) -> None:
    history = History([job(n, stars=s) for n, s in enumerate(stars, start=1)], at=moment(20))
    told = scenario(history=history, before=moment(-30))
    window = Window.of(told)
    readings = window.readings(each.at for each in happened(history, ADA, window))
    ours = rules(HARSH)
    steps = course(ours, history, ADA, readings)
    for at in readings:
        assert at_moment(steps, at) == Run(ours, history).shown(of=ADA, at=at)


@given(st.integers(0, 4000), st.integers(0, 23))
def test_a_window_is_read_at_both_ends_and_not_too_often(days: int, hours: int) -> None:
    window = Window.of(scenario(before=moment(20) - timedelta(days=days, hours=hours)))
    readings = window.readings([])
    assert readings == sorted(set(readings))
    assert {window.first, window.before, window.last} <= set(readings)
    assert (readings[0], readings[-1]) == (window.first, window.last)
    assert len(readings) <= 125
    assert window.first < window.before < window.last


def test_what_happened_is_told_by_the_moment() -> None:
    told = [(each.at, each.words) for each in happened(scenario().history, ADA, window())]
    assert told == [
        (
            moment(9, 18),
            "\N{LEFT DOUBLE QUOTATION MARK}cancelled\N{RIGHT DOUBLE QUOTATION MARK} began",
        ),
        (
            moment(10, 2),
            "\N{LEFT DOUBLE QUOTATION MARK}cancelled\N{RIGHT DOUBLE QUOTATION MARK} was ended by "
            "the client unpaid, drew 1 star from the client and was blocked by the client",
        ),
    ]


def window() -> Window:
    return Window.of(scenario())


def test_what_befell_a_client_happened_and_what_befell_a_stranger_did_not() -> None:
    facts = [
        PlatformFact(moment(5), "flagged", Party("a client", "client")),
        PlatformFact(moment(6), "flagged", Party("a stranger", "client")),
    ]
    history = History([cancelled()], facts=facts, at=moment(20))
    told = [each.words for each in happened(history, ADA, window())]
    assert "a client was flagged" in told
    assert not any("stranger" in words for words in told)


def test_rule_sets_with_one_course_share_a_drawing_and_the_harshest_comes_first() -> None:
    kind = rules("ours.kind", five_at_all_times, plain_mean)
    found = timeline(scenario(), [kind, rules(HARSH), rules(MILD)])
    assert [panel.names for panel in found.panels] == [(HARSH, MILD), ("ours.kind",)]
    assert [(panel.before, panel.after) for panel in found.panels] == [("100", "60"), ("100",) * 2]


def test_one_course_on_two_scales_is_two_drawings() -> None:
    other = rules(MILD, scale=Scale(0, 1000))
    assert len(timeline(scenario(), [rules(HARSH), other]).panels) == 2


def test_rule_sets_without_a_score_or_that_fail_are_named_and_not_drawn() -> None:
    silent, failing = rules("ours.silent", nothing, plain_mean), rules("ours.fails", fails)
    found = timeline(scenario(), [silent, failing, rules(HARSH)])
    assert found.scoreless == ("ours.silent", "ours.fails")
    assert len(found.panels) == 1


def test_both_numbers_stand_in_the_drawing_and_letters_for_what_happened() -> None:
    found = timeline(scenario(), [rules(HARSH)])
    drawn = texts(found.panels[0].drawing)
    assert {"100", "60", "A"} <= set(drawn)
    assert [mark.letter for mark in found.marks] == ["A"]
    assert len(found.marks[0].happened) == 2


def test_a_score_that_is_lost_is_said_to_be_none() -> None:
    old = job(1, hired=moment(-40))
    told = scenario(history=History([old], at=moment(20)), before=moment(-35))
    found = timeline(told, [rules(HARSH)])
    assert found.panels[0].before == "no score"
    assert "100" in texts(found.panels[0].drawing)


@given(st.integers(0, 25))
def test_nothing_is_drawn_outside_the_drawing(days: int) -> None:
    late = cancelled(hired=moment(days))
    told = scenario(job(1), late.replace(end=None, feedback=(), blocks=()), job(2, stars=1))
    for panel in timeline(told, [rules(HARSH)]).panels:
        for shape in panel.drawing.shapes:
            across = [shape.attributes[k] for k in ("x", "x1", "x2", "cx") if k in shape.attributes]
            down = [shape.attributes[k] for k in ("y", "y1", "y2", "cy") if k in shape.attributes]
            assert all(0 <= float(x) <= panel.drawing.width for x in across)
            assert all(0 <= float(y) <= panel.drawing.height for y in down)


@pytest.mark.parametrize(
    ("first", "second", "line", "end"),
    [(5, 1, "falls", "fallen"), (1, 5, "rises", "risen"), (5, 5, "stays", "stayed")],
)
def test_the_colour_of_a_course_says_whether_it_falls(
    first: int, second: int, line: str, end: str
) -> None:
    later = job(30, id="later", stars=second)
    told = scenario(job(1, stars=first), later, before=moment(-20))
    panel = timeline(told, [rules(HARSH)]).panels[0]
    kinds = {shape.tag: shape.kind for shape in panel.drawing.shapes}
    assert (kinds["polyline"], kinds["circle"]) == (line, end)
