"""Memory: what was answered before, shared by histories and by rule sets."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Set
from datetime import datetime
from operator import attrgetter
from typing import Any, TypeAlias, TypeVar

from evenhand.judging.nameless import FIELDS
from evenhand.model.contracts import Contract, Party
from evenhand.model.history import Facts, History
from evenhand.model.outcomes import Rated

ENOUGH = 500  # moments with their facts, before what hangs on them is let go

Answers: TypeAlias = dict[Any, Any]
A = TypeVar("A")


class Standing:
    """How a contract stands in a score: rated, or left out by a rule, or rated by none.

    Equal ones are one object, so that they are told by identity.
    """

    __slots__ = ("left_out_by", "rated")

    def __init__(self, rated: Rated | None, left_out_by: str | None) -> None:
        self.rated = rated
        self.left_out_by = left_out_by


class Alike:
    """All contracts that are told alike but for their names, in all their fields."""

    __slots__ = ("tokens", "told")

    def __init__(self, told: tuple[Any, ...]) -> None:
        self.told = told
        self.tokens: dict[tuple[str, ...], object] = {}


class Alikes(dict[Contract, Alike]):
    """One object for all contracts that have the same in all but their names."""

    __slots__ = ("_by_told",)

    def __init__(self) -> None:
        super().__init__()
        self._by_told: dict[tuple[Any, ...], Alike] = {}

    def __missing__(self, contract: Contract) -> Alike:
        told = _told(contract)
        alike = self._by_told.get(told)
        if alike is None:
            alike = self._by_told[told] = Alike(told)
        self[contract] = alike
        return alike


_told: Callable[[Contract], tuple[Any, ...]] = attrgetter(*FIELDS)
_PLACES = {field: place for place, field in enumerate(FIELDS)}


class Shelf:
    """Answers by what they are answers to."""

    __slots__ = ("_answers",)

    def __init__(self) -> None:
        self._answers: dict[Hashable, Any] = {}

    def answers(self, what: Hashable) -> Answers:
        """The answers of one sort."""
        return self.kept(what, dict)

    def kept(self, what: Hashable, make: Callable[[], A]) -> A:
        """The answers of one sort, in a dictionary that *make* makes the first time."""
        answers: A | None = self._answers.get(what)
        if answers is None:
            answers = self._answers[what] = make()
        return answers


class Store(Shelf):
    """What is remembered everywhere: answers, contracts without names, and standings."""

    __slots__ = ("_standings", "_tokens", "alikes")

    def __init__(self) -> None:
        super().__init__()
        self.alikes = Alikes()
        self._tokens: dict[tuple[Any, ...], object] = {}
        self._standings: dict[Hashable, Standing] = {}

    def token(self, alike: Alike, fields: tuple[str, ...]) -> object:
        """One object for all contracts that have the same in these fields."""
        token = alike.tokens.get(fields)
        if token is None:
            values = (fields, *[alike.told[_PLACES[field]] for field in fields])
            token = alike.tokens[fields] = self._tokens.setdefault(values, object())
        return token

    def left_out(self, by: str | None) -> Standing:
        """The standing of a contract that this rule leaves out; with None, that no rule rates."""
        return self._standing(by, None, by)

    def rated(self, rated: Rated) -> Standing:
        """The standing of a contract that counts so."""
        alike = (rated, type(rated.outcome), type(rated.weight))  # 1 and Fraction(1) are not alike
        return self._standing(alike, rated, None)

    def _standing(self, alike: Hashable, rated: Rated | None, by: str | None) -> Standing:
        known = self._standings.get(alike)
        if known is None:
            known = self._standings[alike] = Standing(rated, by)
        return known


class Lasting:
    """What rules say of contracts, by what those are in the fields that were ever read of one.

    What is known *of_alike* is the same, by what they are in all fields. Of a contract that is
    judged *among_others* it is known by what those are.
    """

    __slots__ = ("among_others", "fields", "known", "of_alike")

    def __init__(self) -> None:
        self.fields: tuple[str, ...] = ()
        self.known: Answers = {}
        self.of_alike: Answers = {}
        self.among_others: Answers = {}

    def read(self, fields: Set[str]) -> None:
        """These fields were read; if one never was before, what is known may not hold."""
        if not fields <= {*self.fields}:
            self.fields = tuple(sorted({*self.fields, *fields}))
            self.known.clear()


class Memory:
    """What was answered at one moment, with the same facts of the platform.

    *here* is what hangs on both, *then* what hangs on the moment, *store* what hangs on neither.
    """

    __slots__ = ("_judges", "at", "facts", "here", "store", "then")

    def __init__(self, store: Store, then: Shelf, at: datetime, facts: Facts) -> None:
        self.store = store
        self.then = then
        self.here = Shelf()
        self.at = at
        self.facts = facts
        self._judges: dict[Party, dict[Any, Any]] = {}

    def judges(self, party: Party) -> dict[Any, Any]:
        """Who judges *party*, by the rule set."""
        judges = self._judges.get(party)
        if judges is None:
            judges = self._judges[party] = {}
        return judges

    def shelf(self, *, moment: bool, facts: bool) -> Shelf:
        """Where answers belong that hang on the moment, on the facts, on both or on neither."""
        if facts:
            return self.here
        return self.then if moment else self.store


class Memories:
    """What was answered, by the moment and the platform's facts where it hangs on them."""

    __slots__ = ("_moments", "_seen_from", "_store")

    _store: Store
    _moments: dict[datetime, Shelf]
    _seen_from: dict[tuple[datetime, Facts], Memory]

    def __init__(self) -> None:
        self.forget()

    def of(self, history: History) -> Memory:
        """The memory of all histories with this one's moment and facts."""
        seen_from = (history.at, history.facts)
        memory = self._seen_from.get(seen_from)
        if memory is None:
            if len(self._seen_from) == ENOUGH:
                self._seen_from.clear()
            memory = Memory(self._store, self._moment(history.at), *seen_from)
            self._seen_from[seen_from] = memory
        return memory

    def forget(self) -> None:
        """Let go of everything; whoever still holds a memory may go on with it."""
        self._store, self._moments, self._seen_from = Store(), {}, {}

    def _moment(self, at: datetime) -> Shelf:
        shelf = self._moments.get(at)
        if shelf is None:
            if len(self._moments) == ENOUGH:
                self._moments.clear()
            shelf = self._moments[at] = Shelf()
        return shelf
