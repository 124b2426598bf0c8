"""Faults: what keeps a function from being asked as a rule."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import Parameter, isgeneratorfunction, unwrap
from typing import get_args

from evenhand.model.outcomes import Duty
from evenhand.questions.names import nearest
from evenhand.questions.rules import Rule
from evenhand.questions.specs import COMBINATIONS, arguments


def faults_of(rule: Rule) -> Iterator[str]:
    """What keeps a rule from being asked, each as the end of a sentence that names it."""
    if rule.question not in COMBINATIONS:
        hint = nearest(rule.question, COMBINATIONS)
        yield f"is an exception to {rule.question!r}, which is no question{hint}"
        return
    offered = arguments(rule.question)
    for name in rule.asks_for:
        if name not in offered:
            yield (
                f"asks for {name!r}, but {rule.question!r} offers {', '.join(offered)}"
                f"{nearest(name, offered)}"
            )
    if "history" in rule.asks_for:
        for name, attribute in {"moment": "at", "facts": "facts"}.items():
            if name in rule.asks_for:
                yield f"asks for {name!r} beside 'history'; take history.{attribute}"
    if "totals" in rule.asks_for:
        for name in sorted({"rated", "history"} & {*rule.asks_for}):
            yield f"asks for 'totals' beside {name!r}; whoever names totals needs no more than them"
    yield from _about_duties(rule)
    for name, value in rule.parameters.items():
        if value is Parameter.empty:
            yield f"has a parameter {name!r} without a number; give it one"
        elif any(isinstance(n, float) for n in (value if isinstance(value, tuple) else (value,))):
            yield f"has a parameter {name!r} with a float, {value}; write an int or a Fraction"
    if rule.wrapper and not isgeneratorfunction(unwrap(rule.function)):
        yield "is an exception to other rules, but never yields to hear their answer"


def _about_duties(rule: Rule) -> Iterator[str]:
    known = get_args(Duty)
    if rule.question == "acts" and not rule.wrapper and not rule.duties:
        yield f"names no duty; write which it speaks of, such as @acts({known[0]!r}, cites=...)"
    for duty in rule.duties:
        if duty not in known:
            yield f"speaks of a duty {duty!r}; known are {', '.join(known)}{nearest(duty, known)}"
