"""Behind an answer: the rule that gave it, or that should have."""

from __future__ import annotations

from typing import Any

from evenhand.model.outcomes import Duty
from evenhand.runs import Run


def rule_behind(run: Run, question: str, **given: Any) -> str | None:
    """The rule that answers *question*, given these arguments beside the history's own."""
    return run.rule_set.chain(question).ask(_given(run, given))[1]


def giver_of(run: Run, question: str, answer: object, **given: Any) -> str | None:
    """The rule that gives *answer* among all the answers to *question*."""
    answers = run.rule_set.chain(question).each(_given(run, given))
    return next((rule for told, rule in answers if told == answer), None)


def speaker_of(run: Run, duty: Duty) -> str | None:
    """The rule that speaks of *duty*; of several, the one that is asked first."""
    steps = run.rule_set.chain("acts").steps
    return next((step.rule.name for step in steps if duty in step.rule.duties), None)


def _given(run: Run, more: dict[str, Any]) -> dict[str, Any]:
    history = run.history
    return {"moment": history.at, "facts": history.facts, "history": history, **more}
