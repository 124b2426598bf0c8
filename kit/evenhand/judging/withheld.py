"""What is withheld from rules, so as to learn what their answers hang on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from evenhand.judging.nameless import Side, Withheld, withheld
from evenhand.model.contracts import Contract, Party, Role
from evenhand.model.history import FactKind, Facts, History, PlatformFact


class Query(NamedTuple):
    """What a rule asked of the facts, or of a history: by which method, about whom, what else.

    About a party, or about a side of the contract, whoever that is; or about nobody.
    """

    method: str
    about: Party | Role | None
    arguments: tuple[Any, ...] = ()


class _Unseen(History):
    """A history that nobody may look at."""

    __slots__ = ()

    def __getattribute__(self, name: str) -> Any:
        raise Withheld

    __eq__ = __hash__ = __repr__ = __len__ = withheld


UNSEEN: History = object.__new__(_Unseen)

MOMENT, ANY_FACTS, CONTRACTS = Query("at", None), Query("any facts", None), "of"


class Seen(Protocol):
    """What is asked: a history, or the moment and the facts that several share."""

    @property
    def at(self) -> datetime: ...

    @property
    def facts(self) -> Facts: ...


class Questioned(Facts):
    """Facts that note what they are asked, and what they said; to read them through is withheld.

    What is asked about a side of a nameless contract is answered for that side of *contract*.
    """

    seen: Seen
    contract: Contract
    noted: list[tuple[Query, Any]]

    def flagged_since(self, party: Party) -> Any:
        return self.answer(_about("flagged_since", party))

    def about(self, party: Party, *kinds: FactKind) -> tuple[PlatformFact, ...]:
        answer: tuple[PlatformFact, ...] = self.answer(_about("about", party, *kinds))
        return answer

    def __bool__(self) -> bool:
        return bool(self.answer(ANY_FACTS))

    def answer(self, query: Query) -> Any:
        """What is said to *query*, noted."""
        said = said_of(self.seen, query, self.contract)
        self.noted.append((query, said))
        return said

    __iter__ = __len__ = __getitem__ = __contains__ = withheld
    __eq__ = __hash__ = __repr__ = __add__ = count = index = withheld


def _about(method: str, party: Party, *arguments: Any) -> Query:
    return Query(method, party.role if type(party) is Side else party, arguments)


def questioned(seen: Seen, contract: Contract) -> Questioned:
    """Facts that note what they are asked; of a nameless contract, *contract* is meant."""
    noting = Questioned()
    noting.seen, noting.contract, noting.noted = seen, contract, []
    return noting


class _Glimpsed(_Unseen):
    """A history of which only the moment and the facts are seen, and that is noted.

    And, where they are *around*, the contracts of a party.
    """

    __slots__ = ("_around", "_noting")

    def __getattribute__(self, name: str) -> Any:
        noting: Questioned = object.__getattribute__(self, "_noting")
        if name == "facts":
            return noting
        if name == "at":
            return noting.answer(MOMENT)
        if name == CONTRACTS and object.__getattribute__(self, "_around"):
            return lambda party: noting.answer(Query(CONTRACTS, party))
        raise Withheld


def glimpsed(facts: Questioned, *, around: bool = False) -> History:
    """The history that these facts are of, as far as it can be noted what is seen of it.

    Only who sees names may see what else is *around*.
    """
    glimpse: History = object.__new__(_Glimpsed)
    object.__setattr__(glimpse, "_noting", facts)
    object.__setattr__(glimpse, "_around", around)
    return glimpse


class _Surroundings(_Unseen):
    """A history of which only the moment and the facts are seen."""

    __slots__ = ("_seen",)

    def __getattribute__(self, name: str) -> Any:
        if name not in ("at", "facts"):
            raise Withheld
        return getattr(object.__getattribute__(self, "_seen"), name)


def surroundings(seen: Seen) -> History:
    """A history that shows only its moment and facts, and those as they are."""
    shown: History = object.__new__(_Surroundings)
    object.__setattr__(shown, "_seen", seen)
    return shown


def said_of(seen: Any, query: Query, contract: Contract) -> Any:
    """What is said to a query."""
    about = query.about
    if about is None:
        return seen.at if query is MOMENT else bool(seen.facts)
    if query.method == CONTRACTS:
        return seen.of(about)
    party = about if isinstance(about, Party) else contract.party(about)
    return getattr(seen.facts, query.method)(party, *query.arguments)


class Fork:
    """A query on which an answer hangs, with what follows from each thing that is said to it."""

    __slots__ = ("query", "ways")

    def __init__(self, query: Query) -> None:
        self.query = query
        self.ways: dict[Any, Any] = {}


def follow(node: Any, seen: Seen, contract: Contract) -> Any:
    """The answer at the end of the forks that lead on from what is seen; None where none does."""
    while type(node) is Fork:
        node = node.ways.get(said_of(seen, node.query, contract))
    return node


def grown(root: Any, noted: Iterator[tuple[Query, Any]], answer: Any) -> Any:
    """The forks with one more way through them: what was *noted*, and the *answer* at its end."""
    step = next(noted, None)
    if step is None:
        return answer
    query, said = step
    fork = root if type(root) is Fork else Fork(query)
    fork.ways[said] = grown(fork.ways.get(said), noted, answer)
    return fork
