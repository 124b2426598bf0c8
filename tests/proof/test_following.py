"""Following: the code of a rule itself runs on twins, and what it may look at is known."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from datetime import timedelta
from fractions import Fraction
from functools import lru_cache, partial
from math import floor
from typing import Any

import pytest
from evenhand.invariants.blocking import blocked
from evenhand.invariants.own_words import responded
from evenhand.invariants.work import one_step_better
from evenhand.model.contracts import Contract, Feedback
from evenhand.model.outcomes import Refusal
from evenhand.proof.drawn import Drawn
from evenhand.proof.following import Follower
from evenhand.proof.grounds import Grounds
from evenhand.proof.limits import NotFollowed
from evenhand.proof.moments import Moment
from evenhand.proof.ratios import Ratio
from evenhand.proof.reading import alike, attributes_read
from evenhand.proof.telling import contract_of

from tests.proof.written import by_stars, rules_of

A_WEEK = timedelta(days=7)
HALF = Fraction(1, 2)


def halved(number: int, *, by: Fraction = HALF) -> Any:
    return Fraction(number, 3) * by


def floored(number: int) -> Any:
    return floor(halved(number)) + math.floor(halved(number))


def later(moment: Any, days: int) -> Any:
    return moment + A_WEEK + timedelta(days=days)


def refused(feedback: Feedback) -> Refusal | None:
    return Refusal("too few stars") if feedback.stars == 1 else None


@lru_cache(maxsize=8)
def remembered(number: int) -> Any:
    return [halved(each) for each in range(number)]


def sevenfold(times: int) -> Callable[[int], int]:
    return lambda number: times * number


def counting_down() -> Callable[[int], int]:
    def down(number: int) -> int:
        return down(number - 1) + 2 if number else 0

    return down


def by_chance(number: int) -> int:
    return random.randint(0, number)


def hidden_float(number: int) -> float:
    return float(number)


def root(number: int) -> Any:
    return math.sqrt(number)


def importing(number: int) -> Any:
    import statistics

    return statistics.mean([number])


def test_the_same_code_counts_with_ratios_and_moments() -> None:
    follow = Follower()
    found = follow(halved)(5)
    assert isinstance(found, Ratio)
    assert found == halved(5)
    assert follow(floored)(17) == floored(17)
    assert isinstance(follow(later)(Moment(0), 2), Moment)
    assert (follow(later)(Moment(0), 2) - Moment(0)).days == 9


def test_what_a_rule_makes_is_a_twin_too() -> None:
    follow = Follower()
    said = follow.twin(Feedback)("client", Moment(0), stars=1)
    assert isinstance(follow(refused)(said), follow.twin(Refusal))
    assert follow(refused)(said).reason == "too few stars"
    assert follow(refused)(said.replace(stars=2)) is None


def test_what_is_wrapped_bound_or_enclosed_is_followed() -> None:
    follow = Follower()
    assert follow(remembered)(3) == [0, Fraction(1, 6), Fraction(1, 3)]
    assert isinstance(follow(partial(halved, by=Fraction(2)))(3), Ratio)
    assert follow(sevenfold(7))(6) == 42
    assert follow(counting_down())(5) == 10
    assert follow(follow(halved)) is follow(halved)


@pytest.mark.parametrize("rule", [by_chance, hidden_float, root])
def test_what_hides_chance_or_a_float_is_refused_where_it_is_used(rule: Any) -> None:
    followed = Follower()(rule)
    with pytest.raises(NotFollowed, match="which the prover does not know"):
        followed(3)


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        (lambda number: number / 3, "divides with /"),
        (lambda number: number**2, r"uses \*\*"),
        (lambda number: 1.5 * number, "has the float 1.5 in it"),
        (lambda number: [each * 0.1 for each in number], "has the float 0.1 in it"),
        (lambda contract: f"{contract!r}", "writes the whole of something into a text"),
        (importing, "imports or changes statistics"),
    ],
)
def test_what_may_round_is_refused_at_once(rule: Any, why: str) -> None:
    with pytest.raises(NotFollowed, match=why):
        Follower()(rule)


def test_what_is_read_through_a_property_or_a_method_is_read() -> None:
    read = attributes_read([by_stars])
    assert {"feedback_on", "stars", "feedback_by_client", "feedback", "by"} <= read
    assert read.isdisjoint({"blocks", "reports", "responded", "payments", "private"})


def test_what_helpers_and_modules_read_is_read() -> None:
    assert "stars" in attributes_read([partial(refused), floored])
    assert "bottom" not in attributes_read([floored])


@pytest.fixture(scope="module")
def grounds() -> Grounds:
    return Grounds(rules_of("baselines.mean"))


@pytest.mark.parametrize(
    ("change", "same"), [(blocked, True), (responded, True), (one_step_better, False)]
)
def test_contracts_are_alike_that_no_rule_tells_apart(
    grounds: Grounds, change: Callable[[Contract], Contract], same: bool
) -> None:
    drawn = Drawn(ended=1, spoken=2, stars_1=3, stars_2=4, private_2=5, answered=1, payments=1)
    contract = contract_of(drawn, grounds.make)
    changed = grounds.follow(change)(contract)
    assert changed is not contract
    assert alike(changed, contract, grounds.scoring.reads) is same
    assert not alike(changed, contract, grounds.scoring.reads | {"blocks", "responded", "private"})


def test_contracts_with_more_feedback_are_not_alike(grounds: Grounds) -> None:
    contract = contract_of(Drawn(spoken=1, stars_1=3), grounds.make)
    assert not alike(contract.replace(feedback=()), contract, grounds.scoring.reads)
    assert alike(contract.replace(posting="another"), contract, grounds.scoring.reads)
