"""A mutation written by hand, for reports to tell: no rule is asked, no mutant is made."""

from __future__ import annotations

from typing import Any

from evenhand.model.contracts import Contract
from evenhand.model.history import History
from evenhand.mutation.changes import Change, Kind
from evenhand.mutation.differences import Difference
from evenhand.mutation.findings import Clause, Finding, Mutation
from evenhand.mutation.mutants import Mutant
from evenhand.mutation.notices import By, How, Notice
from evenhand.rulesets import RuleSet

from tests.questions.written import marked, rule_set

COUNTS = ("whether the contract counts", "whether a contract counts")
SCORE = ("the score of Ada", "the score of a freelancer")


def of_clauses(*names: str) -> RuleSet:
    """A rule set of clauses with these names, which say that nothing is left out."""

    def rule(name: str) -> Any:
        def clause(contract: Contract) -> bool:
            return False

        clause.__name__, clause.__doc__ = name, f"Nothing is left out, says {name}."
        return marked("excludes", clause, cites=f"Terms, {name}")

    return rule_set(*map(rule, names))


LONG = "a_rule_with_a_name_that_has_no_room_in_a_line_of_the_table"
RULES = of_clauses("one", "other", "third", LONG)


def change(
    kind: Kind = "drop", where: str = "", before: str = "", after: str = "", line: int = 0
) -> Change:
    return Change(kind, where, before, after, RULES.definition, line)


def window(days: int, was: int = 60) -> Change:
    return change("window", "window", f"{was} days", f"{days} days")


def difference(about: tuple[str, str], before: str, after: str) -> Difference:
    return Difference(History(), *about, before, after)


def notice(name: str, by: By = "promise", how: How = "violated") -> Notice:
    return Notice(by, name, how)


def finding(
    made: Change, *by: Notice, told: Difference | None = None, clause: str = "one"
) -> Finding:
    """What became of a change: noticed by these, or else with a difference, or without any."""
    return Finding(Mutant(RULES.rules[f"rules.{clause}"], made, RULES), by, told)


def mutation(**clauses: list[Finding]) -> Mutation:
    """The mutation of a rule set that has these clauses."""
    return Mutation(
        rule_set=RULES,
        clauses=tuple(
            Clause(RULES.rules[f"rules.{name}"], tuple(found)) for name, found in clauses.items()
        ),
        histories=1_000,
        scenarios=2,
        witnesses=1,
        guards=("a_promise",),
        aside={},
        disappointed=(),
    )
