"""Consequences: told once for all changes that do the same, in words without names or code."""

from __future__ import annotations

import pytest
from evenhand.model.history import History, PlatformFact
from evenhand.mutation.telling import Told, told_by
from evenhand.questions.specs import COMBINATIONS
from evenhand.reports.consequences import NOW, WHETHER, consequences, in_words
from evenhand.rulesets import RuleSet
from evenhand.runs import Run
from evenhand.strategies.small import small_histories
from evenhand.strategies.tables import tables_for

from tests.policies.jobs import CATALOGUE
from tests.policies.jobs import NOW as TODAY
from tests.possibility.planted import NO_SCORE
from tests.reports.mutated import COUNTS, SCORE, change, difference, finding, notice, window
from tests.reports.written import ADA

DUTY = ("the duty to flag, about Ada", "the duty to flag, about a freelancer")
BADGES = ("the badges of Ada", "the badges of a freelancer")
ANSWERING_ALL = CATALOGUE.rule_set("upwork.jss_2024_09")


def everything_told() -> list[Told]:
    """What is told of some small histories, to every question there is."""
    rule_sets: tuple[RuleSet, ...] = (ANSWERING_ALL, NO_SCORE)
    return [
        told
        for rule_set in rule_sets
        for history in list(small_histories(tables_for([ANSWERING_ALL])))[::199]
        for question in COMBINATIONS
        for told in told_by(Run(rule_set, history), question)
    ]


def test_whatever_can_be_told_with_yes_or_no_reads_as_a_sentence_that_says_what_is_new() -> None:
    verbs = set()
    for told in everything_told():
        if told.about.startswith(WHETHER):
            about = (told.about, told.in_general)
            now, no_longer = (
                in_words(difference(about, *answers)) for answers in (("no", "yes"), ("yes", "no"))
            )
            assert " now " in now
            assert now.replace(" now ", " no longer ", 1) == no_longer
            verbs |= {verb for verb in NOW if verb in told.in_general}
    assert verbs == {*NOW}, "every verb is one that somebody uses"


def test_no_contract_is_numbered_in_what_is_told_in_general() -> None:
    told = everything_told()
    assert any("contract 2" in each.about for each in told)
    assert not any(sign.isdigit() for each in told for sign in each.in_general)


def test_what_is_told_in_general_is_of_the_role_that_a_party_has() -> None:
    history = History(facts=[PlatformFact(kind="flagged", about=ADA, at=TODAY)], at=TODAY)
    told = [*told_by(Run(ANSWERING_ALL, history), "acts")]
    assert {each.in_general.rpartition(", ")[2] for each in told} == {"about a freelancer"}
    assert {each.about.rpartition(", ")[2] for each in told} == {"about Ada"}


@pytest.mark.parametrize(
    ("about", "before", "after", "words"),
    [
        (COUNTS, "no", "yes", "a contract now counts"),
        (COUNTS, "yes", "no", "a contract no longer counts"),
        (COUNTS, "yes", "no answer", "whether a contract counts would be no answer instead of yes"),
        (SCORE, "80", "75/2", "the score of a freelancer would be 37.5 instead of 80"),
        (SCORE, "2/3", "1/3", "the score of a freelancer would be 0.33 instead of 0.67"),
        (SCORE, "1/999", "1/998", "the score of a freelancer would be 1/998 instead of 1/999"),
        (SCORE, "no score", "0", "the score of a freelancer would be 0 instead of no score"),
        (DUTY, "none", "by 1 May", "there would be a duty to flag, about a freelancer"),
        (DUTY, "by 1 May", "none", "there would no longer be a duty to flag, about a freelancer"),
        (
            DUTY,
            "by 1 May; by 2 May",
            "by 1 May; by 3 May",
            "the duty to flag, about a freelancer, would be due by 3 May instead of by 2 May",
        ),
        (
            DUTY,
            "by 1 May",
            "by 1 May; by 1 May",
            "the duty to flag, about a freelancer, would also be due by 1 May",
        ),
        (BADGES, "Top; Rising", "Top", "the badges of a freelancer would no longer be Rising"),
        (
            BADGES,
            "none",
            "Rising; Top",
            "the badges of a freelancer would be Rising and Top instead of none",
        ),
    ],
)
def test_what_becomes_otherwise_is_told_and_nothing_of_the_rest(
    about: tuple[str, str], before: str, after: str, words: str
) -> None:
    assert in_words(difference(about, before, after)) == words


def test_what_comes_of_several_changes_is_told_once_and_what_comes_of_most_first() -> None:
    yes, no = difference(COUNTS, "no", "yes"), difference(COUNTS, "yes", "no")
    made = [finding(window(days), told=no if days < 60 else yes) for days in (30, 61, 120)]
    told = consequences(made)
    assert [(each.words, [*each.findings]) for each in told] == [
        ("a contract now counts", made[1:]),
        ("a contract no longer counts", made[:1]),
    ]


def test_of_many_numbers_one_is_told_as_an_example_but_none_for_a_number() -> None:
    numbers = [("80", "81"), ("80", "79"), ("80", "no score"), ("no score", "80")]
    told = consequences(finding(change(), told=difference(SCORE, *each)) for each in numbers)
    assert [each.words for each in told] == [
        "the score of a freelancer would be 81 instead of 80 (for example)",
        "the score of a freelancer would be no score instead of 80",
        "the score of a freelancer would be 80 instead of no score",
    ]


def test_a_change_that_makes_no_difference_has_no_consequence() -> None:
    assert consequences([finding(change()), finding(change(), notice("a_promise"))]) == []
