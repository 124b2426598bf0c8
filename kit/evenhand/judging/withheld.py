"""What is withheld from rules, so as to learn what their answers hang on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, NoReturn

from evenhand.judging.nameless import Side, Withheld, withheld
from evenhand.model.contracts import Contract, Party, Role
from evenhand.model.history import FactKind, Facts, History, PlatformFact


class Query(NamedTuple):
    """What a rule asked of the facts: by which method, about whom, and what else.

    About a party, or about a side of the contract, whoever that is.
    """

    method: str
    about: Party | Role
    arguments: tuple[Any, ...]


class _Unseen(History):
    """A history that nobody may look at."""

    __slots__ = ()

    def __getattribute__(self, name: str) -> NoReturn:
        raise Withheld

    __eq__ = __hash__ = __repr__ = __len__ = withheld


UNSEEN: History = object.__new__(_Unseen)


class Questioned(Facts):
    """Facts that note what they are asked, and what they said; to read them through is withheld.

    What is asked about a side of a nameless contract is answered for that side of *contract*.
    """

    facts: Facts
    contract: Contract
    noted: list[tuple[Query, Any]]

    def flagged_since(self, party: Party) -> Any:
        return self._answer("flagged_since", party)

    def about(self, party: Party, *kinds: FactKind) -> tuple[PlatformFact, ...]:
        answer: tuple[PlatformFact, ...] = self._answer("about", party, *kinds)
        return answer

    def _answer(self, method: str, party: Party, *arguments: Any) -> Any:
        query = Query(method, party.role if type(party) is Side else party, arguments)
        said = said_of(self.facts, query, self.contract)
        self.noted.append((query, said))
        return said

    __iter__ = __len__ = __getitem__ = __contains__ = withheld
    __eq__ = __hash__ = __repr__ = __add__ = count = index = withheld


def questioned(facts: Facts, contract: Contract) -> Questioned:
    """These facts, that note what they are asked; of a nameless contract, *contract* is meant."""
    noting = Questioned()
    noting.facts, noting.contract, noting.noted = facts, contract, []
    return noting


def said_of(facts: Facts, query: Query, contract: Contract) -> Any:
    """What the facts say to a query."""
    about = query.about
    party = contract.party(about) if isinstance(about, str) else about
    return getattr(facts, query.method)(party, *query.arguments)


class Fork:
    """A query on which an answer hangs, with what follows from each thing that is said to it."""

    __slots__ = ("query", "ways")

    def __init__(self, query: Query) -> None:
        self.query = query
        self.ways: dict[Any, Any] = {}


def follow(node: Any, facts: Facts, contract: Contract) -> Any:
    """The answer at the end of the forks that these facts take; None where none is known."""
    while type(node) is Fork:
        node = node.ways.get(said_of(facts, node.query, contract))
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
