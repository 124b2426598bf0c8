"""Neighbours: what a history becomes when one thing in it is otherwise, drawn by lot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from itertools import count
from random import Random
from typing import Any, TypeVar

from evenhand.invariants.amounts import worth
from evenhand.model.contracts import Contract, Feedback, Party
from evenhand.model.history import History
from evenhand.model.rewriting import rewritten
from evenhand.model.units import Count
from evenhand.strategies.kinds import FREELANCER, MOMENT, kind_of
from evenhand.strategies.tables import Tables
from evenhand.strategies.themes import SHAPES

STARS, POINTS = tuple(range(1, 6)), tuple(range(11))

Told = TypeVar("Told", Contract, Feedback)


class Neighbours:
    """Draws by *lot* what is otherwise in a history: what there is to draw is in the *tables*.

    A contract is taken out, added, or there a second time; or one takes place at another time, for
    longer, for another amount, with another client; or somebody says something else of it, or
    later. The platform's facts stay as they are. No history grows beyond *most* contracts.
    """

    def __init__(self, tables: Tables, lot: Random, *, most: Count) -> None:
        self._tables = tables
        self._lot = lot
        self._most = most

    def beside(self, history: History) -> History:
        """What *history* becomes by one change, and by another as often as a coin falls so.

        A cliff may need two things at once.
        """
        history = self._one(history)
        while self._lot.getrandbits(1):
            history = self._one(history)
        return history

    def _one(self, history: History) -> History:
        """A neighbour of *history*; itself where what was drawn changes nothing."""
        if not history.contracts:
            return history.plus(self._invented(history, FREELANCER, "client 1"))
        moves = (self._shorter, self._again, self._longer, self._otherwise, self._otherwise)
        neighbour = self._lot.choice(moves)(history, self._lot.choice(history.contracts))
        return neighbour if len(neighbour) <= max(self._most, len(history)) else history

    def _shorter(self, history: History, contract: Contract) -> History:
        return history.without(contract)

    def _again(self, history: History, contract: Contract) -> History:
        return history.plus(contract.replace(id=_new_id(history)))

    def _longer(self, history: History, contract: Contract) -> History:
        client = self._lot.choice((contract.client, _new_client(history)))
        return history.plus(self._invented(history, contract.freelancer, client.name))

    def _invented(self, history: History, freelancer: Party, client: str) -> Contract:
        lot, tables = self._lot, self._tables
        shape = lot.choice(SHAPES)
        kind = kind_of(shape, lot.choice(tables.ages), *lot.choice(tables.sizes(shape)))
        return _later(kind.contract(_new_id(history), client, freelancer), history.at - MOMENT)

    def _otherwise(self, history: History, contract: Contract) -> History:
        changes: tuple[Callable[[History, Contract], Contract], ...] = (
            self._of_another_age,
            self._of_another_length,
            self._worth_something_else,
            self._with_somebody_else,
            self._spoken_of_otherwise,
        )
        return history.replacing(contract, self._lot.choice(changes)(history, contract))

    def _of_another_age(self, history: History, contract: Contract) -> Contract:
        last = contract.end.at if contract.end else contract.hired
        ago = (history.at.date() - last.date()).days
        return _later(contract, timedelta(days=ago - self._lot.choice(self._tables.ages)))

    def _of_another_length(self, history: History, contract: Contract) -> Contract:
        if contract.end is None:
            return contract
        tables = self._tables
        days = self._lot.choice((*tables.lengths, *tables.long_lengths))
        hired = contract.end.at - timedelta(days=days)
        within: Contract = rewritten(contract, datetime, lambda at: max(at, hired))
        return within.replace(hired=hired)

    def _worth_something_else(self, history: History, contract: Contract) -> Contract:
        amount = self._lot.choice(self._tables.amounts)
        was = contract.payments[0].amount if contract.payments else contract.agreed
        return worth(contract, lambda each: each * amount // was) if was else contract

    def _with_somebody_else(self, history: History, contract: Contract) -> Contract:
        client = self._lot.choice((*history.clients(), _new_client(history)))
        return contract.replace(client=client, posting=f"posting of {client}")

    def _spoken_of_otherwise(self, history: History, contract: Contract) -> Contract:
        if not contract.feedback:
            return contract
        said = self._lot.choice(contract.feedback)
        form = self._lot.choice(("stars", "private", "satisfied", "at"))
        if form == "at":
            new = self._said_later(said, contract)
        else:
            answers: dict[str, tuple[Any, ...]] = {"stars": STARS, "private": POINTS}
            new = said.replace(**{form: self._lot.choice(answers.get(form, (True, False)))})
        others = [each for each in contract.feedback if each is not said]
        return contract.replace(feedback=tuple(sorted([*others, new], key=_moment)))

    def _said_later(self, said: Feedback, contract: Contract) -> Feedback:
        """The same words in the last minute of some day after the end, or in the first of the next.

        On a contract that is still open, of some day after the hiring.
        """
        end = contract.end.at if contract.end else contract.hired
        days, minute = self._lot.choice((0, *self._tables.delays)), self._lot.choice((-1, 1))
        midnight = datetime.combine(end.date(), time(), end.tzinfo)
        at = midnight + timedelta(days=days + 1, minutes=minute)
        return _later(said, max(at, end) - said.at)


def _later(told: Told, by: timedelta) -> Told:
    """A contract, or feedback, with everything so much later."""
    later: Told = rewritten(told, datetime, lambda at: at + by)
    return later


def _new_id(history: History) -> str:
    known = {contract.id for contract in history.contracts}
    return next(name for n in count(1) if (name := f"contract {n}") not in known)


def _new_client(history: History) -> Party:
    known = {client.name for client in history.clients()}
    return Party(next(n for k in count(1) if (n := f"client {k}") not in known), "client")


def _moment(said: Feedback) -> datetime:
    return said.at
