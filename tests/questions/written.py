"""Rule sets written in a test: a module of these functions, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any, get_args

from evenhand.model.outcomes import Duty
from evenhand.questions import rules as decorators
from evenhand.rulesets import Definition, RuleSet

AnyRule = Callable[..., Any]


def marked(question: str, function: AnyRule, *, cites: str = "") -> AnyRule:
    """*function* as a rule that answers *question*; about acts, it speaks of every duty."""
    duties = get_args(Duty) if question == "acts" else ()
    rule: AnyRule = getattr(decorators, question)(*duties, cites=cites)(function)
    return rule


def module(name: str, *rules: AnyRule) -> ModuleType:
    """A module in which these rules are written, in this order."""
    made = ModuleType(name)
    for rule in rules:
        rule.__module__ = name
        setattr(made, rule.__name__, rule)
    return made


def rule_set(*rules: AnyRule, **more: Any) -> RuleSet:
    """The rule set of one module, ``rules``, with these rules in it."""
    return RuleSet(Definition("written here", {"rules": module("rules", *rules)}, **more))
