"""Phrases and points: what befell a contract or a party in words, and a share as one writes it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, get_args

import pytest
from evenhand.attribution.naming import in_brief
from evenhand.attribution.news import EVERYTHING, News
from evenhand.attribution.phrases import FACTS, age_in_words, facts_in_words, news_in_words
from evenhand.attribution.points import signed
from evenhand.model.contracts import Block, Change, End, Feedback, Payment, Report
from evenhand.model.history import FactKind, PlatformFact
from evenhand.model.outcomes import Rated, Refusal, Treatment
from hypothesis import given
from hypothesis import strategies as st

from tests.attribution.written import ADA, day, job
from tests.model.invented import CONTRACTS

OPEN = job("open", ended=None)
SAID = Feedback(by="client", at=day(2), stars=5)
REPORT = Report("freelancer", day(2), "threats")
ALL = News("ended", "open", EVERYTHING)


@pytest.mark.parametrize(
    ("old", "new", "phrase"),
    [
        ({}, {"end": End(day(3), "client")}, "was ended by the client unpaid"),
        (
            {},
            {"end": End(day(3), "freelancer"), "payments": (Payment(day(2), 500_00),)},
            "was ended by the freelancer and was paid $500",
        ),
        ({}, {"work": (day(2),)}, "was worked on"),
        (
            {"payments": (Payment(day(1), 500_00),)},
            {"refunds": (Payment(day(2), 200_00),)},
            "had $200 refunded",
        ),
        ({}, {"feedback": (SAID,)}, "drew 5 stars from the client"),
        (
            {},
            {"feedback": (SAID.replace(stars=1, private=0, satisfied=False),)},
            "drew 1 star (0 of 10 in private, a no) from the client",
        ),
        ({}, {"feedback": (SAID.replace(stars=None, private=10),)},
         "drew 10 of 10 in private from the client"),
        ({}, {"feedback": (SAID.replace(stars=None, by="freelancer"),)},
         "drew feedback without a word from the freelancer"),
        (
            {"feedback": (SAID,)},
            {"feedback": (SAID.replace(stars=1, changes=(Change(day(3), 5),), responded=day(4)),)},
            "saw the 5 stars of the client become 1 and saw the feedback of the client answered",
        ),
        ({}, {"reports": (REPORT,)}, "was reported by the freelancer"),
        ({}, {"reports": (REPORT.replace(ruled=day(3), upheld=False),)},
         "was reported by the freelancer, which was turned down"),
        ({"reports": (REPORT,)}, {"reports": (REPORT.replace(ruled=day(3), upheld=True),)},
         "saw the report of the freelancer upheld"),
        ({}, {"blocks": (Block("client", day(2)),)}, "was blocked by the client"),
        ({}, {"payments": (Payment(day(2), 0),)}, "is told otherwise"),
    ],
)  # fmt: skip
def test_news_of_a_contract_in_words(old: dict[str, Any], new: dict[str, Any], phrase: str) -> None:
    before = OPEN.replace(**old)
    assert news_in_words(before, before.replace(**new), ALL) == phrase


def test_a_contract_that_was_not_there_before_began() -> None:
    new = job("new", ended=3, stars=1)
    assert news_in_words(None, new, ALL) == (
        "began, was ended by the client, was paid $500 and drew 1 star from the client"
    )


@given(contract=CONTRACTS)
def test_only_the_kind_of_news_that_is_asked_for_is_told(contract: Any) -> None:
    only = news_in_words(None, contract, News("blocked", contract.id, ("blocks",)))
    assert only.split(",")[0].split(" and ")[0] == "began"
    assert not any(word in only for word in ("paid", "drew", "reported", "refunded"))


def test_every_fact_has_words() -> None:
    assert set(FACTS) == set(get_args(FactKind))
    facts = [PlatformFact(day(1), "flagged", ADA), PlatformFact(day(2), "restored", ADA)]
    assert facts_in_words(facts) == "was flagged and was restored"


def rated(outcome: int, weight: int = 1) -> Treatment:
    client = job("a job", ended=1).client
    return Treatment(OPEN, rated=Rated(outcome, weight, client, None, silent=False))


REFUSED = Treatment(OPEN, refused=((SAID, Refusal("too early"), "rules.early"),))


@pytest.mark.parametrize(
    ("before", "after", "counts", "phrase"),
    [
        (rated(5), Treatment(OPEN), (True, False), "counts no longer"),
        (Treatment(OPEN), rated(5), (False, True), "counts now"),
        (Treatment(OPEN), Treatment(OPEN), (False, False), "grew older"),
        (REFUSED, rated(5), (False, True), "its feedback takes effect now"),
        (rated(5), REFUSED, (True, False), "its feedback takes effect no longer"),
        (rated(5, 4), rated(5, 2), (True, True), "weighs 2 instead of 4"),
        (rated(5), rated(3), (True, True), "counts with 3 instead of 5"),
        (rated(5), rated(5), (True, False), "grew too old to count"),
        (rated(5), rated(5), (False, True), "counts now"),
        (rated(5), rated(5), (True, True), "grew older"),
    ],
)
def test_age_in_words(
    before: Treatment, after: Treatment, counts: tuple[bool, bool], phrase: str
) -> None:
    assert age_in_words(before, after, counts=counts) == phrase


@pytest.mark.parametrize(
    ("names", "told"),
    [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c"),
     (["a", "b", "c", "d"], "a ... d (4 in all)")],
)  # fmt: skip
def test_many_names_are_told_in_brief(names: list[str], told: str) -> None:
    assert in_brief(names) == told


@pytest.mark.parametrize(
    ("points", "told"),
    [
        (Fraction(-17, 2), "-8 1/2"),
        (Fraction(3), "+3"),
        (Fraction(-5, 6), "-5/6"),
        (Fraction(22, 21), "+1 1/21"),
        (Fraction(0), "0"),
    ],
)
def test_points_are_told_with_their_sign_as_a_whole_and_a_fraction(
    points: Fraction, told: str
) -> None:
    assert signed(points) == told


@given(st.fractions(max_denominator=50))
def test_points_as_told_are_exact(points: Fraction) -> None:
    sign = -1 if points < 0 else 1
    parts = signed(points).lstrip("+-").split()
    assert sign * sum(map(Fraction, parts)) == points
