"""What decides: the contracts without which both numbers lie nearest, and what is a difference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from evenhand.comparisons.deciding import Story
from evenhand.comparisons.judgements import Shown, WorkedOut
from evenhand.comparisons.people import Person
from evenhand.comparisons.sides import Sides
from evenhand.comparisons.under_way import Mixed
from evenhand.judging import Memories
from evenhand.model.contracts import Contract, Party
from evenhand.model.history import PlatformFact
from evenhand.model.outcomes import Rated
from evenhand.model.units import Count, Exact
from evenhand.rulesets import RuleSet

from tests.attribution.written import by_stars, day, job, mean, of_flagged_clients, unpaid, whole
from tests.comparisons.peopled import ALL_COUNT, PAID_COUNT, compared, free, named, people, person
from tests.questions.written import marked, rule_set


def harsh(contract: Contract, party: Party) -> int | None:
    given = [said.stars for said in contract.feedback_on(party) if said.stars]
    return max(1, given[-1] - 1) if given else None


def less(rated: Sequence[Rated]) -> Exact | None:
    score = mean(rated)
    return None if score is None else score - 20


def heavy(contract: Contract, *, times: Count = 1) -> int:
    return times if contract.paid else 1


HARSH, LESS, HEAVY = marked("rates", harsh), marked("aggregates", less), marked("weighs", heavy)


def story(candidate: RuleSet, told: Person, baseline: RuleSet = ALL_COUNT) -> Story:
    found = compared(Sides(baseline, candidate), people(told))
    (one,) = filter(None, [found.largest_gain, found.largest_loss])
    return one


def test_of_several_differences_the_one_that_leaves_the_least_decides() -> None:
    """66.7 and 100; without the unpaid one 90 and 100, without the flagged client's 60 and 100."""
    fact = PlatformFact(day(30), "flagged", Party("client of doubted", "client"))
    doubted = job("doubted", ended=11, stars=4)
    ada = person("Ada", job("a", ended=10), doubted, free("free", stars=1), facts=[fact])
    found = story(named("both", rule_set(by_stars, unpaid, of_flagged_clients, mean)), ada)
    assert len(found.otherwise) == 2
    assert found.deciding
    assert [contract.id for contract in found.deciding.contracts] == ["free"]
    assert found.without
    assert (found.without.baseline, found.without.candidate) == (90, 100)


def test_what_brings_the_numbers_no_nearer_does_not_decide() -> None:
    """Always twenty less, with the unpaid contract or without."""
    candidate = named("less", rule_set(by_stars, unpaid, LESS))
    found = story(candidate, person("Ada", job("a", ended=10), free("free", stars=5)))
    assert [each.counts_on_one_side_only for each in found.otherwise] == [True]
    assert (found.deciding, found.without) == (None, None)


def test_outcomes_differ_only_where_the_same_rules_make_a_score_of_them() -> None:
    ada = person("Ada", job("a", ended=10))
    alike = story(named("harsh", rule_set(HARSH, mean)), ada)
    assert [each.rules for each in alike.otherwise] == [(("rules.by_stars",), ("rules.harsh",))]
    assert story(named("harsh and less", rule_set(HARSH, LESS)), ada).otherwise == ()


def test_weights_differ_only_where_the_same_rules_weigh() -> None:
    ada = person("Ada", job("a", ended=10), free("free", stars=1))
    threefold = {"rules.heavy": {"times": 3}}
    light = named("light", rule_set(by_stars, HEAVY, mean))
    weighty = named("weighty", rule_set(by_stars, HEAVY, mean, parameters=threefold))
    found = story(weighty, ada, baseline=light)
    assert [[contract.id for contract in each.contracts] for each in found.otherwise] == [["a"]]
    assert story(weighty, ada).otherwise == ()


def test_what_counts_on_one_side_only_comes_first() -> None:
    candidate = named("harsh", rule_set(HARSH, unpaid, mean))
    ada = person("Ada", job("a", ended=10), job("b", ended=15), free("free", stars=1))
    found = story(candidate, ada)
    ids = [[contract.id for contract in each.contracts] for each in found.otherwise]
    assert ids == [["free"], ["a", "b"]]


def test_what_is_treated_alike_is_no_difference() -> None:
    found = story(PAID_COUNT, person("Ada", job("a", ended=10), free("free", stars=1)))
    assert [[one.id for one in each.contracts] for each in found.otherwise] == [["free"]]


@pytest.mark.parametrize("make", [Shown, WorkedOut])
def test_a_judgement_gives_the_number_that_is_displayed(make: Any) -> None:
    rounded = named("rounded", rule_set(by_stars, mean, whole))
    ada = person("Ada", *(job(f"j{n}", ended=10 + n, stars=5 - n // 2) for n in range(3)))
    assert make(rounded, Memories()).number(ada.history, of=ada.of) == 93  # 14 of 15 stars
    mixed = Mixed(Sides(rounded, rounded), lambda contract: contract.id == "j0", Memories())
    assert mixed.number(ada.history, of=ada.of) == 93
