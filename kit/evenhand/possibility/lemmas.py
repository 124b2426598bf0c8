"""Lemmas: what follows from the rules alone, for histories of any size."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from inspect import getsource, unwrap
from textwrap import dedent

from evenhand.model.contracts import Contract
from evenhand.possibility import judged
from evenhand.possibility.circumstances import circumstances
from evenhand.possibility.events import FREELANCER
from evenhand.possibility.timelines import Timeline
from evenhand.questions.answers import RuleError
from evenhand.questions.chains import Chain
from evenhand.questions.rules import Rule
from evenhand.rulesets import PER_CONTRACT, RuleSet

HARMLESS = frozenset({"at", "facts"})  # the same in a history whatever contracts are in it
REFLECTION = frozenset({"locals", "vars", "eval", "exec", "globals"})


@dataclass(frozen=True)
class LeftOut:
    """The event does not count, and nothing that counts is counted otherwise because of it.

    *rule* is the one that leaves it out, None where no rule rates it. *whatever* says whether
    that holds beside any contracts at all, or only beside those that were tried.
    """

    rule: Rule | None
    whatever: bool


def left_out(
    rule_set: RuleSet, event: Contract, timeline: Timeline, *, alone: bool
) -> LeftOut | None:
    """Why the event changes no score, whatever else happens or not; None where it may.

    Whatever the platform has on record of either side, too. *alone* says whether no rule looked at
    other contracts when it was asked about each that was tried.
    """
    whatever = all(map(blind, map(rule_set.chain, PER_CONTRACT)))
    known = event.as_of(timeline.seen_last)
    if not (alone or whatever) or not blind(rule_set.aggregates) or known is None:
        return None
    try:
        treated = judged.treatment(rule_set, known, FREELANCER, timeline.seen_last)
        if treated.rated is not None or _counts_sometimes(rule_set, event, timeline):
            return None
    except (judged.Looked, RuleError):
        return None
    rule = rule_set.rules[treated.excluded_by] if treated.excluded_by else None
    return LeftOut(rule, whatever)


def _counts_sometimes(rule_set: RuleSet, event: Contract, timeline: Timeline) -> bool:
    """Whether the event counts before it is over, or where something is on record of a side."""
    if judged.rated(rule_set, event, FREELANCER, timeline.seen_first) is not None:
        return True
    return any(
        judged.rated(rule_set, event, FREELANCER, timeline.seen_last, facts) is not None
        for facts in circumstances(event, timeline.first)
    )


def blind(chain: Chain) -> bool:
    """Whether no rule of *chain* can tell which other contracts there are."""
    steps = (*chain.steps, *chain.exceptions)
    return all("history" not in step.rule.asks_for or _looks_away(step.rule) for step in steps)


def _looks_away(rule: Rule) -> bool:
    """Whether all that *rule* reads of its history is the moment and the platform's facts.

    It is read in the rule's own text; whatever else is done with the history there counts as a
    look, and so does a text that cannot be found.
    """
    try:
        tree = ast.parse(dedent(getsource(unwrap(rule.function))))
    except (OSError, SyntaxError):
        return False
    harmless = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in HARMLESS
    }
    return all(id(name) in harmless for name in _suspects(tree))


def _suspects(tree: ast.AST) -> Iterator[ast.Name]:
    """Every mention of the history, and of what could reach it by another name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and (node.id == "history" or node.id in REFLECTION):
            yield node
