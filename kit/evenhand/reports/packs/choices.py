"""Choices: what nobody documents in a rule, and we decided: its numbers, and what its text says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evenhand.questions.figures import Figure, figure_words
from evenhand.questions.rules import Rule
from evenhand.reports.explanation_sections import figures_of
from evenhand.reports.figures import standing_words
from evenhand.rulesets import RuleSet

MARKED = re.compile(r" ?\(chosen(?: by us)?(?:: [^()]*)?\)")
Said = tuple[str, int]
"""The unit and the number of what a client said."""

SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


def is_chosen(figure: Figure) -> bool:
    """Whether nobody documents a number, and we chose it."""
    return figure.standing is not None and figure.standing.kind == "chosen"


def chosen_figures(rule_set: RuleSet, rule: Rule) -> list[Figure]:
    """The numbers of *rule* that we chose."""
    return [figure for figure in figures_of(rule_set, rule) if is_chosen(figure)]


def chosen_words(rule: Rule) -> list[str]:
    """The sentences of its text that say they are chosen, in the order of the text."""
    every = SENTENCES.split(" ".join(rule.text.split()))
    return [text for text in every if MARKED.search(text)]


def chosen_in(rule_set: RuleSet, rules: Sequence[Rule]) -> int:
    """How many numbers and sentences of these rules are chosen."""
    return sum(len(chosen_figures(rule_set, rule)) + len(chosen_words(rule)) for rule in rules)


def guesses(rule_set: RuleSet, rule: Rule, *, near: Said | None = None) -> Iterator[str]:
    """What we chose in *rule*, in words: sentences, then numbers, those *near* what was said first.

    Each is the reason that was given for it, and what was taken where the reason does not say.
    """
    yield from chosen_words(rule)
    figures = chosen_figures(rule_set, rule)
    for figure in sorted(figures, key=lambda figure: _distance(figure, near)):
        _, reason = standing_words(figure.standing)
        value, name = figure_words(figure), figure.name.replace("_", " ")
        told = value.split()[0] in re.findall(r"\d+", reason)
        yield reason if told else f'{reason} (we took {value} for "{name}")'


def _distance(figure: Figure, near: Said | None) -> tuple[bool, int]:
    """How far a number lies from what was said; what counts something else is further away."""
    if near is None or figure.unit != near[0] or not figure.numbers:
        return True, 0
    return False, min(abs(number - near[1]) for number in figure.numbers)
