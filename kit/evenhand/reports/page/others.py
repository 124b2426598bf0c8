"""The others: what a story did to everybody in it, under one rule set after the other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from evenhand.catalogue.scenarios import Scenario
from evenhand.model.contracts import Party
from evenhand.model.units import told
from evenhand.reports.criteria import in_a_row
from evenhand.reports.page.courses import Window, at_moment, course
from evenhand.reports.replays import parties_of
from evenhand.rulesets import RuleSet


@dataclass(frozen=True)
class Pair:
    """The number shown before and after, and whether it is lower, or gone, after."""

    before: str
    after: str
    lower: bool


@dataclass(frozen=True)
class Others:
    """The rule sets that do the same to everybody, and what that is, person by person."""

    names: tuple[str, ...]
    cells: tuple[Pair, ...]

    @property
    def heading(self) -> list[str]:
        return in_a_row(self.names)


def people(scenario: Scenario) -> list[Party]:
    """Whose scores are told, by name, the numbers in names in their own order."""
    return sorted(parties_of(scenario), key=lambda party: _by_number(party.name))


def others(
    scenario: Scenario,
    parties: Sequence[Party],
    rule_sets: Sequence[RuleSet],
    window: Window,
) -> list[Others]:
    """A row for each outcome, in the order of the rule sets; those without any score left out."""
    found: dict[tuple[Pair, ...], list[str]] = defaultdict(list)
    for rule_set in rule_sets:
        pairs = [_pair(rule_set, scenario, party, window) for party in parties]
        if all(pairs):
            found[tuple(pair for pair in pairs if pair)].append(rule_set.name)
    return [Others(tuple(names), cells) for cells, names in found.items()]


def _pair(rule_set: RuleSet, scenario: Scenario, party: Party, window: Window) -> Pair | None:
    steps = course(rule_set, scenario.history, party, (window.before, window.last))
    if not steps:
        return None
    before, after = at_moment(steps, window.before), at_moment(steps, window.last)
    lower = before is not None and (after is None or after < before)
    return Pair(told(before), told(after), lower)


def _by_number(name: str) -> list[tuple[str, int]]:
    """What sorts ``with 2 good`` before ``with 10 good``."""
    words = re.split(r"(\d+)", name)
    numbers = [*map(int, words[1::2]), 0]
    return list(zip(words[::2], numbers, strict=True))
