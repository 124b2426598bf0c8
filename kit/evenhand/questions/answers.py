"""Answers: each question's answer asked for, checked, and never taken on trust."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from fractions import Fraction
from typing import Any

from evenhand.model.outcomes import Action, Badge, Refusal
from evenhand.questions.rules import Rule


class RuleError(Exception):
    """A rule raised, or gave what is no answer. The message names it with file and line."""

    def __init__(self, rule: Rule, trouble: str) -> None:
        super().__init__(f"{rule.file}:{rule.line}: rule {rule.name!r} {trouble}")
        self.rule = rule


class Unanswered(Exception):
    """No rule of the rule set answers the question that was asked."""

    def __init__(self, question: str) -> None:
        super().__init__(f"no rule answers the question {question!r}")
        self.question = question


def asked(rule: Rule, bound: Callable[..., Any], given: Mapping[str, Any]) -> Any:
    """What *rule* says, passed just what it names of *given*; whatever it raises is told as its."""
    try:
        answer = bound(**{name: given[name] for name in rule.asks_for})
    except Exception as error:
        raise RuleError(rule, _told(error)) from error
    return _checked(rule, answer)


def _told(error: Exception) -> str:
    text = str(error)
    if isinstance(error, AttributeError) and ("immutable" in text or "never changes" in text):
        return f"tried to change its input ({text}); rules read facts and never edit them"
    return f"raised {type(error).__name__}: {text}"


def _checked(rule: Rule, answer: Any) -> Any:
    if answer is None:
        return None
    if rule.question in ("awards", "acts"):
        return tuple(_fits(rule, item) for item in answer)
    return _fits(rule, answer)


def _fits(rule: Rule, answer: Any) -> Any:
    kinds, words = _ANSWERS[rule.question]
    if isinstance(answer, kinds) and (bool in kinds or not isinstance(answer, bool)):
        return answer
    shown = f"the {type(answer).__name__} {answer!r}"
    raise RuleError(rule, f"returned {shown}; {rule.question!r} takes {words}")


_NUMBER = ((int, Fraction), "an int, a Fraction or None, so that nothing is rounded")
_YES_NO = ((bool,), "True, False or None")
_ANSWERS: dict[str, tuple[tuple[type, ...], str]] = {
    "admits": ((Refusal,), "a Refusal or None"),
    "reveals": _YES_NO,
    "shows": _YES_NO,
    "excludes": _YES_NO,
    "rates": _NUMBER,
    "weighs": _NUMBER,
    "aggregates": _NUMBER,
    "updates": ((datetime,), "a datetime or None"),
    "displays": _NUMBER,
    "awards": ((Badge,), "Badges"),
    "acts": ((Action,), "Actions"),
}
