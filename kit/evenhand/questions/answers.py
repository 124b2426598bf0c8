"""Answers: each question's answer asked for, checked, and never taken on trust."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from fractions import Fraction
from operator import itemgetter
from typing import Any

from evenhand.model.outcomes import Action, Badge, Refusal
from evenhand.questions.rules import Rule

Given = dict[str, Any]


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


def asking(
    rule: Rule, bound: Callable[..., Any], names: tuple[str, ...] | None = None
) -> Callable[[Given], Any]:
    """A plain call that asks *rule*, passes it just what it names, and checks what it says.

    *names* stand in for the arguments that the rule names, where *bound* takes others.
    """
    names = names or rule.asks_for
    if rule.question in ("awards", "acts"):
        return _listing(rule, bound, names)
    if rule.question == "updates":
        return _timely(rule, _plain(rule, bound, names))
    return _about_one(rule, bound, *names) if len(names) == 1 else _plain(rule, bound, names)


def _plain(rule: Rule, bound: Callable[..., Any], names: tuple[str, ...]) -> Callable[[Given], Any]:
    pick, expected = _picking(names), _expected(rule)

    def ask(given: Given) -> Any:
        try:
            answer = bound(*pick(given))
        except (Exception, SystemExit) as error:
            raise RuleError(rule, _told(error)) from error
        if type(answer) not in expected:
            _check(rule, answer)
        return answer

    return ask


def _about_one(rule: Rule, bound: Callable[[Any], Any], name: str) -> Callable[[Given], Any]:
    """The same for a rule with one argument, as most have: a call less, a million times."""
    expected = _expected(rule)

    def ask(given: Given) -> Any:
        try:
            answer = bound(given[name])
        except (Exception, SystemExit) as error:
            raise RuleError(rule, _told(error)) from error
        if type(answer) not in expected:
            _check(rule, answer)
        return answer

    return ask


def _timely(rule: Rule, ask: Callable[[Given], Any]) -> Callable[[Given], Any]:
    """The same for a rule that names a moment: one with a zone, and not in the future."""

    def timely(given: Given) -> Any:
        answer = ask(given)
        if answer is not None and (answer.utcoffset() is None or answer > given["moment"]):
            wanted = "a moment with its zone, not after the one that is asked about"
            raise RuleError(rule, f"returned {answer}; {rule.question!r} takes {wanted}")
        return answer

    return timely


def _expected(rule: Rule) -> frozenset[type]:
    """The types that need no closer look."""
    return frozenset({*_ANSWERS[rule.question][0], type(None)})


def _listing(
    rule: Rule, bound: Callable[..., Any], names: tuple[str, ...]
) -> Callable[[Given], Any]:
    """The same for a rule that may give several answers: a tuple, empty for None."""
    pick = _picking(names)

    def ask(given: Given) -> Any:
        try:
            answer = bound(*pick(given))
            if not isinstance(answer, (str, bytes, Mapping)):
                answer = () if answer is None else tuple(answer)
        except (Exception, SystemExit) as error:
            raise RuleError(rule, _told(error)) from error
        for item in answer if isinstance(answer, tuple) else (answer,):
            _check(rule, item)
        return answer

    return ask


def _picking(names: tuple[str, ...]) -> Callable[[Given], tuple[Any, ...]]:
    """What takes the arguments of these names out of what is given."""
    if len(names) > 1:
        return itemgetter(*names)
    return lambda given: tuple([given[name] for name in names])


def _told(error: BaseException) -> str:
    text = str(error)
    if isinstance(error, AttributeError) and ("immutable" in text or "never changes" in text):
        return f"tried to change its input ({text}); rules read facts and never edit them"
    return f"raised {type(error).__name__}: {text}"


def _check(rule: Rule, answer: Any) -> None:
    kinds, words = _ANSWERS[rule.question]
    if not isinstance(answer, kinds) or (isinstance(answer, bool) and bool not in kinds):
        shown = f"the {type(answer).__name__} {answer!r}"
        raise RuleError(rule, f"returned {shown}; {rule.question!r} takes {words}")
    if isinstance(answer, Action) and answer.duty not in rule.duties and not rule.wrapper:
        raise RuleError(rule, f"returned the duty {answer.duty!r}, which its @acts does not name")


_NUMBER = ((int, Fraction), "an int, a Fraction or None, so that nothing is rounded")
_YES_NO = ((bool,), "True, False or None")
_ANSWERS: dict[str, tuple[tuple[type, ...], str]] = {
    "admits": ((Refusal,), "a Refusal or None"),
    "reveals": _YES_NO,
    "shows": _YES_NO,
    "lists": _YES_NO,
    "excludes": _YES_NO,
    "rates": _NUMBER,
    "weighs": _NUMBER,
    "aggregates": _NUMBER,
    "updates": ((datetime,), "a datetime or None"),
    "displays": _NUMBER,
    "awards": ((Badge,), "Badges"),
    "acts": ((Action,), "Actions"),
}
