"""Holds of freelancers' accounts for negative feedback of several clients."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Annotated

from evenhand import Action, Days, History, acts, documented


@acts("restore", cites="Upwork help 28340628101779, 28340909495571: one of three texts")
def holds_for_negative_feedback_end(
    history: History,
    *,
    after: Annotated[Days, documented("Upwork help 28340628101779: a 14-day hold")] = 14,
) -> Iterator[Action]:
    """A freelancer whose account is held for negative feedback has it back after fourteen days.

    A history tells of such a hold by a reason that speaks of feedback.
    """
    for fact in history.facts:
        if fact.kind == "held" and fact.about.role == "freelancer" and "feedback" in fact.reason:
            due = fact.at + timedelta(days=after)
            yield Action("restore", fact.about, due, f"{after} days are over: {fact.reason}")
