"""A trial: every history is shown to every pair of rule set and promise; nothing is raised."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import partial
from traceback import format_exception
from types import TracebackType

from evenhand.invariants.declared import Invariant
from evenhand.judging import Memories
from evenhand.model.cases import Amount, Case, more_than
from evenhand.model.history import History
from evenhand.model.units import Exact
from evenhand.model.verdicts import Counterexample, Outcome
from evenhand.questions.answers import RuleError, Unanswered
from evenhand.rulesets import RuleSet
from evenhand.runs import Run
from evenhand.search.overheard import Overhearing
from evenhand.search.walks import Asking, Comparison, Scores, Walk, Walks


@dataclass
class Tally:
    """What one pair has come to so far."""

    rule_set: RuleSet
    invariant: Invariant
    histories: int = 0
    met: int = 0
    cases: int = 0
    reached: int = 0
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

    def show(self, run: Run, walk: Walk, scores: Scores, heard: Overhearing[Tally]) -> None:
        """Check the promise on *run*, step by step: the *scores* are held against its yardsticks.

        What is not about scores alone may have been *heard* of a rule set that says the same.
        """
        before = self.cases
        for step in walk:
            if isinstance(step, Comparison):
                self._compare(run, step, scores)
            elif heard.is_private(step.what):
                self._ask(run, step)
            elif said := heard.of(step.what, self.rule_set, partial(self._asked, step)):
                self._add(said)
            else:
                self._ask(run, step)
            if self.stopped:
                break
        self.met += self.cases > before

    def _asked(self, step: Asking, run: Run) -> Tally:
        """What comes of the cases that a run gives when it is asked for them."""
        tally = Tally(self.rule_set, self.invariant)
        tally._ask(run, step)
        return tally

    def _ask(self, run: Run, step: Asking) -> None:
        try:
            for case in step.cases(run):
                self._count(run, case)
        except Unanswered as unanswered:
            self._stop(Outcome.SILENT, str(unanswered))
        except RuleError as error:
            self._stop(Outcome.BROKEN, str(error))
        except Exception as error:
            self._stop(Outcome.BROKEN, "".join(format_exception(_from_the_promise_on(error))))

    def _add(self, more: Tally) -> None:
        """Add what came of some cases on one history."""
        self.cases += more.cases
        self.reached += more.reached
        self.moved += more.moved
        self.violations += more.violations
        if (
            more.worst
            and more.worst.case.amount is not None
            and self._is_worse(more.worst.case.amount)
        ):
            self.worst = more.worst
        if more.found and self._is_shorter(more.found.history):
            self.found = more.found
        if more.stopped:
            self._stop(more.stopped, more.trouble)

    def _compare(self, run: Run, step: Comparison, scores: Scores) -> None:
        try:
            base, varied = scores[step.about_base], scores[step.about_varied]
        except Unanswered as unanswered:
            self._stop(Outcome.SILENT, str(unanswered))
            return
        except RuleError as error:
            self._stop(Outcome.BROKEN, str(error))
            return
        self.cases += 1
        before, after = base.score, varied.score
        if before is not after and before != after:
            self.reached += 1
            self.moved += 1
        elif base is varied or base.standings == varied.standings:
            if self.worst or not self.invariant.measures:
                return
        else:
            self.reached += 1
        self._hold(run, step, before, after)

    def _hold(self, run: Run, step: Comparison, before: Exact | None, after: Exact | None) -> None:
        """Hold two scores against a yardstick; the case is made only if it is told of."""
        kept, amount = step.yardstick(before, after, run.rule_set.scale)
        if amount is not None and self._is_worse(amount):
            self.worst = Counterexample(run.history, step.case(run))
        if not kept:
            self.violations += 1
            if self._is_shorter(run.history):
                self.found = Counterexample(run.history, step.case(run))

    def _count(self, run: Run, case: Case) -> None:
        self.cases += 1
        moved = case.before is not case.after and case.moved
        self.moved += moved
        self.reached += moved or _reached(run, case)
        if case.amount is not None and self._is_worse(case.amount):
            self.worst = Counterexample(run.history, case)
        if not case.kept:
            self.violations += 1
            if self._is_shorter(run.history):
                self.found = Counterexample(run.history, case)

    def _is_shorter(self, history: History) -> bool:
        return self.found is None or len(history) < len(self.found.history)

    def _is_worse(self, amount: Amount) -> bool:
        most = self.worst.case.amount if self.worst else None
        return most is None or more_than(amount, most)

    def _stop(self, outcome: Outcome, trouble: str) -> None:
        self.stopped, self.trouble = outcome, trouble


def _reached(run: Run, case: Case) -> bool:
    """Whether the rules treated something otherwise in the two histories of *case*."""
    if case.measure or case.base is case.varied:
        return case.after is not None
    base, varied = (run.on(each).answer(of=case.of) for each in (case.base, case.varied))
    return base is not varied and base.standings != varied.standings


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
        self._going = list(self.tallies)
        self._promises = {id(tally.invariant): tally.invariant for tally in self.tallies}
        self._by_rule_set: dict[RuleSet, dict[int, Tally]] = {}
        for tally in self.tallies:
            self._by_rule_set.setdefault(tally.rule_set, {})[id(tally.invariant)] = tally
        self._private: set[Hashable] = set()
        self._told: set[object] = set()
        self._shown = 0

    def show(self, history: History) -> None:
        """Check every promise under every rule set on *history*, unless it was shown before."""
        told = (history.at, history.facts, history.contracts)
        if told in self._told:
            return
        self._told.add(told)
        self._forget_if_too_much()
        for going in self._going:
            going.histories += 1
        walks = Walks(history, self.memories)
        heard = Overhearing[Tally](history, self.memories, self._private)
        noted = [(key, walks.of(promise)) for key, promise in self._promises.items()]
        to_be_seen = [(key, walk) for key, walk in noted if walk]
        for rule_set, tallies in self._by_rule_set.items():
            run = Run(rule_set, history, memories=self.memories)
            scores = Scores(rule_set)
            for key, walk in to_be_seen:
                tally = tallies.get(key)
                if tally and not tally.stopped:
                    tally.show(run, walk, scores, heard)
        self._going = [tally for tally in self._going if not tally.stopped]

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
