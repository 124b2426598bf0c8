"""A history: what people did on a marketplace, as it was known at one moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from evenhand.model.contracts import Contract, Party
from evenhand.model.rewriting import rewritten

FIRST_MOMENT = datetime(1970, 1, 1, tzinfo=UTC)
MANY = 1_000  # contracts, from which on it pays to sort them by party once

FactKind = Literal[
    "flagged",
    "suspended",
    "restored",
    "held",
    "case_opened",
    "case_decided",
    "appealed",  # the party complained of a decision
    "favoured",  # the platform counts the party among its best customers
    "noted",  # the party explained itself in a note on its profile
    "accused",  # somebody accused the party in public; nothing was ruled
]


class PlatformFact(Struct, frozen=True, gc=False):
    """What is known of a party beside its contracts; *by_human* where a person decided it."""

    at: datetime
    kind: FactKind
    about: Party
    by_human: bool = False
    reason: str = ""

    def replace(self, **changes: Any) -> PlatformFact:
        """The same fact with other details."""
        return replace(self, **changes)


class Facts(tuple[PlatformFact, ...]):
    """The platform's facts, oldest first. They are the same in every variation of contracts."""

    __slots__ = ()

    def flagged(self, party: Party) -> bool:
        """Whether *party* stands flagged or suspended."""
        return self.flagged_since(party) is not None

    def flagged_since(self, party: Party) -> datetime | None:
        """Since when *party* has stood flagged or suspended; None where it does not."""
        since: datetime | None = None
        for fact in self:
            if fact.about == party and fact.kind in _STANDING:
                since = None if fact.kind == "restored" else since or fact.at
        return since

    def about(self, party: Party, *kinds: FactKind) -> tuple[PlatformFact, ...]:
        """The facts of these kinds about *party*, oldest first."""
        return tuple([fact for fact in self if fact.about == party and fact.kind in kinds])


_STANDING = ("flagged", "suspended", "restored")

Variation = Callable[..., "History"]
T = TypeVar("T")


class History:
    """Contracts and the platform's facts, seen from the moment *at*; nothing later is in it.

    Without *at* it is seen from its latest fact. Contracts stand in the order of hiring, then
    of id, however they were handed over. A history never changes: a variation is a new one,
    made once and kept, so that whoever asks for it again gets the same object. A changed contract
    is made once for all histories that stand *beside* each other.
    """

    __slots__ = ("_changed", "_kept", "at", "contracts", "facts")

    at: datetime
    contracts: tuple[Contract, ...]
    facts: Facts
    _kept: dict[Any, Any]
    _changed: dict[Any, tuple[Contract, Contract]]

    def __init__(
        self,
        contracts: Iterable[Contract] = (),
        *,
        facts: Iterable[PlatformFact] = (),
        at: datetime | None = None,
        beside: History | None = None,
    ) -> None:
        contracts, facts = tuple(contracts), tuple(facts)
        if at is None:
            moments = [moment for contract in contracts for moment in contract.moments()]
            at = max([*moments, *(fact.at for fact in facts)], default=FIRST_MOMENT)
        known = [seen for contract in contracts if (seen := contract.as_of(at))]
        if len({contract.id for contract in known}) < len(known):
            raise ValueError("two contracts of a history have the same id")
        self._fill(
            tuple(sorted(known, key=_hired_then_id)),
            Facts(sorted((fact for fact in facts if fact.at <= at), key=_moment_then_words)),
            at,
            beside,
        )

    def _fill(
        self,
        contracts: tuple[Contract, ...],
        facts: Facts,
        at: datetime,
        beside: History | None,
    ) -> None:
        fill = object.__setattr__
        fill(self, "contracts", contracts)
        fill(self, "facts", facts)
        fill(self, "at", at)
        fill(self, "_kept", {})
        fill(self, "_changed", {} if beside is None else beside._changed)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a history never changes; {name!r} cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a history never changes; {name!r} cannot be taken off")

    def __reduce__(self) -> Any:
        return _history, (self.contracts, self.facts, self.at)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, History) and (
            (self.at, self.contracts, self.facts) == (other.at, other.contracts, other.facts)
        )

    def __hash__(self) -> int:
        return hash((self.at, self.contracts, self.facts))

    def __len__(self) -> int:
        return len(self.contracts)

    def __repr__(self) -> str:
        return f"History({list(self.contracts)!r}, facts={list(self.facts)!r}, at={self.at!r})"

    # Parts

    def of(self, party: Party) -> tuple[Contract, ...]:
        """The contracts of one freelancer or one client, oldest first."""
        known: tuple[Contract, ...] | None = self._kept.get(party)
        if known is None:
            known = self._kept[party] = self._of(party)
        return known

    def _of(self, party: Party) -> tuple[Contract, ...]:
        if len(self.contracts) > MANY:
            return self.once(_by_party).get(party, ())
        if party.role == "client":
            return tuple([c for c in self.contracts if c.client == party])
        return tuple([c for c in self.contracts if c.freelancer == party])

    def parties(self) -> tuple[Party, ...]:
        """Everybody with a contract here, freelancers first, by name."""
        return self._once("parties", self._parties)

    def _parties(self) -> tuple[Party, ...]:
        freelancers = sorted({contract.freelancer for contract in self.contracts})
        return (*freelancers, *sorted({contract.client for contract in self.contracts}))

    def freelancers(self) -> tuple[Party, ...]:
        """Every freelancer with a contract here, by name."""
        return self.once(_freelancers)

    def clients(self) -> tuple[Party, ...]:
        """Every client with a contract here, by name."""
        return self.once(_clients)

    def ended_unpaid(self) -> tuple[Contract, ...]:
        """The contracts that ended, were never paid and show no evidence of work."""
        return self.once(_ended_unpaid)

    def ended_paid(self) -> tuple[Contract, ...]:
        """The contracts that ended and whose freelancer kept money."""
        return self.once(_ended_paid)

    def once(self, find: Callable[[History], T]) -> T:
        """What *find*, a named function, finds in this history; looked for once, then kept."""
        found: T | None = self._kept.get(find)
        if found is None:
            found = self._kept[find] = find(self)
        return found

    # Variations

    def as_of(self, moment: datetime) -> History:
        """What was known at *moment*, that instant included."""
        if moment == self.at:
            return self
        return self._once(
            ("as_of", moment), lambda: History(self.contracts, facts=self.facts, at=moment)
        )

    def without(self, *contracts: Contract) -> History:
        """The same history had these contracts never been."""
        gone = [contract.id for contract in contracts]
        key = ("without", *(gone if len(gone) == 1 else sorted({*gone})))
        known: History | None = self._kept.get(key)
        if known is None:
            left = tuple([c for c in self.contracts if c.id not in gone])
            known = self._kept[key] = self._narrowed(left)
        return known

    def plus(self, *contracts: Contract) -> History:
        """The same history with these contracts too."""
        return self._once(("plus", contracts), lambda: self._more(contracts))

    def _more(self, contracts: tuple[Contract, ...]) -> History:
        known = [seen for contract in contracts if (seen := contract.as_of(self.at))]
        if {contract.id for contract in known} & {contract.id for contract in self.contracts}:
            raise ValueError("two contracts of a history have the same id")
        return self._narrowed(tuple(sorted((*self.contracts, *known), key=_hired_then_id)))

    def replacing(self, old: Contract, new: Contract) -> History:
        """The same history with *new* in the place of *old*."""
        if new == old:
            return self
        return self._once(("replacing", old.id, new), lambda: self._with(old, new))

    def _with(self, old: Contract, new: Contract) -> History:
        return self if new == old else self.without(old)._more((new,))

    def knowing(self, *facts: PlatformFact) -> History:
        """The same history with these facts too."""
        return self._once(("knowing", facts), lambda: self._knowing(facts))

    def _knowing(self, facts: tuple[PlatformFact, ...]) -> History:
        return History(self.contracts, facts=(*self.facts, *facts), at=self.at, beside=self)

    def varied(self, make: Variation, *contracts: Contract) -> History:
        """The history that *make*, a named function, makes of this one and these contracts.

        Made once for each *make* and contracts, however often it is asked for.
        """
        key = (make, *[contract.id for contract in contracts])
        known: History | None = self._kept.get(key)
        if known is None:
            known = self._kept[key] = make(self, *contracts)
        return known

    def changing(self, contract: Contract, change: Callable[[Contract], Contract]) -> History:
        """The same history with *contract* as *change*, a named function, makes it; made once."""
        key = ("changing", change, contract.id)
        known: History | None = self._kept.get(key)
        if known is None:
            known = self._kept[key] = self._with(contract, self._changed_by(change, contract))
        return known

    def with_each(self, change: Callable[[Contract], Contract]) -> History:
        """The same history with every contract as *change*, a named function, makes it."""
        changed = tuple([self._changed_by(change, contract) for contract in self.contracts])
        if all(new is old for new, old in zip(changed, self.contracts, strict=True)):
            return self
        return History(changed, facts=self.facts, at=self.at, beside=self)

    def like(self, contract: Contract, **facts: Any) -> Contract:
        """A contract like *contract* but for these facts; made once for all histories beside."""
        return self._made_of(contract, tuple(facts.items()), lambda: contract.replace(**facts))

    def _changed_by(self, change: Callable[[Contract], Contract], contract: Contract) -> Contract:
        return self._made_of(contract, change, lambda: change(contract))

    def _made_of(self, contract: Contract, how: Any, make: Callable[[], Contract]) -> Contract:
        key = (id(contract), how)
        if key not in self._changed:
            self._changed[key] = (contract, make())
        return self._changed[key][1]

    def renamed(self, names: Mapping[Party, Party], ids: Callable[[str], str] = str) -> History:
        """The same history with every party exchanged, and every contract's id as *ids* makes it.

        Ids are names too: an answer that hangs on them, if only to break a tie, shows here.
        """
        return self._once(("renamed", tuple(names.items()), ids), lambda: self._renamed(names, ids))

    def _renamed(self, names: Mapping[Party, Party], ids: Callable[[str], str]) -> History:
        contracts = [
            self.like(
                contract,
                id=ids(contract.id),
                freelancer=names.get(contract.freelancer, contract.freelancer),
                client=names.get(contract.client, contract.client),
            )
            for contract in self.contracts
        ]
        facts = rewritten(self.facts, Party, lambda party: names.get(party, party))
        return History(contracts, facts=facts, at=self.at, beside=self)

    def moved(self, *, by: timedelta) -> History:
        """The same history earlier or later as a whole, the moment it is seen from included."""
        return self._once(("moved", by), lambda: self._moved(by))

    def _moved(self, by: timedelta) -> History:
        def later(moment: datetime) -> datetime:
            return moment + by

        return History(
            rewritten(self.contracts, datetime, later),
            facts=rewritten(self.facts, datetime, later),
            at=self.at + by,
        )

    def _narrowed(self, contracts: tuple[Contract, ...]) -> History:
        """A variation whose contracts are known to be in order, different and not too late."""
        if contracts == self.contracts:
            return self
        variation = object.__new__(History)
        variation._fill(contracts, self.facts, self.at, self)
        return variation

    def _once(self, key: Any, make: Callable[[], T]) -> T:
        kept: T | None = self._kept.get(key)
        if kept is None:
            kept = self._kept[key] = make()
        return kept


def _by_party(history: History) -> dict[Party, tuple[Contract, ...]]:
    found: dict[Party, list[Contract]] = {}
    for contract in history.contracts:
        for party in (contract.freelancer, contract.client):
            found.setdefault(party, []).append(contract)
    return {party: tuple(contracts) for party, contracts in found.items()}


def _freelancers(history: History) -> tuple[Party, ...]:
    return tuple(party for party in history.parties() if party.role == "freelancer")


def _clients(history: History) -> tuple[Party, ...]:
    return tuple(party for party in history.parties() if party.role == "client")


def _ended_unpaid(history: History) -> tuple[Contract, ...]:
    return tuple(c for c in history.contracts if c.end and c.unpaid)


def _ended_paid(history: History) -> tuple[Contract, ...]:
    return tuple(c for c in history.contracts if c.end and c.net > 0)


def _history(contracts: Any, facts: Any, at: datetime) -> History:
    return History(contracts, facts=facts, at=at)


def _moment_then_words(fact: PlatformFact) -> tuple[datetime, str, Party, bool, str]:
    return fact.at, fact.kind, fact.about, fact.by_human, fact.reason


def _hired_then_id(contract: Contract) -> tuple[datetime, str]:
    return contract.hired, contract.id
