"""A rule set: the rules in force together, in one closed plugin manager, compiled once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import partial
from types import ModuleType, SimpleNamespace
from typing import Any

import pluggy

from evenhand.model.contracts import Role
from evenhand.model.outcomes import Duty
from evenhand.model.sources import Standing
from evenhand.model.units import Exact
from evenhand.questions.answers import Given, asking
from evenhand.questions.chains import Chain, Step, excepting
from evenhand.questions.faults import faults_of
from evenhand.questions.figures import Figure, figure_of
from evenhand.questions.names import nearest
from evenhand.questions.origins import Origin, origin
from evenhand.questions.rules import Rule, as_rule
from evenhand.questions.specs import COMBINATIONS, PROJECT, Questions
from evenhand.questions.workings import Workings, faults_of_workings, workings_in

PER_CONTRACT = ("admits", "excludes", "rates", "weighs")


@dataclass(frozen=True)
class Problem:
    """One thing wrong with a rule set: where in its definition, and what would be right."""

    where: tuple[str, ...]
    message: str


class RuleSetError(Exception):
    """A rule set cannot be made of these modules and parameters; all problems at once."""

    def __init__(self, name: str, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(f"{name}: {problem.message}" for problem in problems))
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Scale:
    """The numbers that a score may take, both ends included."""

    lowest: Exact = 0
    highest: Exact = 100

    def points(self, difference: Exact) -> Fraction:
        """A difference between scores in hundredths of the whole scale."""
        return Fraction(100 * difference, self.highest - self.lowest)

    def holds(self, number: Exact | None) -> bool:
        """Whether *number* lies on the scale, as no number does too."""
        return number is None or self.lowest <= number <= self.highest


@dataclass(frozen=True)
class Claim:
    """What an author says that a rule set is known to violate, and until when to believe it."""

    invariants: tuple[str, ...]
    because: str
    source: str
    review_by: date


@dataclass(frozen=True)
class Scope:
    """Promises that a rule set is not about, as its author says, and why not."""

    invariants: tuple[str, ...]
    because: str


@dataclass(frozen=True)
class Replaces:
    """The rule set that was in force before, and the day on which the change was announced."""

    rule_set: RuleSet
    announced: date | None
    source: str


@dataclass(frozen=True)
class Definition:
    """What a rule set is made of. The module listed last is asked first, its rules as written."""

    name: str
    modules: dict[str, ModuleType]
    title: str = ""
    parameters: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    drops: tuple[str, ...] = ()
    scale: Scale = Scale()
    scores: tuple[Role, ...] = ("freelancer",)
    claims: tuple[Claim, ...] = ()
    out_of_scope: tuple[Scope, ...] = ()
    replaces: Replaces | None = None
    sources: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    in_force: tuple[date, date | None] | None = None
    standings: dict[tuple[str, str], Standing] = field(default_factory=dict)
    file: str = ""


class RuleSet:
    """A named set of rules. Two rule sets share nothing, so they can stand side by side."""

    def __init__(self, definition: Definition) -> None:
        self.definition = definition
        self.name = definition.name
        self.scale = definition.scale
        offered = rules_of(definition.modules)
        if problems := _problems(definition, offered):
            raise RuleSetError(definition.name, problems)
        self.rules: dict[str, Rule] = {
            rule.name: rule for rule in offered if rule.name not in definition.drops
        }
        self._chains = self._compiled()
        self.admits, self.excludes, self.rates, self.weighs = map(self.chain, PER_CONTRACT)
        self.aggregates = self.chain("aggregates")
        per_contract = tuple(map(self.chain, PER_CONTRACT))
        self.counted_by = origin("counted", *per_contract)
        self.scored_by = origin("scored", self.aggregates)
        self._origins = {name: origin(name, chain) for name, chain in self._chains.items()}
        self.reads_totals = self.aggregates.reads("totals")
        self.of_totals = self.reads_totals and not (
            self.aggregates.reads("rated") or self.aggregates.reads_history
        )
        """Whether a score hangs on nothing but what the contracts that count add up to."""
        self.unanswered = tuple(
            question for question in ("rates", "aggregates") if not self.answers(question)
        )
        """The questions without which there is no score, and that no rule answers."""
        self.one_contract_at_a_time = not self.counted_by.history
        """Whether every answer about a contract looks at that contract alone."""

    def __repr__(self) -> str:
        return f"<rule set {self.name}>"

    @property
    def title(self) -> str:
        return self.definition.title or self.name

    def answers(self, question: str) -> bool:
        """Whether some rule answers *question*."""
        return bool(self._chains[question].steps)

    def speaks_of(self, duty: Duty) -> bool:
        """Whether some rule says when *duty* is due."""
        return any(duty in step.rule.duties for step in self._chains["acts"].steps)

    def chain(self, question: str) -> Chain:
        """The rules that answer *question*, in the order in which they are asked."""
        return self._chains[question]

    def origin_of(self, question: str) -> Origin:
        """What the answers to *question* come from: the same for rule sets with the same rules."""
        return self._origins[question]

    def source_of(self, rule: Rule) -> str:
        """Where *rule* is written: its citation, or the rule set's own sources where it has none.

        A rule that several platforms share cites nothing; each rule set says where it has it from.
        """
        return rule.cites or "; ".join(self.definition.sources)

    def displayed(self, score: Exact | None) -> Exact | None:
        """The number that a reader sees for *score*; None for no score."""
        if score is None:
            return None
        shown, _ = self._chains["displays"].ask({"score": score})
        return score if shown is None else shown

    def parameters_of(self, rule: Rule) -> dict[str, Any]:
        """The numbers with which *rule* runs here."""
        return {**rule.parameters, **self.definition.parameters.get(rule.name, {})}

    def workings_of(self, rule: Rule) -> Workings | None:
        """How *rule* comes to its answer, where its author wrote that down; no score needs it."""
        found = workings_in(self.definition.modules)
        return next((workings for workings in found if workings.rule == rule.name), None)

    def figures(self) -> list[Figure]:
        """Every number of the rules in force here, in the order of the rules."""
        sources = self.definition.standings
        return [
            figure_of(rule, name, value, sources.get((rule.name, name)))
            for rule in self.rules.values()
            for name, value in self.parameters_of(rule).items()
        ]

    def _compiled(self) -> dict[str, Chain]:
        manager = pluggy.PluginManager(PROJECT)
        manager.add_hookspecs(Questions)
        for rule in reversed(self.rules.values()):  # pluggy asks the last registered first
            manager.register(SimpleNamespace(**{rule.name: rule.function}), rule.name)
        manager.check_pending()
        return {question: self._chain(manager, question) for question in COMBINATIONS}

    def _chain(self, manager: pluggy.PluginManager, question: str) -> Chain:
        caller: pluggy.HookCaller = getattr(manager.hook, question)
        in_force = [self.rules[found.plugin_name] for found in reversed(caller.get_hookimpls())]
        return Chain(
            COMBINATIONS[question],
            tuple(self._step(r, asking) for r in in_force if not r.wrapper),
            tuple(self._step(r, excepting) for r in in_force if r.wrapper),
        )

    def _step(
        self, rule: Rule, calling: Callable[[Rule, Callable[..., Any]], Callable[[Given], Any]]
    ) -> Step:
        numbers = repr(sorted(self.parameters_of(rule).items()))
        return Step(rule, calling(rule, self._bound(rule)), numbers)

    def _bound(self, rule: Rule) -> Callable[..., Any]:
        numbers = self.definition.parameters.get(rule.name, {})
        return partial(rule.function, **numbers) if numbers else rule.function


def rules_of(modules: Mapping[str, ModuleType]) -> list[Rule]:
    """Every rule of these modules, in the order in which they are asked."""
    return [
        rule
        for module, found in reversed(list(modules.items()))
        for value in vars(found).values()
        if callable(value)
        and (rule := as_rule(module, value))
        and value.__module__ == found.__name__
    ]


def _problems(definition: Definition, offered: Sequence[Rule]) -> list[Problem]:
    names = {rule.name: rule for rule in offered}
    found = [
        Problem(("modules",), f"{rule.file}:{rule.line}: rule {rule.name!r} {wrong}")
        for rule in offered
        for wrong in faults_of(rule)
    ]
    found += [
        Problem(("modules",), fault)
        for fault in faults_of_workings(workings_in(definition.modules))
    ]
    found += [
        Problem(("drops",), f"there is no rule {name!r} to drop{nearest(name, names)}")
        for name in definition.drops
        if name not in names
    ]
    for rule, numbers in definition.parameters.items():
        if rule not in names:
            message = f"there is no rule {rule!r} here{nearest(rule, names)}"
            found.append(Problem(("parameters", rule), message))
            continue
        known = names[rule].parameters
        found += [
            Problem(
                ("parameters", rule, name),
                f"rule {rule!r} has no parameter {name!r}{nearest(name, known)}",
            )
            for name in numbers
            if name not in known
        ]
    return found
