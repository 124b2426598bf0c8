"""Runs of other rules, or at other moments, that remember from history to history all the same."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from evenhand.judging import Memory
from evenhand.model.history import Facts, History
from evenhand.rulesets import RuleSet
from evenhand.runs import Run


def remembering(rule_set: RuleSet, history: History) -> Run:
    """The run of *rule_set* on *history*, which knows what earlier runs from there have learnt."""
    return Run(rule_set, history, memory=_memory(rule_set, history.at, history.facts))


@lru_cache(maxsize=64)
def _memory(rule_set: RuleSet, at: datetime, facts: Facts) -> Memory:
    """What is remembered of one rule set, moment and set of facts; the oldest is let go."""
    return Memory()
