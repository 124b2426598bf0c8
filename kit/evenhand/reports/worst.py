"""The worst found: of each promise that measures something, over all rule sets, in a few lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from evenhand.model.cases import Amount, more_than
from evenhand.model.units import many
from evenhand.model.verdicts import Counterexample, Verdict
from evenhand.reports.cases import in_words, told_case
from evenhand.reports.criteria import Criteria, amount_of
from evenhand.reports.figures import amount_words
from evenhand.reports.paragraphs import entry, sentence
from evenhand.rulesets import RuleSet

HEADLINE = "The worst found"

RuleSetOf = Callable[[str], RuleSet]


def as_text(table: Criteria, rule_set_of: RuleSetOf) -> str:
    """The section of a page 80 columns wide; empty where nothing was found.

    Where the table is of a single promise, the history of the worst is told, too.
    """
    lines = [entry(line) for line in worst_found(table, rule_set_of)]
    if not lines:
        return ""
    if len(table.invariants) == 1:
        verdict, found, _ = worst_of(_under_all(table, table.invariants[0]))[0]
        lines += ["", *told_case(found, rule_set_of(verdict.rule_set))]
    return "\n".join([HEADLINE, *lines])


def worst_found(table: Criteria, rule_set_of: RuleSetOf) -> Iterator[str]:
    """A few words for each promise of which anything was found: how much, by which rules, how."""
    for promise in table.invariants:
        words = worst_in_words(table, promise, rule_set_of)
        if words:
            yield f"{table.row(promise)}: {words}"


def worst_in_words(table: Criteria, promise: str, rule_set_of: RuleSetOf) -> str:
    """The same of one promise; empty where nothing was found of it."""
    found = worst_of(_under_all(table, promise))
    if not found:
        return ""
    verdict, case, amount = found[0]
    where = f"under {verdict.rule_set}"
    if len(found) > 1:
        where += f" and {many(len(found) - 1, 'other')}"
    contracts = many(len(case.history), "contract")
    words = _in_words(case, rule_set_of(verdict.rule_set))
    return f"{amount_words(amount)}, {where}, by {contracts}. {words}"


def worst_of(verdicts: Iterable[Verdict]) -> list[tuple[Verdict, Counterexample, Amount]]:
    """Of verdicts on one promise those under which it comes to most, the fewest contracts first."""
    found: list[tuple[Verdict, Counterexample, Amount]] = []
    for verdict in verdicts:
        case, amount = verdict.evidence.worst, amount_of(verdict)
        if case is None or amount is None or amount == 0:
            continue
        if found and more_than(amount, found[0][2]):
            found = []
        if not found or amount == found[0][2]:
            found.append((verdict, case, amount))
    return sorted(found, key=lambda each: len(each[1].history))


def _under_all(table: Criteria, promise: str) -> list[Verdict]:
    cells = (table.cells.get((promise, rule_set)) for rule_set in table.rule_sets)
    return [verdict for verdict in cells if verdict]


def _in_words(found: Counterexample, rule_set: RuleSet) -> str:
    words, case = in_words(found.case, rule_set), found.case
    return sentence(f"{case.difference}, {words}" if case.difference and not case.told else words)
