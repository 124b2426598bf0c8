"""What promises notice: each that holds, asked of the mutants that could matter to it."""

from __future__ import annotations

from collections.abc import Sequence

from evenhand.model.history import History
from evenhand.model.verdicts import Outcome
from evenhand.mutation.guards import Guard
from evenhand.mutation.mutants import Mutant
from evenhand.mutation.notices import How, Notice
from evenhand.mutation.shadows import Shadows
from evenhand.search.checking import Progress
from evenhand.search.trials import Trial

A_FEW = 100  # histories on which every mutant is tried
ENOUGH = 3  # promises that notice a mutant there, after which no others are asked about it
ONE_LOT = 200  # histories after which what was remembered is let go

NOTICED: dict[Outcome, How] = {
    Outcome.VIOLATED: "violated",
    Outcome.SILENT: "silent",
    Outcome.BROKEN: "broken",
}

Pair = tuple[Mutant, Guard]


class Promises:
    """The promises that hold under an original, asked of its mutants on the same histories.

    A mutant is asked about where it answers something otherwise than the original; everywhere else
    it keeps what the original keeps.
    """

    def __init__(self, guards: Sequence[Guard], histories: Sequence[History]) -> None:
        self._guards, self._histories = guards, histories
        self._notices: dict[Mutant, dict[str, Notice]] = {}
        self._met: set[tuple[Mutant, str]] = set()
        self._memories = Trial(()).memories  # one for all trials: most of their rules are the same

    def noticing(self, mutant: Mutant) -> tuple[Notice, ...]:
        """The promises that were found to notice a mutant, as far as they were looked for."""
        return tuple(self._notices.get(mutant, {}).values())

    def ask_on_a_few(self, shadows: Shadows, progress: Progress) -> None:
        """Ask of each of these mutants on some histories, until enough promises have noticed it."""
        places = range(0, len(self._histories), max(1, len(self._histories) // A_FEW))
        for done, place in enumerate(places, start=1):
            progress("asking promises about each change", done, len(places))
            self._ask(shadows, place, enough=ENOUGH)

    def ask_on_all(self, shadows: Shadows, progress: Progress) -> None:
        """Ask of each of these mutants on every history, until one promise has noticed it."""
        everywhere = [(1 << len(shadows.mutants)) - 1 for _ in self._guards]
        for place, _ in enumerate(self._histories):
            progress("looking for whom it matters to", place + 1, len(self._histories))
            parted = self._ask(shadows, place, enough=1)
            for number, guard in enumerate(self._guards):
                if place in guard.met:
                    everywhere[number] &= parted
            if place % ONE_LOT == 0:
                self._memories.forget()
        for guard, parted_wherever_met in zip(self._guards, everywhere, strict=True):
            for mutant in shadows.those_of(parted_wherever_met):
                if not self.noticing(mutant) and (mutant, guard.promise.name) not in self._met:
                    self._note(mutant, guard, "vacuous")

    def _ask(self, shadows: Shadows, place: int, *, enough: int) -> int:
        """Ask on one history; the mutants that part from the original there."""
        history = self._histories[place]
        Trial([(shadows.rule_set, guard.promise) for guard in self._guards]).show(history)
        parted = shadows.parted()
        self._try(
            [
                (mutant, guard)
                for mutant in shadows.those_of(parted)
                for guard in self._guards
                if self._may_notice(mutant, guard, enough)
            ],
            history,
        )
        return parted

    def _try(self, pairs: Sequence[Pair], history: History) -> None:
        trial = Trial([(mutant.rule_set, guard.promise) for mutant, guard in pairs])
        trial.memories = self._memories
        trial.show(history)
        for (mutant, guard), tally in zip(pairs, trial.tallies, strict=True):
            if tally.outcome in NOTICED:
                self._note(mutant, guard, NOTICED[tally.outcome])
            elif tally.outcome is Outcome.HOLDS:
                self._met.add((mutant, guard.promise.name))

    def _note(self, mutant: Mutant, guard: Guard, how: How) -> None:
        name = guard.promise.name
        self._notices.setdefault(mutant, {}).setdefault(name, Notice("promise", name, how))

    def _may_notice(self, mutant: Mutant, guard: Guard, enough: int) -> bool:
        known = self._notices.get(mutant, {})
        return len(known) < enough and guard.promise.name not in known
