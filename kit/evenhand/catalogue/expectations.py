"""Expectations: what a scenario expects of one rule set, every name in it looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from evenhand.catalogue.fields import Moment
from evenhand.catalogue.positions import Place
from evenhand.catalogue.scenario_files import NO_SCORE, THE_PUBLIC, ExpectTable, Names, Shown
from evenhand.model.contracts import Party
from evenhand.model.outcomes import Duty
from evenhand.model.units import Exact
from evenhand.questions.names import nearest
from evenhand.runs import STRANGER

Wrong = tuple[Place, str]
W = TypeVar("W")
R = TypeVar("R")


@dataclass(frozen=True)
class Expectation:
    """What a scenario expects of one rule set.

    *shown* and *badges* hold, by party, before and after; *owed*, by party and duty, the moment by
    which it is due, or None where it is not owed; *seen* and *unseen*, by contract, who reads it.
    """

    shown: dict[Party, tuple[Exact | None, Exact | None]]
    badges: dict[Party, tuple[Names, Names]]
    counted: Names
    excluded: dict[str, str]
    visible: Names
    hidden: Names
    listed: Names
    unlisted: Names
    seen: dict[str, tuple[Party, ...]]
    unseen: dict[str, tuple[Party, ...]]
    owed: dict[Party, dict[Duty, datetime | None]]
    kept: Names
    broken: Names
    line: int | None


def expectation_of(
    table: ExpectTable,
    *,
    about: str,
    parties: Mapping[str, Party],
    ids: set[str],
    day_0: datetime,
    line: int | None,
) -> tuple[Expectation, list[Wrong]]:
    """What *table* expects in a story *about* one of the *parties*, and all that is wrong with it.

    *ids* are those of the contracts; moments count from *day_0*.
    """
    reading = _Reading(about, parties)
    for key in ("counted", "excluded", "visible", "hidden", "listed", "unlisted", "seen", "unseen"):
        reading.look_up(key, getattr(table, key), ids)
    expectation = Expectation(
        shown=reading.twice("shown", table.shown, _number, "two numbers", "[91, 80]"),
        badges=reading.twice("badges", table.badges, tuple, "two lists", '[["Top Rated"], []]'),
        counted=table.counted,
        excluded=table.excluded,
        visible=table.visible,
        hidden=table.hidden,
        listed=table.listed,
        unlisted=table.unlisted,
        seen=reading.readers("seen", table.seen),
        unseen=reading.readers("unseen", table.unseen),
        owed={
            party: {
                duty: due.at(day_0) if isinstance(due, Moment) else None
                for duty, due in table.owed[name].items()
            }
            for name in table.owed
            for party in reading.found(name, ("owed", name))
        },
        kept=table.kept,
        broken=table.broken,
        line=line,
    )
    return expectation, reading.wrong


class _Reading:
    """One table on its way to an expectation; what is wrong is gathered."""

    def __init__(self, about: str, parties: Mapping[str, Party]) -> None:
        self.about = about
        self.parties = parties
        self.wrong: list[Wrong] = []

    def look_up(self, key: str, names: Iterable[str], ids: set[str]) -> None:
        for name in names:
            if name not in ids:
                self.wrong.append(((key,), f"no contract has the id {name!r}{nearest(name, ids)}"))

    def found(self, name: str, place: Place) -> tuple[Party, ...]:
        """The party of that name; none, and a problem, where there is none."""
        if name in self.parties:
            return (self.parties[name],)
        self.wrong.append((place, f"nobody is called {name!r}{nearest(name, self.parties)}"))
        return ()

    def twice(
        self,
        key: str,
        told: tuple[W, ...] | dict[str, tuple[W, ...]],
        read: Callable[[W], R],
        what: str,
        example: str,
    ) -> dict[Party, tuple[R, R]]:
        """What is told of a party before and after, by party."""
        by_name = told if isinstance(told, dict) else {self.about: told} if told else {}
        twice = {}
        for name, both in by_name.items():
            for party in self.found(name, (key,)):
                if len(both) == 2:
                    twice[party] = (read(both[0]), read(both[1]))
                else:
                    message = f"give {what}, before and after, such as {example}"
                    self.wrong.append(((key,), message))
        return twice

    def readers(self, key: str, told: Mapping[str, Names]) -> dict[str, tuple[Party, ...]]:
        """By contract, those who are named; the public among them is a stranger."""
        return {
            contract: tuple(
                party
                for name in names
                for party in (
                    (STRANGER,) if name == THE_PUBLIC else self.found(name, (key, contract))
                )
            )
            for contract, names in told.items()
        }


def _number(written: Shown) -> Exact | None:
    return None if written == NO_SCORE else written
