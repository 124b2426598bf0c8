"""Choices: whatever a rule's text or numbers say that we chose is told, and nothing else."""

from __future__ import annotations

from typing import Annotated, Any

import pytest
from evenhand.model.sources import chosen, documented
from evenhand.model.units import Points, Stars
from evenhand.questions.rules import rates
from evenhand.reports.packs.choices import chosen_in, chosen_words, guesses
from hypothesis import given
from hypothesis import strategies as st

from tests.explanations.test_reaching import mean
from tests.questions.written import rule_set

MARKS = ["(chosen by us)", "(chosen by us: never said)", '(chosen: "a little")', "(chosen)"]


@rates()
def by_points(
    contract: Any,
    *,
    good_from: Annotated[Points, chosen("nobody says; 9 is usual")] = 9,
    bad_up_to: Annotated[Points, chosen("nobody says; 6 is usual")] = 6,
    stars_from: Annotated[Stars, chosen("nobody says")] = 4,
    changes: Annotated[int, documented("a page")] = 1,
) -> int:
    """What was said decides. Nothing said weighs one (chosen by us: never said).

    The rest is written.
    """
    return 1


RULES = rule_set(by_points, mean())
RULE = RULES.rules["rules.by_points"]


def with_text(text: str) -> Any:
    @rates()
    def rule(contract: Any) -> int:
        return 1

    rule.__doc__ = text
    return rule_set(rule, mean()).rules["rules.rule"]


@given(st.lists(st.sampled_from(["", *MARKS]), min_size=1, max_size=6))
def test_the_sentences_that_say_chosen_are_found_and_no_others(marks: list[str]) -> None:
    every = [f"Sentence {n}{f' {mark}' if mark else ''}." for n, mark in enumerate(marks)]
    rule = with_text(" ".join(every))
    expected = [text for text, mark in zip(every, marks, strict=True) if mark]
    assert chosen_words(rule) == expected
    assert chosen_in(RULES, [rule]) == len(expected)


@pytest.mark.parametrize("text", ["A chosen few count.", "One (a chosen one) counts.", ""])
def test_the_word_alone_is_no_choice(text: str) -> None:
    assert chosen_words(with_text(text)) == []


def test_words_and_numbers_are_counted_together() -> None:
    assert chosen_in(RULES, [RULE]) == 4


@pytest.mark.parametrize(
    ("said", "second"),
    [
        (("points", 0), "nobody says; 6 is usual"),
        (("points", 10), "nobody says; 9 is usual"),
        (("stars", 1), 'nobody says (we took 4 stars for "stars from")'),
    ],
)
def test_the_text_comes_first_then_the_number_nearest_to_what_was_said(
    said: tuple[str, int], second: str
) -> None:
    told = [*guesses(RULES, RULE, near=said)]
    assert told[:2] == ["Nothing said weighs one (chosen by us: never said).", second]
    assert len(told) == 4
