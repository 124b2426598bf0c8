"""The account: what the number was before and after, and what took how many points off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evenhand.attribution.points import signed
from evenhand.explanations.complaints import Complaint
from evenhand.explanations.targets import badge_marks
from evenhand.model.contracts import Contract
from evenhand.model.units import told
from evenhand.reports import attributions
from evenhand.reports.explanation_sections import number_shown
from evenhand.reports.in_force import held_on
from evenhand.reports.narrative import day
from evenhand.reports.packs.parts import Part, harmless
from evenhand.reports.paragraphs import sentence

ON_AVERAGE = (
    "The fall by causes, on average over the orders in which these can be counted, so not the "
    "plain difference above:"
)


def contracts(found: Complaint) -> str:
    """``the contract "x"``, or so many of them: those in question."""
    return named(found.in_question)


def named(several: Sequence[Contract]) -> str:
    """``the contract "x"``, or ``the contracts "x" and "y"``; of more than three not every one."""
    ids = [f'"{contract.id}"' for contract in several]
    shown = ids if len(ids) <= 3 else [*ids[:2], f"{len(ids) - 2} more"]
    names = " and ".join([", ".join(shown[:-1]), shown[-1]] if shown[1:] else shown)
    return harmless(f"the contract{'s' if len(several) > 1 else ''} {names}")


def of_that_day(found: Complaint) -> bool:
    """Whether the rules were in force on the day that the complaint is about."""
    return held_on(found.rule_set, found.explanation.moment.date())


def the_number(found: Complaint) -> Part:
    """The number before and after, what it would be without the contract, and all that moved it."""
    explanation = found.explanation
    if explanation.silent:
        return Part("The number", opening=(harmless(number_shown(explanation)),))
    shares = tuple(_shares(found))
    opening = [" ".join([_moved(found), *_without(found)])]
    opening += [ON_AVERAGE] if len(shares) > 1 else []
    heading = "The number" if of_that_day(found) else "The number by these rules"
    return Part(heading, opening=tuple(opening), items=shares, closing=tuple(_badges(found)))


def _moved(found: Complaint) -> str:
    scenario = found.scenario
    shown = "The score shown was" if of_that_day(found) else "The score shown would have been"
    none = "No score was shown" if of_that_day(found) else "No score would have been shown"
    before, after = day(scenario.before), day(scenario.after)
    if found.after is None and scenario.before == scenario.after:
        return f"{none} on {after}."
    if found.before is None and found.after is None:
        return f"{none}, neither on {before} nor on {after}."
    number = f"{told(found.after)} on {after}"
    if scenario.before == scenario.after:
        return f"{shown} {number}."
    return f"{shown} {told(found.before)} on {before}, and {number}."


def _without(found: Complaint) -> Iterator[str]:
    """The plain difference that the contracts in question make, and that there is a rest."""
    if not found.in_question:
        return
    before, after, without = found.before, found.after, found.without
    had = f"Had {contracts(found)} never been:"
    if without == after:
        yield f"{had} the same."
        return
    yield f"{had} {told(without)} instead of {told(after)}."
    if None not in (before, after, without) and before > without > after:  # type: ignore[operator]
        rest = f"{told(before)} to {told(without)}"
        yield f"The rest of the fall, {rest}, comes of the other causes below."


def _shares(found: Complaint) -> Iterator[str]:
    change = found.explanation.change
    for points, words in attributions.rows_of(change) if change else ():
        yield harmless(sentence(f"{signed(points)} points: {words}"))


def _badges(found: Complaint) -> Iterator[str]:
    """That the fall crosses a number that a badge asks for, if so."""
    before, after = found.before, found.after
    if before is None or after is None or before <= after:
        return
    rules = found.rule_set.rules
    for number, figure in badge_marks(
        found.explanation.run, of=found.of, above=after, up_to=before
    ):
        yield harmless(
            f"Why that hurts: a badge asks for {told(number)} or more. In our "
            f"words: {sentence(rules[figure.rule].clause)}"
        )
