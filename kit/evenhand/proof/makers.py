"""Makers: of twins that leave open what nobody asks for, and of the model's own objects."""

from __future__ import annotations

from typing import Any

from evenhand.model.contracts import Party
from evenhand.proof.following import Follower
from evenhand.proof.moments import Moment, moment_of
from evenhand.proof.reading import STRUCTS
from evenhand.proof.telling import NOTHING, Facts, Follows
from evenhand.proof.words import Name, Texts, Word

FREELANCER = Party("somebody")


class Openly:
    """Makes twins, for a prover."""

    def __init__(self, follow: Follower, texts: Texts) -> None:
        self._texts = texts
        self._twins = {struct: follow.twin(struct) for struct in STRUCTS}
        self.name = Name(texts)
        party = type("Party", (follow.twin(Party),), {"__hash__": _by_identity, "__eq__": _is})
        self.freelancer = party(self.name, "freelancer")
        self.client = party(self.name, "client")

    def make(self, struct: Any, facts: Facts, follows: Follows = NOTHING) -> Any:
        return self._twins[struct].finding(facts, follows)

    def moment(self, steps: Any) -> Any:
        return Moment(steps)

    def word(self, number: Any) -> Any:
        return Word(number, self._texts)


def _is(one: object, other: object) -> bool:
    return one is other


def _by_identity(party: object) -> int:
    return id(party)


class Really:
    """Makes the model's own objects. *name* is the contract's, and its client is called by it."""

    freelancer = FREELANCER

    def __init__(self, texts: Texts, name: str) -> None:
        self._texts, self.name = texts, name
        self.client = Party(f"the client of {name}", "client")

    def make(self, struct: Any, facts: Facts, follows: Follows = NOTHING) -> Any:
        return struct(**{name: find() for name, find in facts.items()})

    def moment(self, steps: Any) -> Any:
        return moment_of(steps)

    def word(self, number: Any) -> Any:
        return self._texts.text(number)
