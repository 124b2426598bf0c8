"""The grid: the same marks as everywhere, each with its words and a class for its colour."""

from __future__ import annotations

import pytest
from evenhand.model.verdicts import Outcome
from evenhand.reports.criteria import criteria
from evenhand.reports.glyphs import ALL, Mark
from evenhand.reports.page.grid import grid, paint
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.written import verdict

OUTCOMES = st.lists(st.sampled_from(Outcome), min_size=1, max_size=12)


@pytest.mark.parametrize("mark", ALL, ids=lambda mark: mark.word)
def test_every_mark_has_a_colour_on_the_page(mark: Mark) -> None:
    assert paint(mark) in ("kept", "listed", "alarm", "quiet")
    assert (paint(mark) == "kept") == ("holds" in mark.word or "proved" in mark.word)


@given(OUTCOMES)
def test_a_row_counts_who_breaks_it_among_those_who_answer(outcomes: list[Outcome]) -> None:
    table = criteria([verdict(f"ours.{n}", "a_promise", o) for n, o in enumerate(outcomes)])
    found = grid(table, {})
    (row,) = found.rows
    broken = outcomes.count(Outcome.VIOLATED)
    assert (row.broken_by, row.answered_by) == (broken, broken + outcomes.count(Outcome.HOLDS))
    assert sum(found.broken) == broken
    assert [cell.sign for cell in row.cells if cell] == [
        mark.glyph for n in table.rule_sets if (mark := table.mark("a_promise", n))
    ]


def test_a_pair_that_was_not_checked_is_an_empty_cell() -> None:
    table = criteria([verdict("ours.a", "first_promise"), verdict("ours.b", "second_promise")])
    first, second = grid(table, {}).rows
    assert [cell is None for cell in first.cells] == [False, True]
    assert [cell is None for cell in second.cells] == [True, False]
