"""Groups: for each of them somebody just inside and somebody just outside."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from evenhand.comparisons.groups import GROUPS
from evenhand.comparisons.inventing import invented
from evenhand.comparisons.people import Person, people_in
from evenhand.model.contracts import Contract, End, Feedback, Party, Payment
from evenhand.model.history import History, PlatformFact

from tests.attribution.written import day, job
from tests.comparisons.peopled import AT, free, person

HOLDS = {group.name: group.holds for group in GROUPS}
CLIENT = Party("client of a", "client")


def begun(days: int, contracts: int = 1) -> Person:
    """Somebody who was first hired so many days before."""
    hired = AT - timedelta(days=days)
    jobs = [job(f"j{n}", ended=30, hired=hired, work=(hired,)) for n in range(contracts)]
    return person("Ada", *jobs)


def kept(cents: int, *, days: int = 30, **more: Any) -> Person:
    at = AT - timedelta(days=days)
    hired = AT - timedelta(days=400)
    return person("Ada", job("a", ended=60, hired=hired, payments=(Payment(at, cents),), **more))


def lasting(days: int, *, paid: bool = True, contracts: int = 1) -> Person:
    hired = day(30) - timedelta(days=days)
    pay = (Payment(day(30), 1_00),) if paid else ()
    jobs = [job(f"j{n}", ended=30, hired=hired, payments=pay) for n in range(contracts)]
    return person("Ada", *jobs)


def hired_within_a_year(count: int, *, days: int = 300) -> Person:
    hired = AT - timedelta(days=days)
    return person("Ada", *[job(f"j{n}", ended=30, hired=hired) for n in range(count)])


def idle(days: int) -> Person:
    return person("Ada", job("a", ended=None, hired=AT - timedelta(days=days)))


def with_one_client(*cents: int) -> Person:
    """The first contracts but one are with one client, the last with another."""
    jobs: list[Contract] = [
        job(f"j{n}", ended=30, client=CLIENT, payments=(Payment(day(30), amount),))
        for n, amount in enumerate(cents[:-1])
    ]
    last = job("last", ended=30, payments=(Payment(day(30), cents[-1]),))
    return person("Ada", *jobs, last)


def flagged(*kinds: str) -> Person:
    facts = [
        PlatformFact(day(40 + n), kind, CLIENT)  # type: ignore[arg-type]
        for n, kind in enumerate(kinds)
    ]
    return person("Ada", job("a", ended=10), facts=facts)


def said(**words: int) -> tuple[Feedback, ...]:
    return (Feedback(by="client", at=day(20), **words),)  # type: ignore[arg-type]


EDGES = [
    ("newcomers", begun(182), begun(183)),
    ("newcomers", begun(100, 5), begun(100, 6)),
    ("small earners", kept(499_99), kept(500_00)),
    ("small earners", kept(900_00, days=365), kept(900_00, days=364)),
    ("small earners", kept(900_00, refunds=(Payment(day(60), 401_00),)), kept(900_00)),
    ("few long contracts", lasting(183), lasting(182)),
    ("few long contracts", lasting(183, contracts=5), lasting(183, contracts=6)),
    ("few long contracts", lasting(183), lasting(183, paid=False)),
    ("busy", hired_within_a_year(20), hired_within_a_year(19)),
    ("busy", hired_within_a_year(20, days=364), hired_within_a_year(20, days=365)),
    (
        "cancelled unpaid, silent",
        person("Ada", free("a", stars=None)),
        person("Ada", free("a", stars=None, work=(day(20),))),
    ),
    (
        "cancelled unpaid, silent",
        person("Ada", free("a", stars=None)),
        person("Ada", free("a", stars=None, end=None)),
    ),
    (
        "cancelled unpaid, silent",
        person("Ada", free("a", stars=None, end=End(day(20), "freelancer"))),
        person("Ada", free("a", stars=5)),
    ),
    (
        "cancelled unpaid, hostile",
        person("Ada", free("a", stars=2)),
        person("Ada", free("a", stars=3)),
    ),
    (
        "cancelled unpaid, hostile",
        person("Ada", free("a", feedback=said(private=3))),
        person("Ada", free("a", feedback=said(private=4))),
    ),
    ("left idle", idle(90), idle(89)),
    ("left idle", idle(90), person("Ada", job("a", ended=None, hired=day(-60), work=(day(59),)))),
    (
        "a bad job",
        person("Ada", job("a", ended=10, stars=2)),
        person("Ada", job("a", ended=10, stars=3)),
    ),
    ("a bad job", person("Ada", job("a", ended=10, stars=1)), person("Ada", free("a", stars=1))),
    ("a flagged client", flagged("flagged"), flagged("flagged", "restored")),
    ("a flagged client", flagged("suspended"), flagged("noted")),
    ("one big client", with_one_client(50, 51, 100), with_one_client(50, 50, 100)),
    ("one big client", with_one_client(50, 60, 100), with_one_client(110, 100)),
]


@pytest.mark.parametrize(("group", "inside", "outside"), EDGES)
def test_the_edge_of_each_group(group: str, inside: Person, outside: Person) -> None:
    assert HOLDS[group](inside)
    assert not HOLDS[group](outside)


def test_every_group_has_an_edge_here_and_a_definition_of_its_own() -> None:
    assert {group for group, _, _ in EDGES} == set(HOLDS)
    assert len({group.definition for group in GROUPS}) == len(GROUPS)


def test_somebody_of_a_log_belongs_to_the_same_groups_as_alone() -> None:
    alone = invented(60, seed=1)
    contracts = [
        contract.replace(
            id=f"{each.of.name}, {contract.id}",
            client=Party(f"{each.of.name}, {contract.client.name}", "client"),
        )
        for each in alone.everybody
        for contract in each.contracts
    ]
    facts = [
        fact.replace(about=Party(f"{each.of.name}, {fact.about.name}", "client"))
        for each in alone.everybody
        for fact in each.facts
    ]
    log = people_in(History(contracts, facts=facts, at=alone.at), file="log.csv")
    by_name = {each.of: each for each in log.everybody}
    for each in alone.everybody:
        for group in GROUPS:
            assert group.holds(each) == group.holds(by_name[each.of])
