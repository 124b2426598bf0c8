"""Attributions told: sums that can be added up again, words that fit the page."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from evenhand.attribution.changes import Attribution, Cause, CauseKind, Share
from evenhand.model.units import Exact
from evenhand.reports.attributions import as_json, as_markdown, in_a_sentence, told_attribution
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.written import ADA, FIRST


def share(points: Exact, name: str, phrase: str = "grew older", kind: CauseKind = "aged") -> Share:
    return Share(Cause(kind, f"{name}: {phrase}", (name,)), Fraction(points))


def attribution(
    *shares: Share, before: Exact | None = 91, after: Exact | None = 80, note: str = ""
) -> Attribution:
    return Attribution(ADA, (FIRST, FIRST), before, after, shares, note)


CANCELLED = share(
    Fraction(-17, 2), "cancelled", "began and was ended by the client unpaid", "added"
)
OLD = [share(Fraction(-5, 6), f"old {number}") for number in (1, 2, 3)]
FALL = attribution(CANCELLED, *OLD, note="Three are alike.")


def test_a_change_is_told_as_a_table_with_its_sum() -> None:
    assert told_attribution(FALL) == (
        "  Of the fall from 91 to 80:\n"
        "    -8 1/2  cancelled: began and was ended by the client unpaid\n"
        "    -2 1/2  old 1, old 2 and old 3, -5/6 each: grew older\n"
        "    ------\n"
        "       -11  in all\n"
        "  Three are alike."
    )


def test_a_change_is_told_in_a_sentence() -> None:
    assert in_a_sentence(FALL) == (
        "Of the fall from 91 to 80: -8 1/2 cancelled: began and was ended by the client unpaid; "
        "-2 1/2 old 1, old 2 and old 3, -5/6 each: grew older. Three are alike."
    )


def test_a_change_is_told_as_a_table_of_markdown() -> None:
    assert as_markdown(FALL) == (
        "Of the fall from 91 to 80:\n\n"
        "| points | cause |\n"
        "| --- | --- |\n"
        "| -8 1/2 | cancelled: began and was ended by the client unpaid |\n"
        "| -2 1/2 | old 1, old 2 and old 3, -5/6 each: grew older |\n"
        "| -11 | in all |\n\n"
        "Three are alike."
    )


def test_a_machine_is_told_every_share_without_rounding() -> None:
    told = as_json(FALL)
    assert json.loads(json.dumps(told)) == told
    assert (told["of"], told["before"], told["after"]) == ("Ada", "91", "80")
    assert [each["points"] for each in told["shares"]] == ["-17/2", "-5/6", "-5/6", "-5/6"]
    assert told["shares"][1] == {
        "points": "-5/6",
        "kind": "aged",
        "cause": "old 1: grew older",
        "contracts": ["old 1"],
    }


@pytest.mark.parametrize(
    ("before", "after", "heading"),
    [(91, 80, "fall from 91 to 80"), (Fraction(9, 2), 5, "rise from 4.5 to 5")],
)
def test_the_heading_says_which_way_it_went(before: Exact, after: Exact, heading: str) -> None:
    one = share(after - before, "one")
    assert told_attribution(attribution(one, before=before, after=after)).startswith(
        f"  Of the {heading}:\n"
    )


def test_what_is_of_one_kind_and_not_worth_the_same_stands_apart() -> None:
    told = told_attribution(attribution(share(-6, "one"), share(-5, "two")))
    assert [line.split()[0] for line in told.splitlines()[1:3]] == ["-6", "-5"]


def test_what_is_told_as_several_already_is_not_put_together_again() -> None:
    lots = [
        Share(Cause("added", f"{name} ... z (9 in all): began", (name, "z")), Fraction(-11, 2))
        for name in "ab"
    ]
    assert len(told_attribution(attribution(*lots)).splitlines()) == 5


def test_nothing_is_told_where_a_reader_sees_the_same() -> None:
    same = attribution(share(3, "up"), share(-3, "down"), before=80, note="a note")
    assert (told_attribution(same), in_a_sentence(same), as_markdown(same)) == ("", "", "")
    assert len(as_json(same)["shares"]) == 2


def test_without_a_score_there_is_only_the_note() -> None:
    unsplit = attribution(before=None, note="Nothing to split up.")
    assert told_attribution(unsplit) == "  Nothing to split up."
    assert in_a_sentence(unsplit) == as_markdown(unsplit) == "Nothing to split up."


NAMES = st.text("abcdefg |*", min_size=1, max_size=30).map(lambda text: f"x{text}y")


@given(
    st.lists(
        st.builds(
            share,
            st.fractions(-20, 20, max_denominator=12).filter(bool),
            NAMES,
            st.text("some words ", max_size=120).map(lambda text: f"did {text}"),
        ),
        min_size=1,
        max_size=8,
        unique_by=lambda each: each.cause.contracts,
    )
)
def test_no_line_is_longer_than_the_page_and_the_rows_add_up(shares: list[Share]) -> None:
    total = sum((each.points for each in shares), Fraction())
    told = told_attribution(attribution(*shares, before=Fraction(50) - total, after=50))
    if not total:
        assert told == ""
        return
    *rows, rule, last = told.splitlines()[1:]
    assert max(map(len, told.splitlines())) <= 80
    *points, whole = [number(line[4 : len(rule)]) for line in [*rows, last]]
    assert sum(points) == whole == total


def number(written: str) -> Fraction:
    """A share as it is written; 0 where the line goes on with words."""
    whole = sum(map(Fraction, written.strip().lstrip("+-").split()), Fraction())
    return -whole if "-" in written else whole
