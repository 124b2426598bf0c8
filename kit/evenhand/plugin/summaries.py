"""The summary: in one line, what became of all promises and scenarios."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from evenhand.model.units import many
from evenhand.model.verdicts import Outcome, Verdict

IN_ORDER = (
    "holds",
    "violated as listed",
    "violated",
    "listed wrongly",
    "vacuous",
    "silent",
    "broken",
)

Told = Mapping[str, Any]


def words(verdict: Verdict) -> str:
    """What became of a promise: the outcome, unless its entry under ``[[violates]]`` says more."""
    if verdict.objection:
        return "listed wrongly"
    if verdict.outcome is Outcome.VIOLATED and verdict.expected:
        return "violated as listed"
    return verdict.outcome.value


class Summary:
    """A listener to reports: workers of pytest-xdist send theirs, too."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.told: dict[str, Told] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" and "evenhand" in report.keywords:
            self.told[report.nodeid] = dict(report.user_properties)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        parts = [*_promises(self.told.values(), self.seed), *_scenarios(self.told.values())]
        if parts:
            terminalreporter.write_line(f"evenhand: {'; '.join(parts)}")


def _promises(told: Iterable[Told], seed: int) -> Iterable[str]:
    verdicts = [each for each in told if "verdict" in each]
    if verdicts:
        counted = Counter(each["verdict"] for each in verdicts)
        became = ", ".join(_counted(counted[key], key) for key in IN_ORDER if counted[key])
        yield f"{many(len(verdicts), 'promise')} checked: {became}"
        yield f"{max(each['histories'] for each in verdicts):,} histories each, seed {seed}"


def _scenarios(told: Iterable[Told]) -> Iterable[str]:
    replays = [each["mismatches"] for each in told if "mismatches" in each]
    if replays:
        wrong = sum(map(bool, replays))
        became = f"{wrong} not as expected" if wrong else "as expected"
        yield f"{many(len(replays), 'expectation')} replayed: {became}"


def _counted(count: int, became: str) -> str:
    return f"{count:,} {'hold' if became == 'holds' and count > 1 else became}"
