"""Broken promises in short: who breaks each, by which numbers, and the worst that was found."""

from __future__ import annotations

from collections.abc import Sequence
from shlex import quote

from evenhand.model.units import many
from evenhand.model.verdicts import Outcome, Verdict
from evenhand.reports.cases import in_words
from evenhand.reports.criteria import Criteria, in_a_row
from evenhand.reports.examples import in_full
from evenhand.reports.figures import amount_words
from evenhand.reports.paragraphs import paragraph
from evenhand.reports.worst import RuleSetOf, worst_of
from evenhand.search.causes import deciding_rule

HEADLINE = "Broken, as listed"
NAMED = 4  # rule sets that are named; of more the table shows who they are


def as_text(table: Criteria, rule_set_of: RuleSetOf) -> str:
    """The section of a page 80 columns wide, an entry a promise; empty where nothing is listed."""
    lines = [HEADLINE]
    for told in _instances(table):
        listed = _listed(table, told.invariant)
        words = f"By {_who(table, listed)}{_how(told, listed, rule_set_of)}"
        lines += [paragraph(table.row(told.invariant)), paragraph(words, by=4)]
    return "\n".join(lines) if lines[1:] else ""


def how_to_see(table: Criteria) -> str:
    """A command, ready to paste, that tells a story in full; empty where there is none to tell."""
    told = _instances(table)
    if not told:
        return ""
    call = f"evenhand check {quote(told[0].rule_set)} --invariant {quote(told[0].invariant)}"
    return (
        f"A story in full:\n  {call}\n"
        "One of each promise: --examples 1. All that was found: --verbose."
    )


def _instances(table: Criteria) -> list[Verdict]:
    """Of each promise that is broken as listed one violation, over all of different platforms."""
    promises = table.invariants
    return in_full([verdict for each in promises for verdict in _listed(table, each)], 1)


def _listed(table: Criteria, promise: str) -> list[Verdict]:
    ours = [table.cells.get((promise, rule_set)) for rule_set in table.rule_sets]
    return [v for v in ours if v and v.outcome is Outcome.VIOLATED and not v.failed]


def _who(table: Criteria, listed: Sequence[Verdict]) -> str:
    """The rule sets by name, or how many of all that were checked."""
    of = len(table.rule_sets)
    if len(listed) <= NAMED:
        return ", ".join(in_a_row([verdict.rule_set for verdict in listed]))
    return f"all {of} rule sets" if len(listed) == of else f"{len(listed)} of {of} rule sets"


def _how(told: Verdict, listed: Sequence[Verdict], rule_set_of: RuleSetOf) -> str:
    """The worst where the promise measures something, or else what happens under one of them."""
    if worst := worst_of(listed):
        verdict, _, amount = worst[0]
        others = f" and {many(len(worst) - 1, 'other')}" if worst[1:] else ""
        where = f", under {verdict.rule_set}{others}" if len(listed) > 1 else ""
        return f"; the worst: {amount_words(amount)}{where}."
    found, rule_set = told.evidence.ordinary, rule_set_of(told.rule_set)
    where = f"; under {told.rule_set}" if len(listed) > 1 else ""
    if found is None:
        return f"{where}."
    rule = deciding_rule(rule_set, found.case)
    by = f" ({rule.name})" if rule else ""
    return f"{where}: {in_words(found.case, rule_set)}{by}."
