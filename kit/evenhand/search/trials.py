"""A trial: every history is shown to every pair of rule set and promise; nothing is raised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from traceback import format_exception
from types import TracebackType

from evenhand.invariants.declared import Invariant
from evenhand.judging import Memories
from evenhand.model.cases import Amount, Case, more_than
from evenhand.model.history import History
from evenhand.model.verdicts import Counterexample, Outcome
from evenhand.questions.answers import RuleError, Unanswered
from evenhand.rulesets import RuleSet
from evenhand.runs import Run
from evenhand.search.walks import Scores, Walk, Walks


@dataclass
class Tally:
    """What one pair has come to so far."""

    rule_set: RuleSet
    invariant: Invariant
    histories: int = 0
    cases: int = 0
    moved: int = 0
    violations: int = 0
    found: Counterexample | None = None
    worst: Counterexample | None = None
    trouble: str = ""
    stopped: Outcome | None = None

    @property
    def outcome(self) -> Outcome:
        if self.stopped:
            return self.stopped
        if self.violations:
            return Outcome.VIOLATED
        return Outcome.HOLDS if self.cases else Outcome.VACUOUS

    def show(self, run: Run, walk: Walk | None, scores: Scores) -> None:
        """Check the promise on *run*, unless an earlier run has stopped the pair.

        Where there is a *walk* of the promise, only what moves the *scores* is looked at closely.
        """
        if self.stopped:
            return
        self.histories += 1
        try:
            if walk is None:
                for case in self.invariant(run):
                    self._count(run, case)
            elif walk:
                self._follow(run, walk, scores)
        except Unanswered as unanswered:
            self._stop(Outcome.SILENT, str(unanswered))
        except RuleError as error:
            self._stop(Outcome.BROKEN, str(error))
        except Exception as error:
            self._stop(Outcome.BROKEN, "".join(format_exception(_from_the_promise_on(error))))

    def _follow(self, run: Run, walk: Walk, scores: Scores) -> None:
        for comparison in walk:
            before, after = scores[comparison.about_base], scores[comparison.about_varied]
            if before is after or before == after:
                self.cases += 1
            else:
                self._count(run, comparison.case(run))

    def _count(self, run: Run, case: Case) -> None:
        self.cases += 1
        self.moved += case.before is not case.after and case.moved
        if case.amount is not None:
            self._measure(run, case, case.amount)
        if not case.kept:
            self.violations += 1
            if self.found is None or len(run.history) < len(self.found.history):
                self.found = Counterexample(run.history, case)

    def _measure(self, run: Run, case: Case, amount: Amount) -> None:
        most = self.worst.case.amount if self.worst else None
        if most is None or more_than(amount, most):
            self.worst = Counterexample(run.history, case)

    def _stop(self, outcome: Outcome, trouble: str) -> None:
        self.stopped, self.trouble = outcome, trouble


def _from_the_promise_on(error: Exception) -> Exception:
    """The error without the frames in which the kit called the promise."""
    trace = error.__traceback__
    while trace and trace.tb_next and _is_ours(trace):
        trace = trace.tb_next
    return error.with_traceback(trace)


def _is_ours(trace: TracebackType) -> bool:
    name: str = trace.tb_frame.f_globals.get("__name__", "")
    return name.startswith("evenhand.")


ENOUGH = 2_000  # histories after which what was remembered of their contracts is let go


class Trial:
    """One search shared by all pairs: a history is made once, and so is each variation of it.

    What a promise compares is noted once for all rule sets. What the rules said of a contract is
    remembered from history to history, as long as they share their contracts, their moment and
    the platform's facts.
    """

    def __init__(self, pairs: Iterable[tuple[RuleSet, Invariant]]) -> None:
        self.tallies = [Tally(rule_set, invariant) for rule_set, invariant in pairs]
        self.memories = Memories()
        self._promises = {id(tally.invariant): tally.invariant for tally in self.tallies}
        self._by_rule_set: dict[RuleSet, list[Tally]] = {}
        for tally in self.tallies:
            self._by_rule_set.setdefault(tally.rule_set, []).append(tally)
        self._told: set[object] = set()
        self._shown = 0

    def show(self, history: History) -> None:
        """Check every promise under every rule set on *history*, unless it was shown before."""
        told = (history.at, history.facts, history.contracts)
        if told in self._told:
            return
        self._told.add(told)
        self._forget_if_too_much()
        walks = Walks(history, self.memories)
        noted = {key: walks.of(promise) for key, promise in self._promises.items()}
        for rule_set, tallies in self._by_rule_set.items():
            run = Run(rule_set, history, memories=self.memories)
            scores = Scores(rule_set)
            for tally in tallies:
                tally.show(run, noted[id(tally.invariant)], scores)

    def _forget_if_too_much(self) -> None:
        self._shown += 1
        if self._shown % ENOUGH == 0:
            self.memories.forget()


def first_violation(
    rule_set: RuleSet, invariant: Invariant, history: History, *, memories: Memories | None = None
) -> Case | None:
    """The first case on *history* in which the promise is not kept, None where all are.

    *memories* are as for a run. Raises what the rules raise.
    """
    run = Run(rule_set, history, memories=memories)
    return next((case for case in invariant(run) if not case.kept), None)
