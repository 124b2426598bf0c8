"""The worst found: the highest of all rule sets, in a few words, and its history on request."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest
from evenhand.model.cases import Amount, more_than
from evenhand.model.history import History
from evenhand.model.verdicts import Outcome, Verdict
from evenhand.reports import worst
from evenhand.reports.criteria import Criteria, criteria
from evenhand.reports.markdown import check_report
from evenhand.rulesets import RuleSet
from hypothesis import given
from hypothesis import strategies as st

from tests.questions.written import rule_set
from tests.reports.test_sheets import a_promise
from tests.reports.test_stories import by_stars, nothing_moves_much, plain_mean
from tests.reports.written import case, found, job, verdict

AMOUNTS: st.SearchStrategy[Amount] = st.integers(0, 3) | st.fractions(0, 3) | st.just("without end")
FALL = case(
    base=History([job(1)]),
    varied=History([job(1), job(2, stars=1)]),
    before=100,
    after=60,
    because=job(2, stars=1),
)


@pytest.fixture
def rules() -> RuleSet:
    return rule_set(by_stars, plain_mean)


def measured(name: str, amount: Amount, promise: str = "a_promise", **more: Any) -> Verdict:
    """A verdict whose worst case is a fall of *amount*."""
    facts = {each: getattr(FALL, each) for each in ("base", "varied", "before", "after", "because")}
    worst_of_all = found(case(**{**facts, **more, "amount": amount}))
    return verdict(name, promise, outcome=Outcome.VIOLATED, looked={"worst": worst_of_all})


def table(verdicts: Sequence[Verdict]) -> Criteria:
    return criteria(verdicts, {"a_promise": a_promise, "nothing_moves_much": nothing_moves_much})


def lines(rules: RuleSet, *verdicts: Verdict) -> list[str]:
    return list(worst.worst_found(table(verdicts), lambda name: rules))


def test_the_most_of_all_rule_sets_is_told_with_what_happened(rules: RuleSet) -> None:
    assert lines(rules, measured("a", 3), measured("b", Fraction(22, 3)), measured("c", 4)) == [
        "a promise (points): 7.33, under b, by 2 contracts. 100 becomes 60."
    ]


def test_of_those_that_are_as_bad_the_shortest_is_told_and_the_others_counted(
    rules: RuleSet,
) -> None:
    short: dict[str, Any] = {
        "base": History(),
        "varied": History([job(1, stars=1)]),
        "before": None,
        "after": 20,
    }
    found_so = [measured("a", 9), measured("b", 9, **short), measured("c", 9), measured("d", 1)]
    assert lines(rules, *found_so) == [
        "a promise (points): 9, under b and 2 others, by 1 contract. No score becomes 20."
    ]


def test_what_would_be_otherwise_is_told_before_the_numbers(rules: RuleSet) -> None:
    assert lines(rules, measured("a", 9, difference="had it paid $1")) == [
        "a promise (points): 9, under a, by 2 contracts. Had it paid $1, 100 becomes 60."
    ]
    told = {"difference": "had it paid $1", "told": "One dollar did it."}
    assert lines(rules, measured("a", 9, **told)) == [
        "a promise (points): 9, under a, by 2 contracts. One dollar did it."
    ]


def test_where_nothing_was_found_nothing_is_told(rules: RuleSet) -> None:
    silent = verdict("b", outcome=Outcome.SILENT, worst=11)
    assert lines(rules, measured("a", 0), silent, verdict("c")) == []
    assert worst.as_text(table([measured("a", 0)]), lambda name: rules) == ""


@given(st.lists(AMOUNTS, min_size=1, max_size=5))
def test_nothing_that_was_found_is_worse_than_what_is_told(amounts: list[Amount]) -> None:
    rules = rule_set(by_stars, plain_mean)
    verdicts = [measured(f"rules_{n}", amount) for n, amount in enumerate(amounts)]
    told = lines(rules, *verdicts)
    assert len(told) == any(amounts)
    for line in told:
        name = line.partition(", under ")[2].partition(",")[0].split()[0]
        amount = amounts[int(name.removeprefix("rules_"))]
        assert not any(more_than(other, amount) for other in amounts)


def test_each_promise_has_its_line_in_80_columns(rules: RuleSet) -> None:
    long = "a_family_with_a_long_name.rules_with_a_name_that_is_long_too"
    verdicts = [
        each
        for promise in ("a_promise", "nothing_moves_much")
        for each in (measured("a", 3, promise), measured(long, "without end", promise))
    ]
    text = worst.as_text(table(verdicts), lambda name: rules)
    assert text.isascii()
    assert text.startswith(
        f"{worst.HEADLINE}\n  a promise (points): without end, under\n    {long}"
    )
    assert all(len(line) <= 80 for line in text.splitlines())
    assert text.count(" 100 becomes 60.") == 2
    assert "->" not in text


def test_where_one_promise_was_checked_the_history_is_told_too(rules: RuleSet) -> None:
    text = worst.as_text(table([measured("a", 3), measured("b", 9)]), lambda name: rules)
    words = " ".join(text.split())
    assert "9, under b, by 2 contracts. 100 becomes 60." in words
    assert "-> 10 May 2024 Client 2 ends a contract with the freelancer 7 days after" in words
    assert "score would be 100. Because it is there, it is 60. The rule: rules.by_stars" in words


def test_markdown_lists_it(rules: RuleSet) -> None:
    found_so = table([measured("a", 9)])
    out = check_report(found_so, [], worst_found=lines(rules, measured("a", 9)))
    assert "<summary>The worst found</summary>\n\n- a promise (points): 9, under a, by" in out
