"""How hard we looked: a row for each promise, least and most, in few lines of 80 columns."""

from __future__ import annotations

import re
from typing import Any

import pytest
from evenhand.catalogue.promises import reference_promises
from evenhand.model.verdicts import Outcome, Verdict
from evenhand.reports import looked
from evenhand.reports.criteria import criteria
from evenhand.reports.markdown import check_report
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.written import EVERY, NO_PROOF, PROOF, verdict

ROW = re.compile(r"^(\S.*?)(?:  +([\d,]+(?:-[\d,]+)?)){2}(?:  +(\d+) of (\d+))?$", re.MULTILINE)
NAMES = [promise.name for promise in reference_promises()]
COUNTS = st.integers(0, 10**5)


def section(*verdicts: Verdict) -> str:
    return looked.as_text(criteria(verdicts))


def rows(text: str) -> dict[str, list[str]]:
    """The cells of each promise that is told in a line of its own."""
    found = [re.split(r"  +", line) for line in text.splitlines() if ROW.match(line)]
    return {name: cells for name, *cells in found}


def tried(rule_set: str, invariant: str = "a_promise", **counts: Any) -> Verdict:
    return verdict(rule_set, invariant, looked=counts)


def test_least_and_most_are_told_and_how_many_held_still() -> None:
    text = section(
        tried("a", cases=1_200, moved=0),
        tried("b", cases=1_500, moved=30),
        tried("c", cases=1_300, moved=0),
        verdict("d", outcome=Outcome.VIOLATED, looked={"cases": 1_250, "moved": 1_100}),
    )
    assert rows(text) == {"a promise": ["1,200-1,500", "0-1,100", "2 of 3"]}


def test_where_all_came_to_the_same_there_is_one_number() -> None:
    assert rows(section(tried("a", cases=7, moved=3))) == {"a promise": ["7", "3", "0 of 1"]}


def test_where_nobody_keeps_it_nobody_held_still() -> None:
    broken = verdict("a", outcome=Outcome.VIOLATED, looked={"cases": 7, "moved": 0})
    assert rows(section(broken)) == {"a promise": ["7", "0"]}


def test_the_rule_set_under_which_it_applied_far_less_often_is_named() -> None:
    close = section(tried("a", cases=50), tried("b", cases=100))
    assert "least under" not in close
    apart = section(tried("a", cases=49), tried("b", cases=100))
    assert "\n  least under a\n" in f"{apart}\n"


def test_what_was_never_tested_is_told_with_a_nought() -> None:
    text = section(
        tried("a", cases=100), verdict("b", outcome=Outcome.VACUOUS, looked={"cases": 0})
    )
    assert rows(text)["a promise"][0] == "0-100"
    assert "least under b" in text


def test_what_nobody_answers_is_no_row_and_where_nothing_was_tried_there_is_no_section() -> None:
    silent = verdict("a", "another_promise", outcome=Outcome.SILENT)
    assert [*rows(section(silent, tried("a")))] == ["a promise"]
    assert section(silent) == ""


@given(st.lists(st.tuples(st.sampled_from(NAMES), COUNTS, COUNTS), unique_by=lambda each: each[0]))
def test_every_promise_has_one_row_in_80_columns_of_plain_ascii(
    found: list[tuple[str, int, int]],
) -> None:
    text = section(
        *(
            tried(rules, name, cases=cases, moved=moved)
            for name, cases, moved in found
            for rules in "ab"
        )
    )
    assert text.isascii()
    assert all(len(line) <= 80 for line in text.splitlines())
    told = [cells[:2] for cells in rows(text).values()]
    assert told == [[f"{cases:,}", f"{moved:,}"] for _, cases, moved in found]


def test_the_whole_catalogue_takes_less_than_sixty_lines() -> None:
    few = 4  # promises that apply far more often under some rule sets
    text = section(
        *(
            tried(f"family.rules_{n}", name, cases=1_000 + 1_500 * n * (place < few), moved=n)
            for n in range(38)
            for place, name in enumerate(NAMES)
        )
    )
    assert text.count("least under") == few
    assert len(NAMES) < len(text.splitlines()) < 60


def test_up_to_which_size_all_was_tried_is_told_for_how_many_pairs() -> None:
    words = " ".join(section(tried("a", exhausted=EVERY), tried("b", exhausted=EVERY)).split())
    assert words.endswith("All 39,711 histories of up to 3 of 60 kinds were tried, for 2 pairs.")
    words = " ".join(section(tried("a", exhausted=EVERY), tried("b")).split())
    assert words.endswith("were tried, for 1 of 2 pairs.")


def test_proofs_of_one_kind_are_told_together_and_what_was_not_proved_comes_last() -> None:
    other = type(PROOF)(
        proved=True,
        tool=PROOF.tool,
        version=PROOF.version,
        lemma="another lemma",
        bounds=PROOF.bounds,
        assumed=PROOF.assumed,
    )
    found = [
        tried("a", "one", proof=NO_PROOF),
        tried("a", "two", proof=PROOF),
        tried("a", "three", proof=other),
    ]
    words = " ".join(section(*found).split())
    assert words.endswith(
        "2 pairs: Proved for histories of any length, by a prover 1.2. Within these bounds: at "
        "most ten payments; amounts up to $1,000,000. Assumed: the score hangs on the totals only. "
        "1 pair: Not proved (a prover 1.2): a rule reads the history."
    )


@pytest.mark.parametrize("unicode", [True, False])
def test_markdown_has_the_same_folded_under_the_table(*, unicode: bool) -> None:
    found = [tried("a", cases=49, exhausted=EVERY), tried("b", cases=100, moved=0)]
    out = check_report(criteria(found), [("a story", "It was so.")], unicode=unicode)
    assert out.count("<details>") == out.count("</details>") == 2
    table, folded, story = (
        out.partition("<details><summary>")[0],
        *out.split("<details><summary>")[1:],
    )
    assert "| a promise |" in table
    assert folded.startswith("How hard we looked</summary>\n\n")
    assert "| promise | applied | moved | unmoved | least under |" in folded
    assert "| a promise | 49-100 | 0-3 | 1 of 2 | a |" in folded
    assert "- All 39,711 histories of up to 3 of 60 kinds were tried, for 1 of 2 pairs." in folded
    assert story.startswith("a story</summary>")


def test_markdown_of_what_nobody_answers_has_nothing_to_unfold() -> None:
    silent = criteria([verdict("a", outcome=Outcome.SILENT)])
    assert "<details>" not in check_report(silent, [])
