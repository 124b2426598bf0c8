"""Answers turned round: yes for no, and a feedback refused for one that takes effect."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from evenhand.model.outcomes import Refusal
from evenhand.questions.rules import Rule

YES_OR_NO = ("excludes", "reveals", "shows", "lists")
ON_THE_CONTRARY = "the rule says the opposite"


def opposite(rule: Rule) -> Callable[..., Any] | None:
    """The rule's function with the opposite answer; None where there is no opposite.

    No answer to a question of yes or no stays none. An exception to other rules has no answer of
    its own.
    """
    turned = {"admits": _refusal, **dict.fromkeys(YES_OR_NO, _yes_or_no)}.get(rule.question)
    if turned is None or rule.wrapper:
        return None

    @wraps(rule.function)
    def contrary(*named: Any, **numbers: Any) -> Any:
        return turned(rule.function(*named, **numbers))

    return contrary


def _yes_or_no(answer: Any) -> Any:
    return None if answer is None else not answer


def _refusal(answer: Any) -> Any:
    return Refusal(ON_THE_CONTRARY) if answer is None else None
