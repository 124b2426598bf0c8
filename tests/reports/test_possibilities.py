"""Possibilities told: what is the very same under several rule sets is told under the first."""

from __future__ import annotations

from evenhand.catalogue.goal_files import Wanted
from evenhand.possibility.asking import answered
from evenhand.possibility.goals import Goal
from evenhand.reports.possibilities import as_text

from tests.possibility.planted import MEAN, OF_A_YEAR

GOAL = Goal(before=Wanted(100), after=Wanted(80), feedback="hostile", besides=0)
AGAIN = "Both numbers come about as under written here, by the same sums."


def test_the_same_sums_are_told_once_and_then_named() -> None:
    text = as_text([answered(MEAN, GOAL)] * 3, GOAL, "")
    assert text.count("How the 80 of 15 Jun 2025 comes about:") == 1
    assert text.count("    those of clients 1 to 4  ") == 1
    assert text.count(AGAIN) == 2
    assert text.index("How the 80") < text.index(AGAIN)


def test_other_sums_are_told_even_of_the_same_history() -> None:
    answers = [answered(rules, GOAL) for rules in (MEAN, OF_A_YEAR)]
    text = as_text(answers, GOAL, "")
    assert text.count("How the 80 of 15 Jun 2025 comes about:") == 2
    assert AGAIN not in text
