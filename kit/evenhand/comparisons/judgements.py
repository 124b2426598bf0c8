"""Judgements: what one side of a comparison makes of a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from evenhand.judging import Memories
from evenhand.model.contracts import Contract, Party
from evenhand.model.history import History
from evenhand.model.outcomes import Treatment
from evenhand.model.units import Exact
from evenhand.questions.answers import Unanswered
from evenhand.rulesets import RuleSet
from evenhand.runs import Run


class Judgement(Protocol):
    """One side: a rule set, or two of which each has its contracts."""

    @property
    def rule_set(self) -> RuleSet:
        """The rule set that makes the score."""

    def number(self, history: History, *, of: Party) -> Exact | None:
        """The number for *of* that a reader sees, None for none or where no rule gives one."""

    def treatment(self, history: History, contract: Contract) -> Treatment:
        """What becomes of a contract in the score of its freelancer."""


@dataclass(frozen=True)
class Shown:
    """What a reader sees under a rule set at a history's moment: the last update's number."""

    rule_set: RuleSet
    memories: Memories

    def number(self, history: History, *, of: Party) -> Exact | None:
        try:
            return Run(self.rule_set, history, memories=self.memories).shown(of=of)
        except Unanswered:
            return None

    def treatment(self, history: History, contract: Contract) -> Treatment:
        return Run(self.rule_set, history, memories=self.memories).treatment(contract)


@dataclass(frozen=True)
class WorkedOut:
    """The number under a rule set, were it worked out at a history's moment."""

    rule_set: RuleSet
    memories: Memories

    def number(self, history: History, *, of: Party) -> Exact | None:
        return self.rule_set.displayed(self.score(history, of=of))

    def score(self, history: History, *, of: Party) -> Exact | None:
        """The same before it is rounded for display."""
        try:
            return Run(self.rule_set, history, memories=self.memories).score(of=of)
        except Unanswered:
            return None

    def treatment(self, history: History, contract: Contract) -> Treatment:
        return Run(self.rule_set, history, memories=self.memories).treatment(contract)
