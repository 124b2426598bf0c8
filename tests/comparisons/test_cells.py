"""A cell that changed: in which way, and in which order they are told."""

from __future__ import annotations

import pytest
from evenhand.comparisons.cells import BY_IMPORTANCE, ChangedCell, changed_cells
from evenhand.invariants.declared import Check, Invariant
from evenhand.model.cases import Amount, Case
from evenhand.model.contracts import Party
from evenhand.model.verdicts import Outcome, Verdict
from evenhand.runs import Run
from hypothesis import given
from hypothesis import strategies as st

from tests.comparisons.peopled import PAID_COUNT, SIDES
from tests.reports.written import verdict

KEPT, BROKEN_PROMISE = Outcome.HOLDS, Outcome.VIOLATED
OUTCOMES = st.sampled_from(list(Outcome))


def changed(
    before: dict[str, Verdict],
    after: dict[str, Verdict],
    check: Check = lambda run: [],
) -> tuple[ChangedCell, ...]:
    """The cells of these verdicts, on promises that *check* says what they come to."""
    promises = {name: Invariant(name, "", (), check) for name in before}
    return changed_cells(SIDES, promises, before, after)


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
    (cell,) = changed({"p": verdict("a", "p", before)}, {"p": verdict("b", "p", after)})
    assert cell.change == change


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [(3, 4, "worse"), (4, 3, "better"), (4, "without end", "worse"), (3, 3, None)],
)
def test_a_worse_worst_is_a_change(before: Amount, after: Amount, change: str | None) -> None:
    one, other = verdict("a", "p", worst=before), verdict("b", "p", worst=after)
    found = changed({"p": one}, {"p": other})
    assert [cell.change for cell in found] == ([change] if change else [])


@pytest.mark.parametrize(
    ("amount", "change"), [(3, "worse"), (4, None), (9, "better")], ids=["less", "as much", "more"]
)
def test_each_side_is_tried_on_what_was_worst_for_the_other(
    amount: Amount, change: str | None
) -> None:
    def only_the_baseline(run: Run) -> list[Case]:
        of, here = Party("a freelancer"), run.history
        case = Case(kept=True, of=of, base=here, varied=here, before=1, after=1, amount=amount)
        return [] if run.rule_set is PAID_COUNT else [case]

    one, other = verdict("a", "p", worst=3), verdict("b", "p", worst=4)
    found = changed({"p": one}, {"p": other}, only_the_baseline)
    assert [cell.change for cell in found] == ([change] if change else [])


@given(st.lists(st.tuples(OUTCOMES, OUTCOMES)))
def test_what_got_worse_comes_first_and_nothing_that_is_alike_comes(
    outcomes: list[tuple[Outcome, Outcome]],
) -> None:
    before = {f"p{n}": verdict("a", f"p{n}", one) for n, (one, _) in enumerate(outcomes)}
    after = {f"p{n}": verdict("b", f"p{n}", other) for n, (_, other) in enumerate(outcomes)}
    found = changed(before, after)
    ranks = [BY_IMPORTANCE.index(cell.change) for cell in found]
    assert ranks == sorted(ranks)
    assert len(found) == sum(one is not other for one, other in outcomes)


@given(OUTCOMES, OUTCOMES)
def test_only_a_promise_that_was_kept_can_fail(before: Outcome, after: Outcome) -> None:
    found = changed({"p": verdict("a", "p", before)}, {"p": verdict("b", "p", after)})
    fails = before is KEPT and after in (BROKEN_PROMISE, Outcome.BROKEN)
    assert any(cell.fails_a_promise for cell in found) is fails
