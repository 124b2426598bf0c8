"""Possible files: a history that was found, as a scenario that replays it."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import fill

from evenhand.catalogue.writing import scenario_text, writable, written_number
from evenhand.model.units import told
from evenhand.possibility.answers import Answer, Found
from evenhand.possibility.events import FREELANCER
from evenhand.reports.possible_stories import shown, what_else
from evenhand.reports.questions import event

LINE = 100  # columns of a scenario file


def scenario_of(answer: Answer, found: Found, sources: Sequence[str]) -> str:
    """The text of a scenario that expects the rule set to show the two numbers.

    Each of them is *tellable*.
    """
    rule_set = answer.rule_set
    sentences = [shown(found), *what_else(rule_set, found)]
    numbers = (found.before, found.after)
    return scenario_text(
        found.history,
        title=_title(answer, found),
        story="\n".join(fill(each, LINE, break_on_hyphens=False) for each in sentences),
        sources=sources,
        about=FREELANCER.name,
        before=found.timeline.first,
        expected={rule_set.name: {"shown": list(map(written_number, numbers))}},
    )


def tellable(found: Found) -> bool:
    """Whether a scenario can expect both numbers: it takes such as end as decimals."""
    return writable(found.before) and writable(found.after)


def _title(answer: Answer, found: Found) -> str:
    numbers = f"{told(found.before)} becomes {told(found.after)}"
    besides = answer.searched[-1].besides
    others = ", and other things happen" if besides else ""
    what = event(answer.goal)
    return f"{what[:1].upper()}{what[1:]}{others}: {numbers} under {answer.rule_set.name}"
