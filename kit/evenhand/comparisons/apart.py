"""Apart: a history each way, made small and made ordinary, and replayed before it is told."""

from __future__ import annotations

from dataclasses import dataclass

from evenhand.comparisons.parting import Met, Parted, Parting, Way, parted
from evenhand.comparisons.sides import Sides
from evenhand.judging import Memories
from evenhand.model.cases import Case
from evenhand.model.contracts import Party
from evenhand.model.history import History
from evenhand.model.units import Count, Exact
from evenhand.questions.answers import RuleError
from evenhand.search.ordinary import numbered, ordinary
from evenhand.search.shrinking import smallest


@dataclass(frozen=True)
class Tried:
    """The histories that both sides were shown, *histories* in all.

    *exhaustive* of them are every history of up to *size* contracts of *kinds* kinds, each alone
    and beside each number of good contracts in *beside* (0 is alone); *others* are small histories
    and invented ones. On *scored* of all both sides give somebody a score: where that is none,
    nobody can be harsher. On *failed* a rule of one side failed.
    """

    histories: Count
    exhaustive: Count
    size: Count
    kinds: Count
    beside: tuple[Count, ...]
    others: Count
    scored: Count
    failed: Count


@dataclass(frozen=True)
class HistoryDifference:
    """A history on which the two part about *party*, and what a reader sees under each."""

    history: History
    party: Party
    baseline: Exact | None
    candidate: Exact | None


@dataclass(frozen=True)
class Direction:
    """One way in which the two part, on so many *histories* of those that were tried.

    *smallest* no longer shows it without any one of its contracts, *ordinary* reads as what
    happens to people. Where there are none, both are None.
    """

    way: Way
    histories: Count
    smallest: HistoryDifference | None = None
    ordinary: HistoryDifference | None = None


@dataclass(frozen=True)
class Apart:
    """Where two sides part on histories that were tried.

    *harsher* and *kinder*: the candidate puts somebody lower, or higher, on its own scale. Where
    one side gives a score and the other none, neither is harsher; that is told for itself.
    """

    tried: Tried
    harsher: Direction
    kinder: Direction
    baseline_only: Direction
    candidate_only: Direction

    @property
    def directions(self) -> tuple[Direction, ...]:
        """Every way, in the order in which they are told."""
        return self.harsher, self.kinder, self.baseline_only, self.candidate_only

    @property
    def found(self) -> bool:
        """Whether the two part on any history that was tried."""
        return any(direction.histories for direction in self.directions)


def told_apart(sides: Sides, tried: Tried, parting: Parting) -> Apart:
    """What the search came to, told."""
    told = {way: _direction(sides, way, met) for way, met in parting.met.items()}
    return Apart(
        tried,
        harsher=told["harsher"],
        kinder=told["kinder"],
        baseline_only=told["baseline only"],
        candidate_only=told["candidate only"],
    )


def _direction(sides: Sides, way: Way, met: Met) -> Direction:
    if met.told is None:
        return Direction(way, 0)
    _replayed(sides, way, met.told)  # another process found it, and remembered much
    known: dict[History, Case | None] = {}
    memories = Memories()

    def case(history: History) -> Case | None:
        if history not in known:
            found = _first(sides, way, history, memories)
            known[history] = _case(history, found) if found else None
        return known[history]

    def shows(history: History) -> bool:
        return case(history) is not None

    small = smallest(met.told, shows)
    plain = ordinary(small, case, lambda case: True)
    if len(plain) < len(small):
        small = smallest(plain, shows)
    called_plainly = numbered(small)
    small = called_plainly if shows(called_plainly) else small
    return Direction(way, met.histories, _replayed(sides, way, small), _replayed(sides, way, plain))


def _first(sides: Sides, way: Way, history: History, memories: Memories | None) -> Parted | None:
    """The first party about whom the two part in this way; nobody where a rule fails."""
    try:
        found = parted(sides, history, memories)
    except RuleError:
        return None
    return next((each for each in found if each[0] == way), None)


def _case(history: History, found: Parted) -> Case:
    _, party, one, other = found
    return Case(kept=False, of=party, base=history, varied=history, before=one, after=other)


def _replayed(sides: Sides, way: Way, history: History) -> HistoryDifference:
    """The difference as two runs of their own show it: nothing remembered is told."""
    found = _first(sides, way, history, None)
    assert found is not None, f"the history that is told shows no {way!r} when it is replayed"
    _, party, one, other = found
    return HistoryDifference(history, party, one, other)
