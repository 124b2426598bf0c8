"""People written by hand, and two rule sets of which one leaves out what is unpaid."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from evenhand.comparisons.effects import Change
from evenhand.comparisons.gains import Gains, gains
from evenhand.comparisons.people import People, Person
from evenhand.comparisons.sides import Sides
from evenhand.model.contracts import Contract, Party
from evenhand.model.history import History
from evenhand.rulesets import RuleSet

from tests.attribution.written import by_stars, day, job, mean, unpaid
from tests.questions.written import rule_set

AT = day(60)
FIRST_DAY = date(2024, 4, 22)  # day 50 of the jobs


def named(name: str, rules: RuleSet, **more: Any) -> RuleSet:
    """The same rules under a name of their own."""
    return RuleSet(replace(rules.definition, name=name, **more))


ALL_COUNT = named("all count", rule_set(by_stars, mean))
PAID_COUNT = named("paid count", rule_set(by_stars, unpaid, mean))
SIDES = Sides(ALL_COUNT, PAID_COUNT)
SWAPPED = Sides(PAID_COUNT, ALL_COUNT)


def free(name: str, **more: Any) -> Contract:
    """A contract of a night without pay and work."""
    ended = more.pop("ended", 20)
    hired = day(ended) - timedelta(hours=8)
    return job(name, ended=ended, payments=(), **{"hired": hired, **more})


def person(name: str, *contracts: Contract, **more: Any) -> Person:
    of = Party(name)
    theirs = [contract.replace(freelancer=of) for contract in contracts]
    return Person(of, History(theirs, at=more.pop("at", AT), **more))


def people(*everybody: Person) -> People:
    return People(everybody, AT, seed=0)


ADA = person("Ada", job("a", ended=10), free("b", stars=1))  # 60, then 100
BEN = person("Ben", job("a", ended=10, stars=4))  # 80 both times
CEM = person("Cem", job("a", ended=10, stars=1), free("b", stars=5))  # 60, then 20
DEE = person("Dee", free("a"))  # 100, then none
EVE = person("Eve", job("a", ended=10, stars=None))  # none

BY_HAND = people(ADA, BEN, CEM, DEE, EVE)


def everybody_in(histories: Iterable[History]) -> People:
    """Every freelancer of these histories, each of which is a world of its own."""
    return people(*[Person(of, told) for told in histories for of in told.freelancers()])


def compared(sides: Sides = SIDES, over: People = BY_HAND) -> Gains:
    return gains(sides, over)


def told(changes: Iterable[Change]) -> dict[str, object]:
    return {change.person.of.name: change.points for change in changes}
