"""A cell that changed: in which way, and in which order they are told."""

from __future__ import annotations

import pytest
from evenhand.comparisons.cells import BY_IMPORTANCE, changed_cells
from evenhand.model.cases import Amount
from evenhand.model.verdicts import Outcome
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.written import verdict

KEPT, BROKEN_PROMISE = Outcome.HOLDS, Outcome.VIOLATED
OUTCOMES = st.sampled_from(list(Outcome))


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (KEPT, BROKEN_PROMISE, "lost"),
        (BROKEN_PROMISE, KEPT, "gained"),
        (Outcome.SILENT, KEPT, "otherwise"),
        (KEPT, Outcome.BROKEN, "otherwise"),
        (Outcome.VACUOUS, BROKEN_PROMISE, "otherwise"),
    ],
)
def test_another_outcome_is_a_change(before: Outcome, after: Outcome, change: str) -> None:
    (cell,) = changed_cells({"p": verdict("a", "p", before)}, {"p": verdict("b", "p", after)})
    assert cell.change == change


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [(3, 4, "worse"), (4, 3, "better"), (4, "without end", "worse"), (3, 3, None)],
)
def test_a_worse_worst_is_a_change(before: Amount, after: Amount, change: str | None) -> None:
    one, other = verdict("a", "p", worst=before), verdict("b", "p", worst=after)
    found = changed_cells({"p": one}, {"p": other})
    assert [cell.change for cell in found] == ([change] if change else [])


@given(st.lists(st.tuples(OUTCOMES, OUTCOMES)))
def test_what_got_worse_comes_first_and_nothing_that_is_alike_comes(
    outcomes: list[tuple[Outcome, Outcome]],
) -> None:
    before = {f"p{n}": verdict("a", f"p{n}", one) for n, (one, _) in enumerate(outcomes)}
    after = {f"p{n}": verdict("b", f"p{n}", other) for n, (_, other) in enumerate(outcomes)}
    found = changed_cells(before, after)
    ranks = [BY_IMPORTANCE.index(cell.change) for cell in found]
    assert ranks == sorted(ranks)
    assert len(found) == sum(one is not other for one, other in outcomes)


@given(OUTCOMES, OUTCOMES)
def test_only_a_promise_that_was_kept_can_fail(before: Outcome, after: Outcome) -> None:
    found = changed_cells({"p": verdict("a", "p", before)}, {"p": verdict("b", "p", after)})
    fails = before is KEPT and after in (BROKEN_PROMISE, Outcome.BROKEN)
    assert any(cell.fails_a_promise for cell in found) is fails
