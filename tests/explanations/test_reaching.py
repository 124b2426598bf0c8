"""What it would take: more work, one contract less, or time, each as the rules really say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest
from evenhand.explanations.explaining import explained
from evenhand.explanations.leaving_out import without_each
from evenhand.explanations.more_work import MOST, good_work_each_week, good_work_now
from evenhand.explanations.targets import Target, next_target
from evenhand.explanations.waiting import MONTHS, waited
from evenhand.model.history import History
from evenhand.model.outcomes import Badge
from evenhand.questions.rules import aggregates, awards, rates, updates
from evenhand.rulesets import RuleSet, Scale
from evenhand.runs import Run
from evenhand.strategies import histories
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.questions.written import AnyRule, rule_set
from tests.reports.written import ADA, job

UNHURRIED = settings(deadline=None, max_examples=30)
A_DAY = timedelta(days=1)


@rates()
def by_stars(contract: Any) -> int | None:
    stars = [said.stars for said in contract.feedback_by_client if said.stars]
    return 20 * stars[-1] if stars else None


def mean(window: int = 10_000) -> AnyRule:
    """The mean of all stars of so many days, in per cent."""

    @aggregates()
    def mean_of_all(rated: Any, moment: datetime) -> Fraction | None:
        recent = [each for each in rated if moment - each.ended <= A_DAY * window]
        return Fraction(sum(each.outcome for each in recent), len(recent)) if recent else None

    return mean_of_all


def badge(*numbers: int, floored: bool = False) -> AnyRule:
    @awards()
    def good(score: Any, *, at_least: Any = numbers, days: int = 95) -> Iterator[Badge]:
        held = score
        if floored and score is not None:
            held = (score + Fraction(1, 2)).__floor__()
        for number in at_least:
            if held is not None and held >= number:
                yield Badge(f"good {number}")

    return good


PLAIN = rule_set(by_stars, mean())
MIXED = History([job(1, stars=1), job(2), job(3)])  # 20, 100 and 100: 73 1/3


@UNHURRIED
@given(histories([PLAIN]), st.integers(0, 100))
def test_the_first_number_of_good_contracts_is_enough_and_one_less_is_not(
    history: History, number: int
) -> None:
    run = Run(PLAIN, history)
    for party in history.freelancers():
        for found in (
            good_work_now(run, Target(number), of=party),
            good_work_each_week(run, Target(number), of=party),
        ):
            if found.first is None:
                assert found.tried == MOST
                assert all(shown is None or shown < number for shown in found.numbers)
            else:
                assert (found.numbers[found.first] or 0) >= number
                fewer = found.numbers[: found.first]
                assert all(shown is None or shown < number for shown in fewer)


def test_good_contracts_pay_what_is_usual_here_and_each_is_of_a_new_client() -> None:
    fourth = job(4).replace(id=f"good contract 1 of {ADA}", client=job(1).client)
    taken = History([*MIXED.contracts, fourth])
    found = good_work_now(Run(PLAIN, taken), Target(90), of=ADA)
    assert found.pay == 500_00
    # (20 + 3 * 100 + n * 100) / (4 + n) >= 90 from n = 4 on
    assert found.first == 4
    assert found.with_a_couple == Fraction(520, 6)


def test_a_number_that_no_good_work_reaches_is_told_as_never() -> None:
    found = good_work_now(Run(PLAIN, MIXED), Target(100), of=ADA)
    assert (found.first, found.tried) == (None, MOST)


@UNHURRIED
@given(histories([PLAIN]))
def test_leaving_out_tells_each_contract_that_makes_a_difference_the_largest_first(
    history: History,
) -> None:
    run = Run(PLAIN, history)
    for party in history.freelancers():
        found = without_each(run, of=party)
        for one in found:
            assert run.without(one.contract).score(of=party) == one.score != run.score(of=party)
        told = {one.contract.id for one in found}
        for contract in history.of(party):
            if contract.id not in told:
                assert run.without(contract).score(of=party) == run.score(of=party)
        score = run.score(of=party)
        lost = [one.score is None or score is None for one in found]
        assert lost == sorted(lost, reverse=True)
        effects = [
            abs(Fraction(one.score - score))
            for one in found
            if one.score is not None and score is not None
        ]
        assert effects == sorted(effects, reverse=True)


# Time


def test_what_grows_too_old_is_told_with_the_first_update_that_shows_the_number() -> None:
    @updates()
    def every_ten_days(moment: datetime) -> datetime:
        first = datetime(2020, 1, 1, tzinfo=moment.tzinfo)
        return first + A_DAY * ((moment - first).days // 10 * 10)

    rules = rule_set(by_stars, mean(window=30), every_ten_days)
    bad_first = History([job(1, stars=1), job(20)])
    found = waited(Run(rules, bad_first), Target(100), of=ADA)
    assert found.first is not None
    assert every_ten_days(found.first) == found.first
    assert Run(rules, bad_first).as_of(found.first).shown(of=ADA) == 100
    earlier = Run(rules, bad_first).as_of(found.first - timedelta(seconds=1))
    assert earlier.shown(of=ADA) != 100


def test_what_never_comes_by_waiting_is_told_as_never() -> None:
    run = Run(rule_set(by_stars, mean(window=60)), History([job(1), job(3, stars=1)]))
    found = waited(run, Target(90), of=ADA)
    assert found.first is None
    assert found.changes[-1][1] is None  # everything is too old before thirty months are over
    assert found.changes[-1][0] < run.history.at + A_DAY * 31 * MONTHS


# Which number to ask about


@pytest.mark.parametrize(
    ("rules", "number", "why"),
    [
        (PLAIN, 80, "the next round mark"),
        (rule_set(by_stars, mean(), badge(75)), 75, "rules.good asks for it (at_least)"),
        (rule_set(by_stars, mean(), badge(75, floored=True)), 75, "rules.good asks"),
        (rule_set(by_stars, mean(), badge(50, 79)), 79, "rules.good asks for it"),
        (rule_set(by_stars, mean(), badge(95)), 80, "the next round mark"),
    ],
)
def test_the_next_number_is_what_a_badge_asks_for_or_a_round_mark(
    rules: RuleSet, number: int, why: str
) -> None:
    target = next_target(Run(rules, MIXED), Fraction(220, 3), of=ADA)
    assert target is not None
    assert target.number == number
    assert target.why.startswith(why)


def test_above_the_top_there_is_nothing_to_reach() -> None:
    run = Run(PLAIN, History([job(1)]))
    assert next_target(run, 100, of=ADA) is None
    assert explained(PLAIN, run.history, of=ADA, moment=run.history.at).reaching is None


@given(st.fractions(0, 5), st.sampled_from([Scale(), Scale(1, 5), Scale(0, Fraction(17, 3))]))
def test_a_target_lies_above_the_number_and_on_the_scale(shown: Fraction, scale: Scale) -> None:
    run = Run(rule_set(by_stars, mean(), scale=scale), MIXED)
    target = next_target(run, shown, of=ADA)
    if target is None:
        assert shown >= scale.highest
    else:
        assert shown < target.number <= scale.highest


def test_without_a_score_a_first_one_is_asked_about() -> None:
    target = next_target(Run(PLAIN, History([job(1, stars=None)])), None, of=ADA)
    assert target is not None
    assert target.any_score
    assert target.reached(0)
    assert not target.reached(None)
