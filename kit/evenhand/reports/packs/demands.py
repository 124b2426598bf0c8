"""Demands: which promises are broken, on what basis, and what follows from that to ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from evenhand.catalogue.addresses import Address
from evenhand.explanations.complaints import BrokenPromise, Complaint
from evenhand.invariants.declared import Invariant
from evenhand.model.units import told
from evenhand.reports.cases import in_words
from evenhand.reports.explanation_sections import figures_of
from evenhand.reports.packs.account import contracts, deciding_rules, is_chosen
from evenhand.reports.packs.bases import basis_in_words, is_law, laws_behind
from evenhand.reports.packs.parts import Part, harmless
from evenhand.reports.paragraphs import sentence

WHOSE = (
    "Promises that fair rules would keep, as evenhand states them. The platform has not made them; "
    "each comes with who asks for it."
)
NO_CLAIM = (
    "Nothing that we know of is broken, so there is no claim in this; it may be asked all the same."
)
NO_LAW = "No law that we know of says these; they are demands of fairness."
IN_FULL = 3  # promises that a sheet has room for
EXPLAINED = "changes_of_the_score_are_explained"
BY_PEOPLE = "restrictions_are_decided_and_answered_by_people"

Promises = Mapping[str, Invariant]


def promises_broken(found: Complaint, known: Sequence[Address]) -> Part:
    """The promises that the contracts in question break, and in a line what else is not kept."""
    most_telling = sorted(found.broken or found.broken_too, key=_by_law_then_plain)
    first = most_telling[:IN_FULL]
    rest = [each for each in found.promises if each not in first]
    nothing = "None of the promises that we know is broken in this case."
    legal = any(is_law(basis) for each in first for basis in each.invariant.basis)
    closing = [] if legal or not first else [NO_LAW]
    if rest:
        listed = ", ".join(_named(each) for each in rest)
        closing.append(f"Not kept here either: {listed}. All are in clauses.md.")
    return Part(
        "Which promises are broken",
        opening=(WHOSE,) if first else (nothing,),
        leads=tuple(harmless(each.invariant.statement) for each in first),
        items=tuple(
            harmless(_told(found, each, known, whole=not n)) for n, each in enumerate(first)
        ),
        closing=(harmless(" ".join(closing)),) if closing else (),
    )


def _named(broken: BrokenPromise) -> str:
    return f'"{broken.invariant.sentence}"'


def _by_law_then_plain(broken: BrokenPromise) -> tuple[bool, bool]:
    """What a law says first, and what needs no measuring before what does."""
    promise = broken.invariant
    return not any(map(is_law, promise.basis)), bool(promise.measures)


def _told(found: Complaint, broken: BrokenPromise, known: Sequence[Address], *, whole: bool) -> str:
    """What a promise came to here, and who asks for it; *whole* with what it is for a worker."""
    promise = broken.invariant
    worker = promise.for_a_worker if whole else ""
    parts = [what_came(found, broken), sentence(worker) if worker else ""]
    return " ".join(filter(None, [*parts, basis_in_words(promise, known)]))


def what_came(found: Complaint, broken: BrokenPromise) -> str:
    """What the promise came to here: with the contract and without it, or in another respect."""
    case, came = broken.case, in_words(broken.case, found.rule_set)
    before, becomes, after = came.partition(" becomes ")
    if case.told or case.measure or not becomes:
        return sentence(came)
    if case.difference:
        return sentence(f"{case.difference}, {before} would become {after}")
    return f"Without it the score is {before}, with it {after}."


def requests(found: Complaint, promises: Promises, known: Sequence[Address]) -> Part:
    """What follows from it: concrete things to ask for, the first one first."""
    explained = laws_behind([promises[EXPLAINED]], known)
    by_people = laws_behind([promises[BY_PEOPLE]], known)
    items = [
        *_about_the_contracts(found),
        *_about_broken_duties(found),
        "Tell me in writing which of my contracts counted, with which outcome and weight, and "
        f"which of them moved my score.{_compare(explained)}",
        *_about_unpublished_numbers(found),
        "Give me the reasons for the decision in writing, and have a person look at it and "
        f"answer me, not a program.{_compare(by_people)}",
    ]
    opening = () if found.promises else (NO_CLAIM,)
    return Part(
        "What to ask for", opening=opening, items=tuple(map(harmless, items)), numbered=True
    )


def _compare(laws: Sequence[str]) -> str:
    return f" (Compare {'; '.join(laws)}.)" if laws else ""


def _about_the_contracts(found: Complaint) -> Iterator[str]:
    if not found.in_question or found.explanation.silent or found.without == found.after:
        return
    yield (
        f"Leave {contracts(found)} out of my score, and correct the number that is shown from "
        f"{told(found.after)} to {told(found.without)}."
    )


def _about_broken_duties(found: Complaint) -> Iterator[str]:
    """What the platform would have had to do, as the promises say that are about its acts."""
    for broken in found.broken:
        if broken.case.told and broken.case.before is None and broken.case.after is None:
            yield f"Keep this promise towards me: {broken.invariant.statement}"


def _about_unpublished_numbers(found: Complaint) -> Iterator[str]:
    rules = deciding_rules(found)
    chosen = [f for rule in rules for f in figures_of(found.rule_set, rule) if is_chosen(f)]
    if chosen:
        yield (
            "Tell me the numbers of these rules that are not published: "
            f"{', '.join(figure.name.replace('_', ' ') for figure in chosen)}."
        )
