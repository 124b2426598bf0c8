"""Cases: what was compared, and how much it came to."""

from __future__ import annotations

from fractions import Fraction

from evenhand.model.cases import Amount, Case, more_than
from evenhand.model.contracts import Party
from evenhand.model.history import History
from hypothesis import given
from hypothesis import strategies as st

AMOUNTS = st.integers() | st.fractions() | st.just("without end")


def case(before: int | Fraction | str | None, after: int | str | None, measure: str = "") -> Case:
    history = History()
    return Case(
        kept=True,
        of=Party("Ada"),
        base=history,
        varied=history,
        before=before,
        after=after,
        measure=measure,
    )


@given(AMOUNTS)
def test_nothing_is_more_than_what_is_without_end(amount: Amount) -> None:
    assert not more_than(amount, "without end")
    assert more_than("without end", amount) == (amount != "without end")


@given(st.fractions(), st.fractions())
def test_numbers_are_compared_as_numbers(one: Fraction, other: Fraction) -> None:
    assert more_than(one, other) == (one > other)


def test_a_case_about_something_else_has_no_scores() -> None:
    assert case(91, 80).scores == (91, 80)
    assert case("gold", "none", measure="badges").scores == (None, None)
    assert case(91, 80, measure="anything").scores == (None, None)


def test_a_case_moved_where_what_it_is_about_differs() -> None:
    assert case("gold", "none", measure="badges").moved
    assert not case("gold", "gold", measure="badges").moved
    assert case(None, 80).moved
