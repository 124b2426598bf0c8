"""A mutant: a rule set that is as it was but for one change in one clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from evenhand.mutation.amounts import amount_edits
from evenhand.mutation.answers import opposite
from evenhand.mutation.changes import Change
from evenhand.mutation.code import Written
from evenhand.mutation.edits import Edit, comparison_edits, condition_edits
from evenhand.mutation.numbers import number_changes
from evenhand.mutation.sides import side_edits
from evenhand.questions.rules import Rule
from evenhand.rulesets import RuleSet, RuleSetError


@dataclass(frozen=True, eq=False)
class Mutant:
    """The rule set that comes of a change in *rule*, a clause of the original.

    It has the original's name, so that whatever is expected of that is expected of it.
    """

    rule: Rule
    change: Change
    rule_set: RuleSet


@dataclass(frozen=True, eq=False)
class Refused:
    """A change in *rule* that makes no rule set, and why not."""

    rule: Rule
    change: Change
    why: str


def mutants_of(rule_set: RuleSet, rule: Rule) -> Iterator[Mutant | Refused]:
    """Every change of one clause: it is dropped, its numbers are moved, its code is edited.

    The original is left as it is, and so is everything that is loaded.
    """
    for change, trouble in _changes(rule_set, rule):
        yield Refused(rule, change, trouble) if trouble else _made(rule, change)


def _made(rule: Rule, change: Change) -> Mutant | Refused:
    try:
        return Mutant(rule, change, RuleSet(change.definition))
    except RuleSetError as error:
        return Refused(rule, change, str(error))


def _changes(rule_set: RuleSet, rule: Rule) -> Iterator[tuple[Change, str]]:
    """Each change, and what keeps it from being made, if anything does."""
    definition = rule_set.definition
    dropped = replace(definition, drops=(*definition.drops, rule.name))
    yield Change("drop", "", "", "", dropped), ""
    written = Written.of(rule, definition)
    in_time = written.in_force(written.bounded(), definition)
    for change in number_changes(rule_set, rule, in_time):
        yield change, ""
    if contrary := opposite(rule):
        turned = written.in_force(contrary, definition)
        yield Change("answer", "", "", "", turned, rule.line), ""
    for name, edit in _edits(written):
        yield _edited(written, name, edit, rule_set)


def _edits(written: Written) -> Iterator[tuple[str, Edit]]:
    """Every edit in the rule's function and its own helpers, each with the function's name."""
    rule, known = written.rule, vars(written.module)
    for name, function in written.functions.items():
        own = name == rule.function.__name__
        for edit in (
            *comparison_edits(function, rule.parameters if own else ()),
            *condition_edits(function),
            *amount_edits(function, rule.question, known),
            *side_edits(function),
        ):
            yield name, edit


def _edited(written: Written, name: str, edit: Edit, rule_set: RuleSet) -> tuple[Change, str]:
    trouble, function = "", None
    try:
        function = written.edited(name, edit)
    except Exception as error:
        trouble = f"{type(error).__name__}: {error}"
    definition = rule_set.definition
    where = "" if name == written.rule.function.__name__ else name
    return (
        Change(
            kind=edit.kind,
            where=where,
            before=edit.before,
            after=edit.after,
            definition=written.in_force(function, definition) if function else definition,
            line=edit.around.lineno,
        ),
        trouble,
    )
