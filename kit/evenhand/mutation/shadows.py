"""Shadows: the original at work, and which mutants would have answered otherwise meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import ModuleType
from typing import get_args

from evenhand.model.outcomes import Duty
from evenhand.mutation.mutants import Mutant
from evenhand.mutation.shadowed_rule import ShadowedRule
from evenhand.questions.specs import COMBINATIONS
from evenhand.rulesets import Definition, RuleSet


class Shadows:
    """A rule set that answers as the original does, and notes for which mutants that matters.

    A mutant that answers every question as the original did, whenever it was asked, comes to what
    the original came to: what was worked out meanwhile need not be worked out again for it. That
    holds where nothing was remembered from before, so each time with a new memory.
    """

    def __init__(self, original: RuleSet, mutants: Sequence[Mutant]) -> None:
        self.mutants = tuple(mutants)
        changed: dict[str, list[int]] = {}
        for place, mutant in enumerate(mutants):
            changed.setdefault(mutant.rule.name, []).append(place)
        self._rules = {
            name: ShadowedRule(original.rules[name], original, [(n, mutants[n]) for n in places])
            for name, places in changed.items()
        }
        self._always = sum(
            1 << n for n, m in enumerate(mutants) if _is_built_otherwise(m, original)
        )
        self.rule_set = RuleSet(_shadowed(original, self._rules))

    def parted(self) -> int:
        """The mutants that would have answered otherwise since this was last asked.

        As a number: the bit at a mutant's place among all says whether it is one of them.
        """
        found = self._always
        for rule in self._rules.values():
            found |= rule.apart
            rule.apart = 0
        return found

    def those_of(self, parted: int) -> Iterator[Mutant]:
        """The mutants behind such a number, in order."""
        while parted:
            lowest = parted & -parted
            yield self.mutants[lowest.bit_length() - 1]
            parted ^= lowest

    def failing(self) -> frozenset[Mutant]:
        """The mutants whose changed rule raised whenever it was asked."""
        return frozenset(m for rule in self._rules.values() for m in self.those_of(rule.failing))


def _shadowed(original: RuleSet, rules: Mapping[str, ShadowedRule]) -> Definition:
    """The original's definition with every changed rule shadowed."""
    modules = {}
    for name, module in original.definition.modules.items():
        copy = ModuleType(module.__name__)
        vars(copy).update(vars(module))
        for key, value in vars(module).items():
            for each in rules.values():
                if value is each.rule.function and each.rule.name.rpartition(".")[0] == name:
                    setattr(copy, key, each.function())
        modules[name] = copy
    return replace(original.definition, modules=modules)


def _is_built_otherwise(mutant: Mutant, original: RuleSet) -> bool:
    """Whether one could tell a mutant from the original without asking any rule."""
    return any(_shape(mutant.rule_set, q) != _shape(original, q) for q in COMBINATIONS) or any(
        mutant.rule_set.speaks_of(duty) != original.speaks_of(duty) for duty in get_args(Duty)
    )


def _shape(rule_set: RuleSet, question: str) -> tuple[bool, ...]:
    """Whether a question is answered at all, and whether a score is looked at for that."""
    return rule_set.answers(question), rule_set.chain(question).reads("score")
