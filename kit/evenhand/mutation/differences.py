"""Differences: the smallest history on which a mutant tells somebody something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evenhand.model.history import History
from evenhand.mutation.mutants import Mutant
from evenhand.mutation.shadows import Shadows
from evenhand.mutation.telling import FAILING, Told, told_by
from evenhand.rulesets import RuleSet
from evenhand.runs import Run
from evenhand.search.checking import Progress
from evenhand.search.shrinking import smallest


@dataclass(frozen=True)
class Difference:
    """A history, and one thing that is told otherwise there: by the original, and by the mutant.

    *in_general* is what that is about, whoever and whichever contract it is.
    """

    history: History
    about: str
    in_general: str
    before: str
    after: str

    @property
    def fails(self) -> bool:
        """Whether the mutant tells nothing there, since a rule of it fails."""
        return self.after == FAILING


def differences(
    original: RuleSet, shadows: Shadows, histories: Sequence[History], progress: Progress
) -> dict[Mutant, Difference]:
    """By each of these mutants the smallest difference that was found, if one was.

    No contract can be left out of its history, and no fact.
    """
    questions = {mutant.rule.question for mutant in shadows.mutants}
    found: dict[Mutant, History] = {}
    for place, history in enumerate(sorted(histories, key=len), start=1):
        progress("looking for differences", place, len(histories))
        run = Run(shadows.rule_set, history)
        for question in questions:
            for _ in told_by(run, question):
                pass
        for mutant in shadows.those_of(shadows.parted()):
            if mutant not in found and _first(original, mutant, history):
                found[mutant] = history
    return {mutant: _smallest(original, mutant, history) for mutant, history in found.items()}


def _smallest(original: RuleSet, mutant: Mutant, history: History) -> Difference:
    small = smallest(history, lambda each: _first(original, mutant, each) is not None)
    found = _first(original, mutant, small)
    assert found is not None, "a shrunk history shows the difference that the found one did"
    before, after = found
    return Difference(small, before.about, before.in_general, before.answer, after.answer)


def _first(original: RuleSet, mutant: Mutant, history: History) -> tuple[Told, Told] | None:
    """The first thing that a mutant tells otherwise than the original."""
    run = Run(original, history)
    beside = told_by(run.under(mutant.rule_set), mutant.rule.question)
    pairs = zip(told_by(run, mutant.rule.question), beside, strict=True)
    return next(((one, other) for one, other in pairs if one != other), None)
