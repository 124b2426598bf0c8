"""Asking one rule of a rule set by itself, without those around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from evenhand.questions.rules import Rule
from evenhand.rulesets import RuleSet

SEVERAL = ("awards", "acts")  # questions to which a rule may give any number of answers
NO_IS_NONE = ("excludes",)  # questions to which a no means as little as no answer

Ask = Callable[[tuple[Any, ...], Any], Any]
"""What a rule answers, given its arguments, and the others' answer if it is an exception."""


def asker(rule: Rule, rule_set: RuleSet) -> Ask:
    """How to ask what *rule* says in *rule_set*; a rule that was dropped has no answer there.

    An exception that was dropped leaves the others' answer. Whatever the rule raises is raised.
    """
    in_force = rule_set.rules.get(rule.name)
    if in_force is None:
        return lambda named, others: others if rule.wrapper else _settled(rule, None)
    function, numbers = in_force.function, rule_set.definition.parameters.get(rule.name, {})
    if rule.wrapper:
        return lambda named, others: _overruling(function, named, numbers, others)
    return lambda named, others: _settled(rule, function(*named, **numbers))


def _settled(rule: Rule, answer: Any) -> Any:
    """The answer as it will be taken: several as a tuple, what makes no difference as none."""
    if rule.question in SEVERAL and not isinstance(answer, (str, bytes, Mapping)):
        return () if answer is None else tuple(answer)
    return None if answer is False and rule.question in NO_IS_NONE else answer


def _overruling(
    function: Callable[..., Any], named: tuple[Any, ...], numbers: Mapping[str, Any], others: Any
) -> Any:
    generator = function(*named, **numbers)
    next(generator)
    try:
        generator.send(others)
    except StopIteration as end:
        return end.value
    raise TypeError("an exception to rules yields once")
