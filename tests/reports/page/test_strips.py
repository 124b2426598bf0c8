"""Strips: a dot for every rule set, the worst written out, nothing outside the drawing."""

from __future__ import annotations

from collections.abc import Sequence

from evenhand.model.cases import Amount
from evenhand.model.verdicts import Outcome
from evenhand.reports.criteria import criteria, rounded
from evenhand.reports.page.strips import Strip, strips
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.page.written import PROMISE, promise, rules
from tests.reports.written import verdict

AMOUNTS: st.SearchStrategy[Amount] = (
    st.integers(0, 10**6) | st.fractions(0, 100) | st.just("without end")
)


def drawn(amounts: Sequence[Amount]) -> list[Strip]:
    verdicts = [
        verdict(f"ours.{n}", PROMISE, Outcome.VIOLATED, worst=amount)
        for n, amount in enumerate(amounts)
    ]
    return strips(criteria(verdicts, {PROMISE: promise(PROMISE)}), rules)


@given(st.lists(AMOUNTS, min_size=1, max_size=60))
def test_there_is_a_dot_for_every_rule_set_and_the_worst_is_written_out(
    amounts: list[Amount],
) -> None:
    found = drawn(amounts)
    if all(amount == 0 for amount in amounts):
        assert found == []
        return
    drawing = found[0].drawing
    dots = [shape for shape in drawing.shapes if shape.tag == "circle"]
    assert sorted(shape.told.partition(":")[0] for shape in dots) == sorted(
        f"ours.{n}" for n in range(len(amounts))
    )
    endless = "without end" in amounts
    numbers = [amount for amount in amounts if not isinstance(amount, str)]
    worst: Amount = "without end" if endless else max(numbers)
    assert sum(shape.kind == "worst" for shape in dots) == amounts.count(worst)
    number = next(shape for shape in drawing.shapes if shape.kind == "number falls-to")
    assert number.text == rounded(worst, unicode=True)
    for shape in (*dots, number):
        across = float(shape.attributes.get("cx", shape.attributes.get("x", 0)))
        down = float(shape.attributes.get("cy", shape.attributes.get("y", 0)))
        assert 0 <= across <= drawing.width
        assert 0 < down <= drawing.height


def test_a_strip_says_in_words_how_many_came_to_what() -> None:
    assert drawn([3, 3, "without end", 7])[0].drawing.description == (
        "Of 4 rule sets, the worst found, in points: \N{INFINITY} (1), 7 (1), 3 (2)."
    )
