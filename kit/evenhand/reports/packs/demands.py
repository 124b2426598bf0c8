"""Demands: what follows from a case to ask for, of whom, and by when an answer is due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from evenhand.catalogue.addresses import Address
from evenhand.explanations.complaints import Complaint
from evenhand.invariants.declared import Invariant
from evenhand.model.units import many, told
from evenhand.questions.figures import Figure
from evenhand.questions.rules import Rule
from evenhand.reports.narrative import day
from evenhand.reports.packs.account import contracts, of_that_day
from evenhand.reports.packs.bases import laws_behind
from evenhand.reports.packs.choices import chosen_figures, chosen_in, chosen_words
from evenhand.reports.packs.deciding import deciding_rules
from evenhand.reports.packs.laws import by_when, when_they_apply
from evenhand.reports.packs.parts import Part, harmless

NO_CLAIM = (
    "Nothing that we know of is broken, so there is no claim in this; it may be asked all the same."
)
EXPLAINED = "changes_of_the_score_are_explained"
BY_PEOPLE = "restrictions_are_decided_and_answered_by_people"

Promises = Mapping[str, Invariant]


def requests(found: Complaint, promises: Promises, known: Sequence[Address]) -> Part:
    """What follows from it: concrete things to ask for, the first one first."""
    explained = laws_behind([promises[EXPLAINED]], known)
    by_people = laws_behind([promises[BY_PEOPLE]], known)
    items = [
        *_about_the_day(found),
        *_about_the_contracts(found),
        *_about_broken_duties(found),
        "Tell me in writing which of my contracts counted, with which outcome and weight, and "
        f"which of them moved my score.{_compare(explained)}",
        *_about_what_is_unpublished(found),
        "Give me the reasons for the decision in writing, and have a person look at it and "
        f"answer me, not a program.{_compare(by_people)}",
    ]
    cited, today = "; ".join([*explained, *by_people]), found.explanation.moment.date()
    laws = " ".join(filter(None, [when_they_apply(cited, today), by_when(cited, today)]))
    return Part(
        "What to ask for",
        opening=() if found.promises else (NO_CLAIM,),
        items=tuple(map(harmless, items)),
        numbered=True,
        closing=(harmless(laws),) if laws else (),
    )


def _compare(laws: Sequence[str]) -> str:
    return f" (Compare {'; '.join(laws)}.)" if laws else ""


def _about_the_day(found: Complaint) -> Iterator[str]:
    if not of_that_day(found):
        yield f"Tell me which rules were in force on {day(found.explanation.moment)}."


def _about_the_contracts(found: Complaint) -> Iterator[str]:
    if not found.in_question or found.explanation.silent or found.without == found.after:
        return
    after, without = told(found.after), told(found.without)
    if of_that_day(found):
        yield (
            f"Leave {contracts(found)} out of my score, and correct the number that is shown from "
            f"{after} to {without}."
        )
    else:
        yield (
            f"If those rules count {contracts(found)} too, leave that out of my score and correct "
            f"the number that is shown (by these rules: from {after} to {without})."
        )


def _about_broken_duties(found: Complaint) -> Iterator[str]:
    """What the platform would have had to do, as the promises say that are about its acts."""
    for broken in found.broken:
        if broken.case.told and broken.case.before is None and broken.case.after is None:
            yield f"Keep this promise towards me: {broken.invariant.statement}"


def _about_what_is_unpublished(found: Complaint) -> Iterator[str]:
    """What is not published of the first rule, in our words, and that of others as well."""
    rule_set = found.rule_set
    rules = [rule for rule in deciding_rules(found) if chosen_in(rule_set, [rule])]
    if not rules:
        return
    first, others = rules[0], rules[1:]
    more = f", and of the other {many(len(others), 'rule')} on this page" if others else ""
    what = _unpublished(chosen_figures(rule_set, first), first)
    yield (
        f'Tell me what is not published of this rule, in our words: "{first.clause}" ({what})'
        f"{more.replace(' 1 ', ' ')}. See clauses.md."
    )


def _unpublished(figures: Sequence[Figure], rule: Rule) -> str:
    """``2 numbers of stars and 1 yes or no``: how much, and of what kind."""
    kinds = Counter(map(_kind, figures))
    told_so = [many(count, *kind) for kind, count in kinds.items()]
    words = len(chosen_words(rule))
    told_so += [many(words, "sentence of its text", "sentences of its text")] if words else []
    return " and ".join(filter(None, [", ".join(told_so[:-1]), *told_so[-1:]]))


def _kind(figure: Figure) -> tuple[str, str]:
    if isinstance(figure.value, bool):
        return "yes or no", "times yes or no"
    if figure.unit == "cents":
        return "amount of money", "amounts of money"
    of = f" of {figure.unit}" if figure.unit in ("days", "months", "stars", "points") else ""
    return f"number{of}", f"numbers{of}"
