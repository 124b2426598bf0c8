"""Contracts under way: who treats which, and when a score of both means something."""

from __future__ import annotations

from collections.abc import Generator
from datetime import datetime, timedelta

import pytest
from evenhand.comparisons.judgements import WorkedOut
from evenhand.comparisons.sides import Sides
from evenhand.comparisons.under_way import (
    Mixed,
    UnderWay,
    not_mixable,
    start_of,
    treated_by_the_old,
    under_way,
)
from evenhand.judging import Memories
from evenhand.model.contracts import Contract, End
from evenhand.model.history import History
from evenhand.model.outcomes import Totals
from evenhand.model.units import Exact
from evenhand.questions.rules import exception_to
from evenhand.rulesets import RuleSet, Scale
from hypothesis import given
from hypothesis import strategies as st

from tests.attribution.written import (
    RULE_SETS,
    by_pay,
    by_stars,
    day,
    job,
    mean,
    mean_of_the_last_two,
    on_sundays,
    the_older_the_less,
    unpaid,
)
from tests.comparisons.peopled import ALL_COUNT, FIRST_DAY, PAID_COUNT, SIDES, free, named, person
from tests.model.invented import HISTORIES
from tests.questions.written import marked, rule_set

START = start_of(FIRST_DAY)
EVE = START - timedelta(hours=1)
OVER = free("over", hired=day(20), ended=40, stars=1)
OPEN_THEN = free("open then", hired=day(20), ended=55, stars=1)
LATER = free("later", hired=day(52), ended=55, stars=1)
GOOD = job("good", ended=10)


def mixed(way: UnderWay, *contracts: Contract, sides: Sides = SIDES) -> Exact | None:
    ada = person("Ada", *contracts)
    judgement = Mixed(sides, treated_by_the_old(way, FIRST_DAY), Memories())
    return judgement.number(ada.history, of=ada.of)


@pytest.mark.parametrize(
    ("way", "over", "open_then", "later"),
    [
        ("new", 100, 100, 100),
        ("old", 100, 60, 100),
        ("hired", 60, 60, 100),
    ],
)
def test_which_contracts_the_old_rules_treat(
    way: UnderWay, over: int, open_then: int, later: int
) -> None:
    """The old rules count an unpaid contract with one star, the new leave it out."""
    found = [mixed(way, GOOD, one) for one in (OVER, OPEN_THEN, LATER)]
    assert found == [over, open_then, later]


@pytest.mark.parametrize(
    ("hired", "ended", "so"),
    [
        (EVE, None, True),
        (EVE, START, True),
        (EVE, EVE, False),
        (START, None, False),
    ],
)
def test_under_way_is_what_was_hired_before_and_had_not_ended(
    hired: datetime, ended: datetime | None, so: bool
) -> None:
    contract = GOOD.replace(hired=hired, end=End(ended, "client") if ended else None)
    assert under_way(contract, FIRST_DAY) is so
    assert treated_by_the_old("old", FIRST_DAY)(contract) is so


def test_the_rule_of_hiring_is_that_of_the_first_moment_of_the_day() -> None:
    by_old = treated_by_the_old("hired", FIRST_DAY)
    assert by_old(GOOD.replace(hired=EVE)) is True
    assert by_old(GOOD.replace(hired=START)) is False


@given(HISTORIES, st.sampled_from(sorted(RULE_SETS)).map(RULE_SETS.__getitem__))
def test_where_the_old_rules_treat_nothing_the_score_is_that_of_the_new(
    told: History, new: RuleSet
) -> None:
    sides, memories = Sides(RULE_SETS["a mean"], new), Memories()
    judgement = Mixed(sides, lambda contract: False, memories)
    for of in told.freelancers():
        assert judgement.score(told, of=of) == WorkedOut(new, memories).score(told, of=of)
        assert judgement.number(told, of=of) == WorkedOut(new, memories).number(told, of=of)


@given(HISTORIES)
def test_where_the_old_rules_treat_all_and_make_the_score_alike_it_is_theirs(told: History) -> None:
    judgement, old = (
        Mixed(SIDES, lambda contract: True, Memories()),
        WorkedOut(ALL_COUNT, Memories()),
    )
    for of in told.freelancers():
        assert judgement.score(told, of=of) == old.score(told, of=of)


@given(HISTORIES)
def test_a_side_beside_itself_is_the_same_whoever_treats_what(told: History) -> None:
    sides = Sides(PAID_COUNT, PAID_COUNT)
    judgement = Mixed(sides, lambda contract: contract.unpaid, Memories())
    alone = WorkedOut(PAID_COUNT, Memories())
    for of in told.freelancers():
        assert judgement.score(told, of=of) == alone.score(told, of=of)


def test_where_the_new_side_scores_no_freelancer_there_is_no_score() -> None:
    clients = named("clients", PAID_COUNT, scores=("client",))
    assert mixed("hired", GOOD, sides=Sides(ALL_COUNT, clients)) is None


MIXABLE = [
    (SIDES, []),
    (
        Sides(ALL_COUNT, named("by pay", rule_set(by_stars, by_pay, mean))),
        [
            "all count weighs contracts by no rule and by pay weighs contracts by rules.by_pay, "
            "so a weight of one need not mean the same to the other"
        ],
    ),
    (
        Sides(ALL_COUNT, named("two", rule_set(by_stars, mean_of_the_last_two, on_sundays))),
        [
            "all count makes the score by rules.mean and two makes the score by "
            "rules.mean_of_the_last_two, so an outcome of one need not mean the same to the other"
        ],
    ),
    (
        Sides(ALL_COUNT, named("wide", rule_set(by_stars, mean, unpaid, scale=Scale(0, 200)))),
        ["their scores are on different scales"],
    ),
]


@pytest.mark.parametrize(("sides", "reasons"), MIXABLE)
def test_what_cannot_be_mixed_says_why(sides: Sides, reasons: list[str]) -> None:
    assert not_mixable(sides) == reasons


def an_exception() -> Generator[None, Exact | None, Exact | None]:
    return (yield)


@pytest.mark.parametrize("question", ["aggregates", "weighs"])
def test_an_exception_is_a_rule_too(question: str) -> None:
    rules = rule_set(by_stars, by_pay, mean, exception_to(question)(an_exception))
    sides = Sides(named("plain", rule_set(by_stars, by_pay, mean)), named("excepted", rules))
    assert len(not_mixable(sides)) == 1


def test_a_score_of_totals_is_made_of_both_sides_contracts() -> None:
    def all_credit(totals: Totals) -> Exact:
        return totals.credit

    credit = marked("aggregates", all_credit)
    sides = Sides(
        named("old", rule_set(by_stars, credit)), named("new", rule_set(by_stars, unpaid, credit))
    )
    assert mixed("hired", GOOD, OVER, LATER, sides=sides) == 6


def test_every_reason_is_told_at_once() -> None:
    fading = named("f", rule_set(by_stars, the_older_the_less, mean_of_the_last_two))
    assert len(not_mixable(Sides(ALL_COUNT, fading))) == 2
