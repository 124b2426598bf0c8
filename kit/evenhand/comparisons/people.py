"""People: the freelancers over whom two rule sets are compared, each with a history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from evenhand.model.contracts import Contract, Party
from evenhand.model.history import History, PlatformFact


@dataclass(frozen=True)
class Person:
    """A freelancer in a history. The history may hold other people's contracts too."""

    of: Party
    history: History

    @property
    def contracts(self) -> tuple[Contract, ...]:
        """The contracts of this freelancer, oldest first."""
        return self.history.of(self.of)

    @property
    def facts(self) -> tuple[PlatformFact, ...]:
        """What is known of this freelancer and of those who hired it, oldest first."""
        parties = {self.of, *(contract.client for contract in self.contracts)}
        return tuple([fact for fact in self.history.facts if fact.about in parties])

    def own(self) -> History:
        """The history of this freelancer alone, seen from the same moment."""
        return History(self.contracts, facts=self.facts, at=self.history.at)

    def as_of(self, moment: datetime) -> Person:
        """The same person at another moment, with what was known then."""
        return Person(self.of, self.history.as_of(moment))


@dataclass(frozen=True)
class People:
    """Everybody over whom rule sets are compared, all seen from the moment *at*.

    Either *file* is the log that they are from, or they were invented from *seed*.
    """

    everybody: tuple[Person, ...]
    at: datetime
    seed: int | None = None
    file: str = ""

    @property
    def invented(self) -> bool:
        """Whether nobody of them is real."""
        return not self.file


def people_in(history: History, *, file: str) -> People:
    """Every freelancer of a log, by name; all of them share its history."""
    everybody = tuple([Person(party, history) for party in history.freelancers()])
    return People(everybody, history.at, file=file)
