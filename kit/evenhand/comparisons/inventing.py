"""Inventing people: a life for each of them, drawn from a seed, as plain as most lives are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import TypeVar

from evenhand.comparisons.people import People, Person
from evenhand.comparisons.population import (
    BAD,
    CAREERS,
    FLAGGED,
    HOSTILE,
    IDLE,
    MISHAPS,
    SILENT,
    WORDS,
    Mishap,
    Range,
    Words,
)
from evenhand.model.contracts import Block, Contract, End, Feedback, Party, Payment, Side
from evenhand.model.history import History, PlatformFact
from evenhand.model.units import Cents, Count
from evenhand.strategies.kinds import MOMENT

A_MONTH = 30  # days between two payments

T = TypeVar("T")


def invented(count: Count, *, seed: int, at: datetime = MOMENT) -> People:
    """So many people, seen from the moment *at*.

    The same seed and moment give the same people, the first of them however many there are.
    """
    everybody = tuple([_Life(number, seed, at).person() for number in range(1, count + 1)])
    return People(everybody, at, seed=seed)


class _Life:
    """One person on the way to a history."""

    def __init__(self, number: int, seed: int, at: datetime) -> None:
        self.dice = Random(f"{seed}, {number}")
        self.at = at
        self.freelancer = Party(f"freelancer {number}")
        self.career = _drawn(self.dice, [(career, career.share) for career in CAREERS])
        self.since = self._between(self.career.since)
        self.clients = 0

    def person(self) -> Person:
        contracts = [self._job() for _ in range(self._between(self.career.contracts))]
        befallen = [mishap for mishap in MISHAPS if self.dice.randrange(100) < mishap.share]
        for mishap in befallen:
            contracts += _HAPPENS[mishap](self) if mishap in _HAPPENS else ()
        facts = list(self._flags(contracts)) if FLAGGED in befallen else []
        known = [c for each in contracts if (c := each.as_of(self.at))]
        return Person(self.freelancer, History(_numbered(known), facts=facts, at=self.at))

    # What makes up a life

    def _job(self, said: Words | str = "drawn") -> Contract:
        """A paid contract of the career; without *said*, the client says what clients say."""
        career = self.career
        words = _drawn(self.dice, WORDS) if isinstance(said, str) else said
        hired = self._day(self.since)
        lasts = self._between(career.lasts)
        ended = hired + timedelta(days=lasts, hours=self.dice.randrange(1, 8))
        pay = career.pay[self.dice.randrange(len(career.pay))]
        at = hired, ended
        return Contract(
            id="",
            freelancer=self.freelancer,
            client=self._client(),
            hired=hired,
            kind="hourly" if career.by_month else "fixed",
            agreed=pay,
            work=(hired + timedelta(hours=3),),
            payments=_by_month(pay, *at) if career.by_month else (Payment(ended, pay),),
            end=End(ended, "client"),
            feedback=self._feedback(words, ended + timedelta(hours=self.dice.randrange(1, 72))),
        )

    def _cancelled(self, ended_by: Side) -> Contract:
        hired = self._day(min(self.since, 500))
        ended = hired + timedelta(hours=self.dice.randrange(6, 72))
        return Contract(
            id="",
            freelancer=self.freelancer,
            client=self._new_client(),
            hired=hired,
            agreed=self.career.pay[-1],
            end=End(ended, ended_by),
        )

    def _silent(self) -> Iterator[Contract]:
        for _ in range(self._between((1, 2))):
            yield self._cancelled("freelancer" if self.dice.randrange(4) == 0 else "client")

    def _hostile(self) -> Iterator[Contract]:
        contract = self._cancelled("freelancer" if self.dice.randrange(2) else "client")
        assert contract.end is not None, "whoever cancels ends it"
        at = contract.end.at + timedelta(hours=1)
        stars = 1 if self.dice.randrange(2) else None
        said = Feedback(by="client", at=at, stars=stars, private=self.dice.randrange(3))
        yield contract.replace(feedback=(said,), blocks=(Block("client", at),))

    def _idle(self) -> Iterator[Contract]:
        yield Contract(
            id="",
            freelancer=self.freelancer,
            client=self._new_client(),
            hired=self.at - timedelta(days=self._between((90, 300)), hours=10),
            agreed=self.career.pay[-1],
        )

    def _bad(self) -> Iterator[Contract]:
        stars = self._between((1, 2))
        yield self._job((stars, self.dice.randrange(2 * stars)))

    def _flags(self, contracts: Sequence[Contract]) -> Iterator[PlatformFact]:
        over = [c for c in contracts if c.end and c.end.at < self.at - timedelta(days=2)]
        if over:
            one = over[self.dice.randrange(len(over))]
            assert one.end is not None, "only those that ended were taken"
            days = self.dice.randrange((self.at - one.end.at).days)
            at = one.end.at + timedelta(days=days, hours=1)
            yield PlatformFact(at, "flagged", one.client, reason="fraud")

    # What it is drawn from

    def _between(self, limits: Range) -> int:
        return self.dice.randrange(limits[0], limits[1] + 1)

    def _day(self, ago: int) -> datetime:
        """An hour of a working day, at most so many days before the moment."""
        start = self.at - timedelta(days=self._between((1, ago)))
        return start + timedelta(hours=self.dice.randrange(8, 18))

    def _client(self) -> Party:
        if self.clients and self.dice.randrange(100) < self.career.same_client:
            return Party("client 1", "client")
        return self._new_client()

    def _new_client(self) -> Party:
        self.clients += 1
        return Party(f"client {self.clients}", "client")

    def _feedback(self, words: Words, at: datetime) -> tuple[Feedback, ...]:
        if words is None:
            return ()
        return (Feedback(by="client", at=at, stars=words[0], private=words[1]),)


_HAPPENS: dict[Mishap, Callable[[_Life], Iterator[Contract]]] = {
    SILENT: _Life._silent,
    HOSTILE: _Life._hostile,
    IDLE: _Life._idle,
    BAD: _Life._bad,
}


def _drawn(dice: Random, weighted: Sequence[tuple[T, int]]) -> T:
    left = dice.randrange(sum(weight for _, weight in weighted))
    for each, weight in weighted:
        left -= weight
        if left < 0:
            return each
    raise AssertionError("the weights add up to more than what was drawn")


def _by_month(pay: Cents, hired: datetime, ended: datetime) -> tuple[Payment, ...]:
    """A payment every thirty days, the last one when the contract ends."""
    months = range(1, (ended - hired).days // A_MONTH)
    at = [hired + timedelta(days=A_MONTH * month) for month in months]
    return tuple([Payment(moment, pay) for moment in (*at, ended)])


def _numbered(contracts: Sequence[Contract]) -> list[Contract]:
    """The contracts under the names *contract 1*, *contract 2*, ... in the order of hiring."""
    ordered = sorted(contracts, key=lambda contract: contract.hired)
    return [each.replace(id=f"contract {n}") for n, each in enumerate(ordered, start=1)]
