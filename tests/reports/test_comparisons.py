"""Everything in which rule sets can differ is told, in plain lines."""

from __future__ import annotations

import pytest
from evenhand.comparisons.bounds import ChangedBound
from evenhand.reports.cell_changes import balance
from evenhand.reports.comparisons import as_text, told_bound, told_since

from tests.comparisons.written import comparison, since


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    "sentence",
    [
        "- added: rules.stars: Three stars for everybody. [ours] It is asked before rules.others.",
        "- dropped: rules.stars: Three stars for everybody. [ours]",
        "- changed, in its question, text, source, code and helpers: rules.stars: Three stars",
        "- asked in another order: b, a",
        "numbers: - rules.stars, worst: 1 [no source given] becomes no such number",
        "the whole: - the scale, 1 to 5, becomes 0 to 100",
        "- scores are given to clients and freelancers; before to freelancers",
        "1 of 9 scenarios ends otherwise (baseline -> candidate):",
        "- A story: Ada: no score, then 3 -> no score, then 4",
        "- A story: badges of Ada: Top, then none -> Top, then Top, Plus",
        "- A story: contract job 1 in the work history: listed -> no rule says",
        "written here is harsher on 7 of 100 histories tried.",
        "The smallest history (Ada: 3 under written here at main, 4 under written here):",
        "written here is never kinder, as far as all 60 histories of up to 2 contracts of 9 kinds, "
        "alone and beside 1 or 2 good contracts, and 40 others go. On 3 "
        "histories a rule failed: they show nothing.",
        "Only written here at main gives a score on 1 of 100 histories tried.",
    ],
)
def test_every_difference_is_told(sentence: str) -> None:
    found = comparison()
    assert sentence in words(as_text(found, found.candidates[0]))


def test_lines_fit_the_page() -> None:
    found = comparison()
    assert max(map(len, as_text(found, found.candidates[0]).splitlines())) <= 80


def test_the_balance_names_what_is_lost() -> None:
    (beside,) = comparison().candidates
    assert balance(beside) == "written here breaks 1 that the baseline kept (p)."


def test_what_became_of_the_repository_is_told() -> None:
    assert words(told_since(since())) == (
        "1 rule set changed since main, 1 unchanged. Added since main: added. "
        "Removed since main: removed. Changed bound since main: points of "
        "one_contract_moves_the_score_a_little, 8 (set in pyproject.toml) becomes 5 (the promise's "
        "own number). Both sides are judged by 5. Kept only since then, which is worse: by what "
        "it was, it is broken by same. Changed scenarios: other.toml. Added scenarios: new.toml. "
        "Removed scenarios: gone.toml."
    )


@pytest.mark.parametrize(
    ("before", "after", "own", "told"),
    [
        (None, 8, 5, "5 (the promise's own number) becomes 8 (set in pyproject.toml)."),
        (None, 8, 0, "0 (the promise's own number) becomes 8 (set in pyproject.toml)."),
        (6, 8, 5, "6 (set in pyproject.toml) becomes 8 (set in pyproject.toml)."),
        (None, 8, None, "the promise's own number becomes 8 (set in pyproject.toml)."),
    ],
)
def test_of_a_bound_that_moved_both_numbers_are_told_with_whose_they_are(
    before: int | None, after: int, own: int | None, told: str
) -> None:
    bound = ChangedBound("a_promise", "points", before, after, own)
    assert f"points of a_promise, {told} Both sides are judged by {after}." in told_bound(
        bound, since()
    )
