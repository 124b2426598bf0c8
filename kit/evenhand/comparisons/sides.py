"""Sides: the rule sets that stand side by side, and how high a score lies on each one's scale."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from evenhand.model.contracts import Role
from evenhand.model.units import Exact
from evenhand.rulesets import RuleSet


@dataclass(frozen=True)
class Sides:
    """A baseline and a candidate; *revision* is the one that the baseline was read from, if any."""

    baseline: RuleSet
    candidate: RuleSet
    revision: str = ""

    @property
    def both(self) -> tuple[RuleSet, RuleSet]:
        """The baseline, then the candidate."""
        return self.baseline, self.candidate

    @property
    def names(self) -> tuple[str, str]:
        """What the two are called: the baseline with the revision that it was read from."""
        at = f" at {self.revision}" if self.revision else ""
        return f"{self.baseline.name}{at}", self.candidate.name

    @property
    def one_scale(self) -> bool:
        """Whether both count on the same scale, so that their numbers can be held together."""
        return self.baseline.scale == self.candidate.scale

    @property
    def scored(self) -> tuple[Role, ...]:
        """The roles that both give scores to."""
        others = self.candidate.definition.scores
        return tuple(role for role in self.baseline.definition.scores if role in others)


def place(rule_set: RuleSet, score: Exact) -> Fraction:
    """Where on its scale a score lies: 0 at the bottom, 1 at the top."""
    scale = rule_set.scale
    return Fraction(score - scale.lowest) / Fraction(scale.highest - scale.lowest)
