"""Sources: where rule sets are from, which of their numbers nobody documents, what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from evenhand.model.units import Count
from evenhand.questions.figures import Figure, figure_words
from evenhand.reports.criteria import in_a_row
from evenhand.reports.figures import standing_words
from evenhand.rulesets import RuleSet


@dataclass(frozen=True)
class Origin:
    """One rule set: what it is called, when it was in force, where it is from, what is missing.

    So many of its *numbers* are *chosen* by whoever wrote it down.
    """

    name: str
    title: str
    in_force: str
    sources: tuple[str, ...]
    gaps: tuple[str, ...]
    numbers: Count
    chosen: Count


@dataclass(frozen=True)
class Number:
    """A number of a rule, how sure we are of it, and the rule sets in which it is that one."""

    rule: str
    name: str
    value: str
    standing: str
    source: str
    chosen: bool
    rule_sets: str


def origin_of(rule_set: RuleSet) -> Origin:
    """What a rule set says of itself."""
    told, figures = rule_set.definition, rule_set.figures()
    start, end = told.in_force or (None, None)
    return Origin(
        name=rule_set.name,
        title=rule_set.title,
        in_force=f"In force from {start} to {end or 'today'}." if start else "",
        sources=told.sources,
        gaps=told.gaps,
        numbers=len(figures),
        chosen=sum(map(_chosen, figures)),
    )


def numbers_of(rule_sets: Sequence[RuleSet]) -> list[Number]:
    """Every number once, by rule and name, those first that are chosen."""
    found: dict[tuple[str, str, str, str, str, bool], list[str]] = defaultdict(list)
    for rule_set in rule_sets:
        for figure in rule_set.figures():
            standing, source = standing_words(figure.standing)
            told = (figure.rule, figure.name, figure_words(figure), standing, source)
            found[*told, _chosen(figure)].append(rule_set.name)
    known = [Number(*told, ", ".join(in_a_row(names))) for told, names in found.items()]
    return sorted(known, key=lambda number: (not number.chosen, number.rule, number.name))


def _chosen(figure: Figure) -> bool:
    return figure.standing is None or figure.standing.kind == "chosen"
