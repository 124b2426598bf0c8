"""Clauses: what differs in the rules themselves, before any history is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from evenhand.comparisons.sides import Sides
from evenhand.comparisons.wording import Wordings
from evenhand.model.contracts import Role
from evenhand.questions.figures import Figure
from evenhand.questions.rules import Rule
from evenhand.questions.specs import COMBINATIONS
from evenhand.rulesets import RuleSet, Scale

Part: TypeAlias = Literal["question", "text", "source", "code", "what it calls"]


@dataclass(frozen=True)
class Clause:
    """A rule as one rule set has it: where it is written, and the rules that are asked after it.

    *before* is empty where it does not matter who is asked first.
    """

    rule: Rule
    source: str
    before: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChangedClause:
    """A rule that both have under one name, and in which parts of it they differ."""

    baseline: Clause
    candidate: Clause
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class ChangedFigure:
    """A number that differs; None on the side whose rule of that name has no such number."""

    rule: Rule
    name: str
    baseline: Figure | None
    candidate: Figure | None


@dataclass(frozen=True)
class Reordered:
    """A question to which both have the same rules asked in another order; first asked first."""

    question: str
    baseline: tuple[str, ...]
    candidate: tuple[str, ...]


@dataclass(frozen=True)
class Clauses:
    """Everything in which the rules of two sides differ. None: that is the same."""

    added: tuple[Clause, ...]
    dropped: tuple[Clause, ...]
    changed: tuple[ChangedClause, ...]
    figures: tuple[ChangedFigure, ...]
    reordered: tuple[Reordered, ...]
    scale: tuple[Scale, Scale] | None
    scores: tuple[tuple[Role, ...], tuple[Role, ...]] | None

    @property
    def same(self) -> bool:
        """Whether both come to the same rules, with the same numbers."""
        rules = (*self.added, *self.dropped, *self.changed, *self.figures, *self.reordered)
        return not rules and self.scale is None and self.scores is None


def clauses(sides: Sides) -> Clauses:
    """What differs in the rules of the two, in the order in which they are asked.

    Rules that say the same with the same numbers are left out, whatever is noted beside them.
    """
    baseline, candidate = sides.both
    wordings = Wordings()
    both = [name for name in candidate.rules if name in baseline.rules]
    parts = {name: tuple(_parts(wordings, *_rules(sides, name))) for name in both}
    scores = baseline.definition.scores, candidate.definition.scores
    return Clauses(
        added=tuple(_only(candidate, baseline)),
        dropped=tuple(_only(baseline, candidate)),
        changed=tuple(
            ChangedClause(_clause(baseline, name), _clause(candidate, name), parts[name])
            for name in both
            if parts[name]
        ),
        figures=tuple(_figures(sides, both)),
        reordered=tuple(_reordered(sides, both)),
        scale=None if sides.one_scale else (baseline.scale, candidate.scale),
        scores=None if set(scores[0]) == set(scores[1]) else scores,
    )


def _only(one: RuleSet, other: RuleSet) -> Iterator[Clause]:
    """The rules of *one* that the *other* has not, question by question."""
    for question in COMBINATIONS:
        for name, rule in one.rules.items():
            if rule.question == question and name not in other.rules:
                yield _clause(one, name)


def _clause(rule_set: RuleSet, name: str) -> Clause:
    rule = rule_set.rules[name]
    asked = _asked(rule_set, rule.question, exceptions=rule.wrapper)
    after = asked[asked.index(name) + 1 :] if _order_matters(rule) else ()
    return Clause(rule, rule_set.source_of(rule), after)


def _rules(sides: Sides, name: str) -> tuple[Rule, Rule]:
    return sides.baseline.rules[name], sides.candidate.rules[name]


def _parts(wordings: Wordings, one: Rule, other: Rule) -> Iterator[Part]:
    """The parts of a rule in which two of one name differ."""
    if one.function is other.function:
        return
    asked = [(rule.question, rule.wrapper, rule.duties) for rule in (one, other)]
    if asked[0] != asked[1]:
        yield "question"
    if " ".join(one.text.split()) != " ".join(other.text.split()):
        yield "text"
    if one.cites != other.cites:
        yield "source"
    if not wordings.same_code(one, other):
        yield "code"
    if not wordings.same_calls(one, other):
        yield "what it calls"


def _figures(sides: Sides, both: list[str]) -> Iterator[ChangedFigure]:
    """The numbers of rules that both have, where they differ or only one has them."""
    before, after = ({(f.rule, f.name): f for f in side.figures()} for side in sides.both)
    for rule, name in dict.fromkeys((*after, *before)):
        one, other = before.get((rule, name)), after.get((rule, name))
        if rule in both and _number(one) != _number(other):
            yield ChangedFigure(sides.candidate.rules[rule], name, one, other)


def _number(figure: Figure | None) -> object:
    """A number as it is told from others: 1 and True are equal, and are not the same."""
    if figure is None:
        return None
    values = figure.value if isinstance(figure.value, tuple) else (figure.value,)
    return tuple((value, isinstance(value, bool)) for value in values), figure.unit


def _reordered(sides: Sides, both: list[str]) -> Iterator[Reordered]:
    for question in COMBINATIONS:
        for exceptions in (False, True):
            orders = [
                tuple(n for n in _asked(side, question, exceptions=exceptions) if n in both)
                for side in sides.both
            ]
            matters = exceptions or COMBINATIONS[question] == "first"
            if matters and set(orders[0]) == set(orders[1]) and orders[0] != orders[1]:
                yield Reordered(question, orders[0], orders[1])


def _order_matters(rule: Rule) -> bool:
    return rule.wrapper or COMBINATIONS[rule.question] == "first"


def _asked(rule_set: RuleSet, question: str, *, exceptions: bool) -> tuple[str, ...]:
    chain = rule_set.chain(question)
    steps = chain.exceptions if exceptions else chain.steps
    return tuple(step.rule.name for step in steps)
