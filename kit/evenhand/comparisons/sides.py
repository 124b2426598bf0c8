"""Sides: the rule sets that stand side by side, and how high a score lies on each one's scale."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from evenhand.model.units import Exact
from evenhand.rulesets import RuleSet


@dataclass(frozen=True)
class Sides:
    """A baseline and a candidate."""

    baseline: RuleSet
    candidate: RuleSet

    @property
    def both(self) -> tuple[RuleSet, RuleSet]:
        """The baseline, then the candidate."""
        return self.baseline, self.candidate


def place(rule_set: RuleSet, score: Exact) -> Fraction:
    """Where on its scale a score lies: 0 at the bottom, 1 at the top."""
    scale = rule_set.scale
    return Fraction(score - scale.lowest) / Fraction(scale.highest - scale.lowest)
