"""Memory: what was answered before, shared by histories and by rule sets."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Set
from datetime import datetime
from typing import Any, TypeAlias, TypeVar

from evenhand.model.contracts import Contract
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

    __slots__ = ("_standings", "_tokens", "_values")

    def __init__(self) -> None:
        super().__init__()
        self._tokens: dict[tuple[str, ...], dict[Contract, object]] = {}
        self._values: dict[tuple[Any, ...], object] = {}
        self._standings: dict[Hashable, Standing] = {}

    def token(self, contract: Contract, fields: tuple[str, ...]) -> object:
        """One object for all contracts that have the same in these fields."""
        tokens = self._tokens.get(fields)
        if tokens is None:
            tokens = self._tokens[fields] = {}
        token = tokens.get(contract)
        if token is None:
            values = (fields, *[getattr(contract, field) for field in fields])
            token = tokens[contract] = self._values.setdefault(values, object())
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

    And, of a contract that is judged *among others*, by what those are.
    """

    __slots__ = ("among_others", "fields", "known")

    def __init__(self) -> None:
        self.fields: tuple[str, ...] = ()
        self.known: Answers = {}
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

    __slots__ = ("at", "facts", "here", "judges", "store", "then")

    def __init__(self, store: Store, then: Shelf, at: datetime, facts: Facts) -> None:
        self.store = store
        self.then = then
        self.here = Shelf()
        self.at = at
        self.facts = facts
        self.judges: Answers = {}

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
