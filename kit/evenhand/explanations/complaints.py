"""A complaint: one person's case under a rule set, with all that can be said for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from inspect import unwrap

from evenhand.attribution.changes import Attribution
from evenhand.catalogue.problems import CatalogueError, Problem
from evenhand.catalogue.scenarios import Scenario
from evenhand.explanations.explaining import Explanation, explained
from evenhand.invariants.declared import Invariant
from evenhand.model.cases import Case
from evenhand.model.contracts import Contract, Party
from evenhand.model.units import Exact
from evenhand.questions.answers import RuleError, Unanswered
from evenhand.questions.places import shown
from evenhand.questions.rules import Rule
from evenhand.rulesets import RuleSet
from evenhand.runs import Run
from evenhand.search.causes import deciding_rule

HAPPENED = ("added", "ended", "spoken of", "paid", "reported", "blocked", "rest")
"""The causes of a change that somebody brought about, and not time or the platform."""


@dataclass(frozen=True)
class BrokenPromise:
    """A promise, the case of this history in which it is not kept, and the rule behind that."""

    invariant: Invariant
    case: Case
    rule: Rule | None


@dataclass(frozen=True)
class Complaint:
    """What a scenario comes to for whom it is about, at its moment after.

    *before* is the number that was shown at its first moment. *in_question* are the contracts that
    took points off since, or failing that those that a promise was broken by; *without* is the
    number as it would be without them. *broken* are the promises that those contracts break, and
    *broken_too* others that are not kept on this history; of *silent* ones no rule speaks.
    """

    scenario: Scenario
    explanation: Explanation
    before: Exact | None
    in_question: tuple[Contract, ...]
    without: Exact | None
    broken: tuple[BrokenPromise, ...]
    broken_too: tuple[BrokenPromise, ...]
    silent: tuple[Invariant, ...]

    @property
    def rule_set(self) -> RuleSet:
        return self.explanation.rule_set

    @property
    def of(self) -> Party:
        return self.explanation.of

    @property
    def after(self) -> Exact | None:
        """The number that is shown at the scenario's moment after."""
        return self.explanation.shown

    @property
    def promises(self) -> tuple[BrokenPromise, ...]:
        """Every promise that is not kept, those that the contracts in question break first."""
        return (*self.broken, *self.broken_too)


def complaint(rule_set: RuleSet, scenario: Scenario, promises: Iterable[Invariant]) -> Complaint:
    """The complaint of whom *scenario* is about, held against these *promises*.

    Raises ``RuleError`` where a rule fails, CatalogueError where a promise does.
    """
    of, history = scenario.about, scenario.history
    earlier = scenario.before if scenario.before < scenario.after else None
    found = explained(rule_set, history, of=of, moment=scenario.after, before=earlier)
    run = Run(rule_set, history)
    blamed = _took_points(found.change) if found.change else frozenset()
    broken, silent = _held(run, promises, of, blamed)
    if not blamed:
        blamed = frozenset(_broken_by(broken, of)[:1])
    in_question = tuple(c for c in history.of(of) if c.id in blamed)
    scored = not found.silent
    return Complaint(
        scenario=scenario,
        explanation=found,
        before=run.as_of(scenario.before).shown(of=of) if scored else None,
        in_question=in_question,
        without=found.run.without(*in_question).displayed(of=of) if scored else None,
        broken=tuple(each for each in broken if _names(each.case) & blamed),
        broken_too=tuple(each for each in broken if not _names(each.case) & blamed),
        silent=tuple(silent),
    )


def _took_points(change: Attribution) -> frozenset[str]:
    """The contracts on which something happened that took points off."""
    return frozenset(
        name
        for share in change.shares
        if share.points < 0 and share.cause.kind in HAPPENED
        for name in share.cause.contracts
    )


def _held(
    run: Run, promises: Iterable[Invariant], of: Party, blamed: frozenset[str]
) -> tuple[list[BrokenPromise], list[Invariant]]:
    """The promises that this history does not keep towards *of*, and those nobody speaks of.

    What a rule set is not about, as its author says, is neither.
    """
    rule_set = run.rule_set
    beside = {name for scope in rule_set.definition.out_of_scope for name in scope.invariants}
    broken: list[BrokenPromise] = []
    silent: list[Invariant] = []
    for promise in promises:
        if promise.name in beside:
            continue
        try:
            cases = sorted(_not_kept(run, promise, of), key=lambda case: not _names(case) & blamed)
        except Unanswered:
            silent.append(promise)
            continue
        except RuleError:
            raise
        except Exception as error:
            raise CatalogueError([_crashed(promise, error)]) from error
        if cases:
            broken.append(BrokenPromise(promise, cases[0], deciding_rule(rule_set, cases[0])))
    return broken, silent


def _crashed(promise: Invariant, error: Exception) -> Problem:
    code = unwrap(promise.check).__code__
    message = f"the promise {promise.name!r} raised {type(error).__name__}: {error}"
    return Problem(shown(code.co_filename), code.co_firstlineno, message)


def _not_kept(run: Run, promise: Invariant, of: Party) -> Iterator[Case]:
    """The cases in which a promise is not kept towards *of*, or about whom it deals with."""
    others = {contract.client for contract in run.history.of(of)}
    return (case for case in promise(run) if not case.kept and case.of in {of, *others})


def _names(case: Case) -> frozenset[str]:
    return frozenset({case.because.id} if case.because else ())


def _broken_by(broken: Iterable[BrokenPromise], of: Party) -> list[str]:
    """The contracts by which a promise is broken towards *of*, in the order of the promises."""
    cases = [each.case for each in broken]
    return [case.because.id for case in cases if case.because and case.of == of]
