"""News and games: what happened between two moments, taken apart and put together again."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from evenhand.attribution.games import Game
from evenhand.attribution.news import News, news_between
from evenhand.model.contracts import Change, Feedback, Payment, Report
from evenhand.model.history import History, PlatformFact
from evenhand.model.units import Exact
from hypothesis import given
from hypothesis import strategies as st

from tests.attribution.written import ADA, day, history, job
from tests.model.invented import HISTORIES, MOMENTS

TWO_MOMENTS = st.tuples(MOMENTS, MOMENTS).map(sorted)
CONTRACTS_AND_FACTS = 1_000


def counted(told: History) -> Exact:
    """A number that tells histories apart well enough to see what is in them."""
    return CONTRACTS_AND_FACTS * len(told) + len(told.facts)


def game(told: History, moments: list[datetime], *more: News, one: bool = False) -> Game:
    start, end = map(told.as_of, moments)
    as_one = [contract.id for contract in told.contracts] if one else []
    return Game(counted, start, end, [*news_between(start, end, as_one=as_one), *more], {})


@given(told=HISTORIES, moments=TWO_MOMENTS, one=st.booleans())
def test_with_all_the_news_it_is_the_history_of_the_second_moment(
    told: History, moments: list[datetime], one: bool
) -> None:
    found = game(told, moments, one=one)
    assert found.history(found.everything) == told.as_of(moments[1])


@given(told=HISTORIES, moments=TWO_MOMENTS, one=st.booleans())
def test_without_any_it_is_what_was_known_at_the_first_seen_from_the_second(
    told: History, moments: list[datetime], one: bool
) -> None:
    found = game(told, moments, one=one)
    assert found.history(frozenset()) == told.as_of(moments[0]).as_of(moments[1])


@given(told=HISTORIES, moments=TWO_MOMENTS)
def test_without_the_passing_of_time_it_is_looked_at_from_the_first(
    told: History, moments: list[datetime]
) -> None:
    found = game(told, moments, News("time"))
    assert found.history(frozenset()) == told.as_of(moments[0])
    assert found.history(found.everything) == told.as_of(moments[1])


@given(told=HISTORIES, moments=TWO_MOMENTS, data=st.data())
def test_every_mixture_is_a_history_that_knows_nothing_later(
    told: History, moments: list[datetime], data: st.DataObject
) -> None:
    found = game(told, moments, News("time"))
    chosen = data.draw(st.sets(st.sampled_from(sorted(found.everything))))
    mixed = found.history(frozenset(chosen))
    dates = [moment for contract in mixed.contracts for moment in contract.moments()]
    assert max([*dates, *(fact.at for fact in mixed.facts)], default=mixed.at) <= mixed.at


OLD = job("old", ended=1)
SAID = OLD.feedback[0]
REPORT = Report("freelancer", day(0), "threats")


@pytest.mark.parametrize(
    ("news", "kinds"),
    [
        ({"payments": (*OLD.payments, Payment(day(12), 5))}, ["paid"]),
        ({"refunds": (Payment(day(12), 5),)}, ["paid"]),
        ({"work": (day(12),)}, ["paid"]),
        ({"feedback": (SAID, Feedback(by="freelancer", at=day(12)))}, ["spoken of"]),
        ({"feedback": (SAID.replace(changes=(Change(day(12), 3),)),)}, ["spoken of"]),
        ({"feedback": (SAID.replace(responded=day(12)),)}, ["spoken of"]),
        ({"reports": (REPORT.replace(ruled=day(12), upheld=True),)}, ["reported"]),
        ({"refunds": (Payment(day(12), 5),), "reports": (REPORT.replace(at=day(12)),)},
         ["paid", "reported"]),
        ({}, []),
    ],
)  # fmt: skip
def test_what_comes_to_a_contract_that_had_ended_is_told_apart_by_kind(
    news: dict[str, object], kinds: list[str]
) -> None:
    told = history(OLD.replace(**news), at=20)
    start, end = told.as_of(day(10)), told
    assert [one.kind for one in news_between(start, end)] == kinds
    together = news_between(start, end, as_one=["old"])
    assert [one.kind for one in together] == kinds[:1]


def test_a_contract_that_began_or_ended_in_between_is_one_piece_of_news() -> None:
    told = history(job("new", ended=15), job("ended", ended=12, hired=day(5)), OLD, at=20)
    found = news_between(told.as_of(day(9)), told)
    assert [(one.kind, one.contract) for one in found] == [("ended", "ended"), ("added", "new")]


def test_the_platform_s_facts_are_one_piece_of_news_for_each_party() -> None:
    client = OLD.client
    facts = [
        PlatformFact(day(2), "flagged", client),
        PlatformFact(day(12), "restored", client),
        PlatformFact(day(13), "noted", ADA),
        PlatformFact(day(14), "suspended", client),
    ]
    told = history(OLD, at=20, facts=facts)
    found = news_between(told.as_of(day(10)), told)
    assert [[fact.kind for fact in one.facts] for one in found] == [
        ["restored", "suspended"],
        ["noted"],
    ]


def test_a_part_of_the_news_of_a_contract_leaves_the_rest_as_it_was() -> None:
    news = OLD.replace(refunds=(Payment(day(12), 5),), reports=(REPORT.replace(at=day(13)),))
    found = game(history(news, at=20), [day(10), day(20)])
    assert found.history(frozenset({0})).contracts == (OLD.replace(refunds=news.refunds),)
    assert found.history(frozenset({1})).contracts == (OLD.replace(reports=news.reports),)


def test_without_the_passing_of_time_news_is_so_much_earlier() -> None:
    fact = PlatformFact(day(14), "flagged", OLD.client)
    told = history(OLD, job("new", ended=16), at=20, facts=[fact])
    found = game(told, [day(10), day(20)], News("time"))
    mixed = found.history(frozenset({0, 1}))
    ten_days = timedelta(days=10)
    assert mixed.at == day(10)
    assert [contract.ended for contract in mixed.contracts] == [day(1), day(16) - ten_days]
    assert mixed.facts == (fact.replace(at=day(4)),)


def test_a_mixture_is_judged_once() -> None:
    asked = []

    def shown(told: History) -> Exact:
        asked.append(told)
        return 0

    told = history(OLD, at=20)
    found = Game(shown, told.as_of(day(-9)), told, [News("added", "old")], {})
    assert [found.number(found.everything) for _ in range(3)] == [0, 0, 0]
    assert asked == [told]
