"""A game: what a reader would see if only some of what happened had happened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from evenhand.attribution.calendars import moved
from evenhand.attribution.news import News, with_news
from evenhand.model.contracts import Contract
from evenhand.model.history import History
from evenhand.model.rewriting import rewritten
from evenhand.model.units import Exact

Chosen = frozenset[int]
"""What has happened, by its place among all that did."""


class Game:
    """What *shown* makes of every mixture of two moments of one history.

    *start* and *end* are the history as it was known at the one and at the other, *news* what
    happened in between. Everything is looked at from the second moment. A contract whose news has
    not happened is as it was, and one of *young* is then also as old as it was. News of the kind
    "time" is that time passed at all: without it everything is looked at from the first moment,
    and what happened is so much earlier.
    """

    __slots__ = ("_end", "_later", "_made", "_news", "_numbers", "_of", "_old", "_shown", "_start")

    def __init__(
        self,
        shown: Callable[[History], Exact | None],
        start: History,
        end: History,
        news: Sequence[News],
        young: Mapping[str, Contract],
    ) -> None:
        self._shown, self._start, self._end, self._news = shown, start, end, news
        self._later = next((place for place, one in enumerate(news) if one.kind == "time"), None)
        self._old = {contract.id: contract for contract in start.contracts} | dict(young)
        self._of: dict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(news):
            if one.contract:
                self._of[one.contract].append(place)
        self._numbers: dict[Chosen, Exact | None] = {}
        self._made: dict[tuple[str, Chosen, bool], Contract | None] = {}

    @property
    def everything(self) -> Chosen:
        """All that happened."""
        return frozenset(range(len(self._news)))

    def number(self, chosen: Chosen) -> Exact | None:
        """What a reader would see if only what is *chosen* had happened; None for no score."""
        if chosen not in self._numbers:
            self._numbers[chosen] = self._shown(self.history(chosen))
        return self._numbers[chosen]

    def history(self, chosen: Chosen) -> History:
        """The history in which only what is *chosen* has happened."""
        early = self._later is not None and self._later not in chosen
        contracts = [self._contract(contract, chosen, early) for contract in self._end.contracts]
        facts = [fact for place in chosen for fact in self._news[place].facts]
        if early:
            facts = [rewritten(fact, datetime, self._earlier) for fact in facts]
        return History(
            [contract for contract in contracts if contract],
            facts=[*self._start.facts, *facts],
            at=self._start.at if early else self._end.at,
        )

    def _contract(self, contract: Contract, chosen: Chosen, early: bool) -> Contract | None:
        places = self._of.get(contract.id)
        if places is None:
            return contract
        happened = chosen.intersection(places)
        key = contract.id, happened, early
        if key not in self._made:
            self._made[key] = self._mixed(contract, happened, early)
        return self._made[key]

    def _mixed(self, new: Contract, happened: Chosen, early: bool) -> Contract | None:
        """The contract *new* as it is if only what *happened* had, of what befell it."""
        if not happened:
            return self._old.get(new.id)
        if len(happened) < len(self._of[new.id]):
            news = [self._news[place] for place in sorted(happened)]
            new = with_news(self._old[new.id], new, news)
        return moved(new, -self._elapsed) if early else new

    @property
    def _elapsed(self) -> timedelta:
        return self._end.at - self._start.at

    def _earlier(self, moment: datetime) -> datetime:
        return moment - self._elapsed
