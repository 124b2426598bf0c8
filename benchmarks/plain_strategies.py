"""Histories as one would draw them with Hypothesis alone, from the types of their facts.

Only so much is fixed as is needed for a valid history: amounts and ratings in their ranges, moments
in UTC and in order, a few names that come again, and ids that differ. No threshold of any rule set
is known here. Strategies are made once, not anew in every draw: that would be slower.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal, get_args

from evenhand.model.contracts import (
    Block,
    Contract,
    End,
    Feedback,
    Party,
    Payment,
    Report,
    Role,
    Side,
)
from evenhand.model.history import FactKind, History, PlatformFact
from evenhand.model.units import Cents
from evenhand.strategies.kinds import MOMENT
from hypothesis import strategies as st

Kind = Literal["fixed", "hourly"]
DAYS = st.integers(0, 60).map(lambda days: timedelta(days=days))
MOMENTS = st.integers(0, 730).map(lambda days: MOMENT - timedelta(days=days))
AMOUNTS = st.integers(0, 10_000_00)
ROLES: st.SearchStrategy[Role] = st.sampled_from(get_args(Role))
SIDES: st.SearchStrategy[Side] = st.sampled_from(get_args(Side))
KINDS: st.SearchStrategy[Kind] = st.sampled_from(get_args(Kind))
OF_FACTS: st.SearchStrategy[FactKind] = st.sampled_from(get_args(FactKind))
FREELANCERS = st.sampled_from([Party(f"freelancer {number}") for number in (1, 2)])
CLIENTS = st.sampled_from([Party(f"client {number}", "client") for number in range(1, 5)])
POSTINGS = st.sampled_from(["", "posting 1", "posting 2"])
GROUNDS = st.sampled_from(["policy violation", "extortion", "abusive"])

ONCE = st.just(MOMENT)  # the moment comes with the contract, so many days after its end
SAID = st.builds(
    Feedback,
    by=ROLES,
    at=ONCE,
    stars=st.none() | st.integers(1, 5),
    private=st.none() | st.integers(0, 10),
    satisfied=st.none() | st.booleans(),
    responded=st.none() | ONCE,
)
REPORTS = st.builds(Report, ROLES, ONCE, GROUNDS) | st.builds(
    Report, ROLES, ONCE, GROUNDS, ONCE, st.booleans()
)
FACTS = st.builds(PlatformFact, MOMENTS, OF_FACTS, FREELANCERS | CLIENTS, st.booleans())


def plain_histories(most: int = 10) -> st.SearchStrategy[History]:
    """Histories of up to so many contracts, seen from the moment of all invented ones."""
    contract = st.builds(
        _contract,
        freelancer=FREELANCERS,
        client=CLIENTS,
        hired=MOMENTS,
        lasts=DAYS,
        posting=POSTINGS,
        kind=KINDS,
        worked=st.booleans(),
        paid=st.lists(AMOUNTS, max_size=2),
        refunded=st.lists(AMOUNTS, max_size=1),
        ended_by=st.none() | SIDES,
        said=st.lists(st.tuples(DAYS, SAID), max_size=2),
        blocked_by=st.none() | ROLES,
        reports=st.lists(st.tuples(DAYS, REPORTS), max_size=1),
    )
    return st.builds(_history, st.lists(contract, max_size=most), st.lists(FACTS, max_size=2))


def _contract(
    *,
    freelancer: Party,
    client: Party,
    hired: datetime,
    lasts: timedelta,
    posting: str,
    kind: Kind,
    worked: bool,
    paid: Sequence[Cents],
    refunded: Sequence[Cents],
    ended_by: Side | None,
    said: Sequence[tuple[timedelta, Feedback]],
    blocked_by: Role | None,
    reports: Sequence[tuple[timedelta, Report]],
) -> Contract:
    """The contract with everything in order: nothing is said, or paid back, before its end."""
    end = hired + lasts
    return Contract(
        id="",
        freelancer=freelancer,
        client=client,
        hired=hired,
        posting=posting,
        kind=kind,
        agreed=sum(paid),
        work=(hired,) if worked else (),
        payments=tuple([Payment(end, amount) for amount in paid]),
        refunds=tuple([Payment(end, amount) for amount in refunded]),
        end=End(end, ended_by) if ended_by else None,
        feedback=tuple([_given(end + late, each) for late, each in sorted(said, key=_how_late)]),
        blocks=(Block(blocked_by, end),) if blocked_by else (),
        reports=tuple([_made(end + late, report) for late, report in reports]),
    )


def _how_late(said: tuple[timedelta, Feedback]) -> timedelta:
    return said[0]


def _given(at: datetime, said: Feedback) -> Feedback:
    return said.replace(at=at, responded=said.responded and at)


def _made(at: datetime, report: Report) -> Report:
    return report.replace(at=at, ruled=report.ruled and at)


def _history(drawn: Sequence[Contract], facts: Sequence[PlatformFact]) -> History:
    numbered = [c.replace(id=f"contract {number}") for number, c in enumerate(drawn, start=1)]
    return History(numbered, facts=facts, at=MOMENT)
