"""A pool of contracts: each is made once, so that what is worked out for one need not be again."""

from __future__ import annotations

from collections.abc import Iterable

from evenhand.model.contracts import Contract, Party
from evenhand.model.history import History, PlatformFact
from evenhand.strategies.kinds import FREELANCER, MOMENT, Kind

Place = tuple[Kind, str, str, Party, str]


class Pool:
    """Contracts by kind, name, parties and posting; and the histories that share them."""

    def __init__(self) -> None:
        self._contracts: dict[Place, Contract] = {}
        self._nothing = History(at=MOMENT)

    def contract(
        self,
        kind: Kind,
        name: str,
        client: str,
        freelancer: Party = FREELANCER,
        posting: str = "",
    ) -> Contract:
        """The contract of that kind and name between these two, on that posting."""
        place = (kind, name, client, freelancer, posting)
        known = self._contracts.get(place)
        if known is None:
            known = self._contracts[place] = kind.contract(name, client, freelancer, posting)
        return known

    def history(self, contracts: Iterable[Contract], facts: Iterable[PlatformFact] = ()) -> History:
        """A history of contracts of the pool."""
        return History(contracts, facts=facts, at=MOMENT, beside=self._nothing)
