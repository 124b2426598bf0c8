"""Accounting: a list of contracts accounts for a change, or what it leaves out is told."""

from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction

from evenhand.attribution.accounting import left_out
from evenhand.model.history import History, PlatformFact
from evenhand.rulesets import RuleSet
from evenhand.runs import Run
from hypothesis import given
from hypothesis import strategies as st

from tests.attribution.written import ADA, RULE_SETS, day, history, job
from tests.model.invented import HISTORIES, MOMENTS


def missing(
    rules: RuleSet, told: History, start: datetime, end: datetime, *named: str
) -> list[tuple[tuple[str, ...], Fraction | None]]:
    run = Run(rules, told)
    found = left_out(run.as_of(start), run.as_of(end), of=ADA, named=named)
    return [(cause.contracts, points) for cause, points in found]


@given(
    rules=st.sampled_from(sorted(RULE_SETS)).map(RULE_SETS.__getitem__),
    told=HISTORIES,
    start=MOMENTS,
    days=st.integers(1, 90),
)
def test_whoever_names_every_contract_leaves_out_no_contract(
    rules: RuleSet, told: History, start: datetime, days: int
) -> None:
    names = [contract.id for contract in told.contracts]
    found = missing(rules, told, start, start + timedelta(days=days), *names)
    assert [contracts for contracts, _ in found if contracts] == []


@given(
    rules=st.sampled_from(sorted(RULE_SETS)).map(RULE_SETS.__getitem__),
    told=HISTORIES,
    start=MOMENTS,
    days=st.integers(1, 90),
)
def test_whoever_names_nothing_leaves_something_out_wherever_something_changed(
    rules: RuleSet, told: History, start: datetime, days: int
) -> None:
    end = start + timedelta(days=days)
    before, after = (Run(rules, told).as_of(at).displayed(of=ADA) for at in (start, end))
    if before != after:
        assert missing(rules, told, start, end)


OLD = [job(f"old {number}", ended=1) for number in (1, 2)]
BAD = [job(f"bad {number}", ended=14, stars=1) for number in (1, 2)]
AGED = history(*OLD, *BAD, job("new", ended=29, stars=1), at=30)
EACH = Fraction(-35, 2)
"""The share of an old one: of the fall from 60 to 20 the new one has 8, 7 or 0, 5 on average."""


def test_what_is_left_out_is_told_with_its_points() -> None:
    window = RULE_SETS["a window"]
    everything = ("new", "old 1", "old 2")
    assert missing(window, AGED, day(28), day(30), *everything) == []
    assert missing(window, AGED, day(28), day(30), "new", "old 1") == [(("old 2",), EACH)]


def test_without_the_named_ones_nothing_may_change_and_beside_them_nothing_either() -> None:
    # The mean falls from 60 by each; without the bad ones, whoever is old changes nothing.
    assert missing(RULE_SETS["a window"], AGED, day(28), day(30), "new") == [
        (("old 1",), EACH),
        (("old 2",), EACH),
    ]


def test_a_fact_about_a_client_is_told_with_the_contracts_that_it_touches() -> None:
    flagged = PlatformFact(day(29), "flagged", BAD[0].client)
    told = history(OLD[0], *BAD, at=30, facts=[flagged])
    rules = RULE_SETS["clients"]
    assert missing(rules, told, day(28), day(30), "bad 1") == []
    ((contracts, points),) = missing(rules, told, day(28), day(30), "old 1")
    assert (contracts, points) == (("bad 1",), Fraction(60) - Fraction(140, 3))


def test_where_a_score_is_lost_what_takes_it_is_left_out_without_points() -> None:
    told = history(OLD[0], at=30)
    window = RULE_SETS["a window"]
    assert missing(window, told, day(28), day(30)) == [(("old 1",), None)]
    assert missing(window, told, day(28), day(30), "old 1") == []
