"""A scenario: a history that was written down, the moments it is about, and expectations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from evenhand.catalogue.decode import Lines, read_toml
from evenhand.catalogue.expectations import Expectation, expectation_of
from evenhand.catalogue.positions import Place
from evenhand.catalogue.problems import CatalogueError, Problem
from evenhand.catalogue.scenario_files import ContractTable, ExpectTable, ScenarioFile
from evenhand.catalogue.telling import contract_of
from evenhand.model.contracts import Contract, Party
from evenhand.model.history import History, PlatformFact
from evenhand.questions.names import nearest

DAY_0 = datetime(2024, 1, 1, tzinfo=UTC)
"""The day from which a scenario counts that names no day 0 of its own."""


@dataclass(frozen=True)
class Scenario:
    """A history, seen whole; *about* is the party whose story it is.

    Scores are read at the moment *before* and at the moment *after*; all else is judged at
    *after*, which is the history's own moment.
    """

    file: Path
    title: str
    story: str
    sources: tuple[str, ...]
    about: Party
    history: History
    before: datetime
    after: datetime
    expectations: dict[str, Expectation]
    day_0: datetime = DAY_0

    @property
    def name(self) -> str:
        return self.file.stem


def read_scenario(file: Path) -> Scenario:
    """Read one scenario. Raises CatalogueError with every mistake in it."""
    written, lines = read_toml(file, ScenarioFile)
    return _Telling(file, written, lines).scenario()


class _Telling:
    """One file on its way to a scenario; whatever is wrong is gathered and raised together."""

    def __init__(self, file: Path, written: ScenarioFile, lines: Lines) -> None:
        self.file, self.written, self.lines = file, written, lines
        self.day_0 = written.day_0 or DAY_0
        self.problems: list[Problem] = []

    def scenario(self) -> Scenario:
        contracts = [c for place, _ in enumerate(self.written.contract) for c in self._told(place)]
        self._refuse_twins(contracts)
        parties = {p.name: p for c in contracts for p in (c.client, c.freelancer)}
        facts = tuple(self._facts(parties))
        self._end_of_problems()
        history = History(contracts, facts=facts, at=self._moment("after"))
        before, about = self._moment("before") or history.at, self.written.about
        if before > history.at:
            self._wrong(("before",), "the moment before lies after the moment after")
        if about not in parties:
            self._wrong(("about",), f"nobody is called {about!r}{nearest(about, parties)}")
        expectations = {
            rule_set: self._expectation(rule_set, expected, parties, contracts)
            for rule_set, expected in self.written.expect.items()
        }
        self._end_of_problems()
        return Scenario(
            file=self.file,
            title=self.written.title,
            story=self.written.story.strip(),
            sources=self.written.sources,
            about=parties[about],
            history=history,
            before=before,
            after=history.at,
            expectations=expectations,
            day_0=self.day_0,
        )

    def _wrong(self, place: Place, message: str) -> None:
        self.problems.append(self.lines.problem(place, message))

    def _end_of_problems(self) -> None:
        if self.problems:
            raise CatalogueError(self.problems)

    def _moment(self, key: str) -> datetime | None:
        moment = getattr(self.written, key)
        return None if moment is None else moment.at(self.day_0)

    def _told(self, place: int) -> Iterator[Contract]:
        table: ContractTable = self.written.contract[place]
        for number in range(1, table.repeat + 1):
            contract, wrong = contract_of(
                table, number, self.day_0 + timedelta(days=table.every * (number - 1))
            )
            for key, message in wrong:
                self._wrong(("contract", place, *key), f"contract {contract.id!r}: {message}")
            yield contract
            if wrong:
                return

    def _refuse_twins(self, contracts: list[Contract]) -> None:
        ids = [contract.id for contract in contracts]
        for twin in sorted({name for name in ids if ids.count(name) > 1}):
            self._wrong(("contract",), f"two contracts have the id {twin!r}; rename one")

    def _facts(self, parties: dict[str, Party]) -> Iterator[PlatformFact]:
        for place, fact in enumerate(self.written.fact):
            if fact.about not in parties:
                hint = nearest(fact.about, parties)
                self._wrong(("fact", place, "about"), f"nobody is called {fact.about!r}{hint}")
                continue
            at, about = fact.on.at(self.day_0), parties[fact.about]
            yield PlatformFact(at, fact.kind, about, fact.by_human, fact.reason)

    def _expectation(
        self,
        rule_set: str,
        expected: ExpectTable,
        parties: dict[str, Party],
        contracts: list[Contract],
    ) -> Expectation:
        expectation, wrong = expectation_of(
            expected,
            about=self.written.about,
            parties=parties,
            ids={contract.id for contract in contracts},
            day_0=self.day_0,
            line=self.lines.problem(("expect", rule_set), "").line,
        )
        for key, message in wrong:
            self._wrong(("expect", rule_set, *key), message)
        return expectation
