"""Whatever is violated is told small: nothing can be left out, and six contracts tell it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import islice
from pathlib import Path

import pytest
from evenhand.catalogue.catalogue import catalogue_of
from evenhand.catalogue.scenarios import read_scenario
from evenhand.invariants.declared import Invariant
from evenhand.judging import Memories
from evenhand.model.history import History
from evenhand.rulesets import RuleSet
from evenhand.search.finds import told
from evenhand.search.inventing import invent
from evenhand.search.ordinary import MOST_CONTRACTS
from evenhand.search.trials import first_violation
from evenhand.strategies.kinds import MOMENT

ROOT = Path(__file__).parents[2]
CATALOGUE, _ = catalogue_of(ROOT)
WITNESSES = ROOT / "scenarios" / "witnesses"
RULE_SETS = sorted(folder.name for folder in WITNESSES.iterdir())

BADGES = "badges_follow_the_shown_score"
LEVELS_2018 = ("fiverr.completion_2018", "fiverr.completion_2018_mutual_excused")
LEVELS_2024 = "fiverr.levels_2024"
LONGER = {(name, BADGES) for name in (*LEVELS_2018, LEVELS_2024)}
"""Pairs that no story of six contracts can show; a test below says why of each."""

INVENTED = 12  # histories that a witness may be buried in
AMONG = 3  # contracts at least, for a witness to be buried deep
TRIED = 4  # of them, until one hides nothing of what the witness shows


@dataclass(frozen=True)
class Story:
    """What a find under one rule set was told as."""

    promise: str
    found: History
    ordinary: History
    smallest: History
    could_be_shorter: bool


@cache
def invented() -> tuple[History, ...]:
    found: list[History] = []
    invent([], found.append, count=INVENTED, seeded=0)
    return tuple(found)


def buried(rule_set: RuleSet, promise: Invariant, witness: History, memories: Memories) -> History:
    """The witness among the contracts of an invented history, where it still shows; else itself."""
    place = len(promise.name) % INVENTED
    for rubble in islice((*invented(), *invented()), place, place + TRIED):
        then = rubble.moved(by=witness.at - MOMENT)
        found = witness.plus(*then.contracts)
        if first_violation(rule_set, promise, found, memories=memories):
            return found
    return witness


@cache
def stories(name: str) -> tuple[Story, ...]:
    """Every witness of a rule set, and the same buried among others, as they are told."""
    rule_set, memories = CATALOGUE.rule_set(name), Memories()
    found = []
    for file in sorted((WITNESSES / name).glob("*.toml")):
        promise = CATALOGUE.invariants[file.stem]
        witness = read_scenario(file).history
        for history in (witness, buried(rule_set, promise, witness, memories)):
            ordinary, smallest = (
                counterexample.history
                for counterexample in told(rule_set, promise, history, memories)
            )
            could_be_shorter = any(
                first_violation(rule_set, promise, smallest.without(contract), memories=memories)
                for contract in smallest.contracts
            )
            found.append(Story(promise.name, history, ordinary, smallest, could_be_shorter))
    return tuple(found)


@pytest.mark.parametrize("name", RULE_SETS)
def test_without_any_one_contract_a_smallest_story_breaks_nothing(name: str) -> None:
    assert [story.promise for story in stories(name) if story.could_be_shorter] == []


@pytest.mark.parametrize("name", RULE_SETS)
def test_an_ordinary_story_has_six_contracts_at_most(name: str) -> None:
    long = {story.promise for story in stories(name) if len(story.ordinary) > MOST_CONTRACTS == 6}
    assert long == {promise for rule_set, promise in LONGER if rule_set == name}


@pytest.mark.parametrize("name", RULE_SETS)
def test_a_smallest_story_is_no_longer_than_the_ordinary_one_or_than_what_was_found(
    name: str,
) -> None:
    for story in stories(name):
        assert len(story.smallest) <= min(len(story.ordinary), len(story.found)), story.promise


def test_most_witnesses_could_be_buried_deep() -> None:
    told = [story for name in RULE_SETS for story in stories(name)]
    added = [
        len(buried.found) - len(witness.found)
        for witness, buried in zip(told[::2], told[1::2], strict=True)
    ]
    deep = [count for count in added if count >= AMONG]
    assert len(deep) > len(added) / 2


@pytest.mark.parametrize("name", LEVELS_2018)
def test_a_level_of_2018_takes_ten_orders_and_a_cancellation_takes_it_away(name: str) -> None:
    rule_set = CATALOGUE.rule_set(name)
    orders = rule_set.parameters_of(rule_set.rules["fiverr.levels_2018.level"])["orders"]
    for story in stories(name):
        if story.promise == BADGES:
            assert len(story.ordinary) == len(story.smallest) == min(orders) + 1


def test_no_six_ratings_have_a_mean_that_only_rounding_lifts_to_a_level_of_2024() -> None:
    rule_set = CATALOGUE.rule_set(LEVELS_2024)
    wanted = rule_set.parameters_of(rule_set.rules["fiverr.levels_2024.level"])["rating"]

    def lifted(count: int) -> bool:
        means = [Fraction(stars, count) for stars in range(count, 5 * count + 1)]
        shown = [(mean, rule_set.displayed(mean)) for mean in means]
        return any(mean < rating <= (seen or 0) for mean, seen in shown for rating in wanted)

    assert not any(map(lifted, range(1, MOST_CONTRACTS + 1)))
    assert lifted(8)  # with one star and with four, say, and six times five
