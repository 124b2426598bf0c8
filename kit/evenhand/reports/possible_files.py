"""Possible files: a history that was found, as a scenario that replays it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from textwrap import fill

import tomlkit

from evenhand.catalogue.writing import scenario_text
from evenhand.model.units import Exact, told
from evenhand.possibility.answers import Answer, Found
from evenhand.possibility.events import FREELANCER
from evenhand.reports.possible_stories import shown, what_else
from evenhand.reports.questions import event
from evenhand.rulesets import RuleSet

LINE = 100  # columns of a scenario file
FINEST = 12  # decimals of a number that a scenario expects


def scenario_of(answer: Answer, found: Found, sources: Sequence[str]) -> str:
    """The text of a scenario that expects the rule set to show the two numbers.

    Each of them is *tellable*.
    """
    rule_set = answer.rule_set
    sentences = [shown(found), *what_else(rule_set, found)]
    text = scenario_text(
        found.history,
        title=_title(answer, found),
        story="\n".join(fill(each, LINE, break_on_hyphens=False) for each in sentences),
        about=FREELANCER.name,
        rule_set=rule_set.name,
        broken="",
    )
    return _with_numbers(text, found, rule_set, sources)


def tellable(found: Found) -> bool:
    """Whether a scenario can expect both numbers: it takes such as end as decimals."""
    return all(
        score is None or 10**FINEST % Fraction(score).denominator == 0
        for score in (found.before, found.after)
    )


def _title(answer: Answer, found: Found) -> str:
    numbers = f"{told(found.before)} becomes {told(found.after)}"
    besides = answer.searched[-1].besides
    others = ", and other things happen" if besides else ""
    what = event(answer.goal)
    return f"{what[:1].upper()}{what[1:]}{others}: {numbers} under {answer.rule_set.name}"


def _with_numbers(text: str, found: Found, rule_set: RuleSet, sources: Sequence[str]) -> str:
    """The same text with both moments, the sources, and the numbers instead of a promise."""
    document = tomlkit.parse(text)
    after = document.pop("after")
    ordered = tomlkit.document()
    for key in ("title", "story"):
        ordered[key] = document.pop(key)
    ordered["sources"] = list(sources)
    ordered["about"] = document.pop("about")
    ordered["before"] = found.timeline.first
    ordered["after"] = after
    for key, value in document.items():
        ordered[key] = value
    ordered["expect"][rule_set.name] = {"shown": [_number(found.before), _number(found.after)]}
    return tomlkit.dumps(ordered)


def _number(score: Exact | None) -> object:
    """A number as a scenario expects it."""
    if score is None:
        return "no score"
    if score == int(score):
        return int(score)
    exact = Fraction(score)
    return tomlkit.float_(str(Decimal(exact.numerator) / Decimal(exact.denominator)))
