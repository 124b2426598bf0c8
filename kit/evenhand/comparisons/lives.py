"""Lives: the contracts and mishaps of one invented person, drawn with dice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import TypeVar

from evenhand.comparisons.population import CAREERS, WORDS, Range, Words
from evenhand.model.contracts import Block, Contract, End, Feedback, Party, Payment, Side
from evenhand.model.history import PlatformFact
from evenhand.model.units import Cents, Days

A_MONTH = 30  # days between two payments
OPEN = ""  # the id of a contract before all of them are numbered

T = TypeVar("T")


class Life:
    """One person, seen from the moment *at*. Each contract is drawn when it is asked for.

    Contracts may go on after the moment; they have no ids yet.
    """

    def __init__(self, freelancer: Party, dice: Random, at: datetime) -> None:
        self.freelancer, self.dice, self.at = freelancer, dice, at
        self.career = drawn(dice, [(career, career.share) for career in CAREERS])
        self._since = self._between(self.career.since)
        self._clients = 0

    def jobs(self) -> Iterator[Contract]:
        """The paid contracts of the career."""
        for _ in range(self._between(self.career.contracts)):
            yield self._job(drawn(self.dice, WORDS))

    def silent(self) -> Iterator[Contract]:
        """One or two unpaid contracts that end soon, without a word, mostly by the client."""
        for _ in range(self._between((1, 2))):
            yield self._cancelled("freelancer" if self.dice.randrange(4) == 0 else "client")

    def hostile(self) -> Iterator[Contract]:
        """Such a contract with bad words of the client's, who blocks the freelancer."""
        contract = self._cancelled("freelancer" if self.dice.randrange(2) else "client")
        assert contract.end is not None, "whoever cancels ends it"
        at = contract.end.at + timedelta(hours=1)
        stars = 1 if self.dice.randrange(2) else None
        said = Feedback(by="client", at=at, stars=stars, private=self.dice.randrange(3))
        yield contract.replace(feedback=(said,), blocks=(Block("client", at),))

    def idle(self) -> Iterator[Contract]:
        """A contract on which nothing ever happens."""
        hired = self.at - timedelta(days=self._between((90, 300)), hours=10)
        yield self._contract(hired, self._new_client(), self.career.pay[-1])

    def bad(self) -> Iterator[Contract]:
        """A paid contract with one or two stars, and private points below four."""
        stars = self._between((1, 2))
        yield self._job((stars, self.dice.randrange(2 * stars)))

    def flag(self, contracts: Sequence[Contract]) -> Iterator[PlatformFact]:
        """One of the clients whose contract is over is flagged later."""
        ended = [(c.end.at, c.client) for c in contracts if c.end]
        over = [each for each in ended if self.at - each[0] > timedelta(days=2)]
        if over:
            at, client = over[self.dice.randrange(len(over))]
            days = self.dice.randrange((self.at - at).days)
            at += timedelta(days=days, hours=1)
            yield PlatformFact(at, "flagged", client, reason="fraud")

    def _job(self, words: Words) -> Contract:
        hired, career = self._day(self._since), self.career
        ended = hired + timedelta(days=self._between(career.lasts), hours=self.dice.randrange(1, 8))
        pay = career.pay[self.dice.randrange(len(career.pay))]
        said_at = ended + timedelta(hours=self.dice.randrange(1, 72))
        return self._contract(hired, self._client(), pay).replace(
            kind="hourly" if career.by_month else "fixed",
            work=(hired + timedelta(hours=3),),
            payments=_by_month(pay, hired, ended) if career.by_month else (Payment(ended, pay),),
            end=End(ended, "client"),
            feedback=_feedback(words, said_at),
        )

    def _cancelled(self, ended_by: Side) -> Contract:
        hired = self._day(min(self._since, 500))
        ended = hired + timedelta(hours=self.dice.randrange(6, 72))
        contract = self._contract(hired, self._new_client(), self.career.pay[-1])
        return contract.replace(end=End(ended, ended_by))

    def _contract(self, hired: datetime, client: Party, agreed: Cents) -> Contract:
        return Contract(
            id=OPEN, freelancer=self.freelancer, client=client, hired=hired, agreed=agreed
        )

    def _between(self, limits: Range) -> int:
        return self.dice.randrange(limits[0], limits[1] + 1)

    def _day(self, ago: Days) -> datetime:
        """An hour of a working day, at most so many days before the moment."""
        start = self.at - timedelta(days=self._between((1, ago)))
        return start + timedelta(hours=self.dice.randrange(8, 18))

    def _client(self) -> Party:
        if self._clients and self.dice.randrange(100) < self.career.same_client:
            return Party("client 1", "client")
        return self._new_client()

    def _new_client(self) -> Party:
        self._clients += 1
        return Party(f"client {self._clients}", "client")


def drawn(dice: Random, weighted: Sequence[tuple[T, int]]) -> T:
    """One of several, as often as its weight says."""
    left = dice.randrange(sum(weight for _, weight in weighted))
    for each, weight in weighted:
        left -= weight
        if left < 0:
            return each
    raise AssertionError("the weights add up to more than what was drawn")


def _feedback(words: Words, at: datetime) -> tuple[Feedback, ...]:
    return (
        () if words is None else (Feedback(by="client", at=at, stars=words[0], private=words[1]),)
    )


def _by_month(pay: Cents, hired: datetime, ended: datetime) -> tuple[Payment, ...]:
    """A payment every thirty days, the last one when the contract ends."""
    months = range(1, (ended - hired).days // A_MONTH)
    at = [hired + timedelta(days=A_MONTH * month) for month in months]
    return tuple([Payment(moment, pay) for moment in (*at, ended)])
