"""Broken promises: what this case breaks as it happened, and in a line what it would, if."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evenhand.catalogue.addresses import Address
from evenhand.explanations.complaints import BrokenPromise, Complaint
from evenhand.reports.cases import in_words
from evenhand.reports.packs.account import of_that_day
from evenhand.reports.packs.bases import first_basis, for_a_worker, is_law
from evenhand.reports.packs.parts import Part, harmless
from evenhand.reports.paragraphs import sentence

WHOSE = (
    "Promises of fair rules, as evenhand states them, with who asks for them. The platform has not "
    "made them."
)
NO_LAW = "No law that we know of says these; they are demands of fairness."
NOTHING = "None of the promises that we know is broken in this case."
ONLY_IF = "None of the promises that we know is broken by what happened here."
CLOSING = 900  # characters of the promises that are only named
IN_FULL = 3  # promises that a sheet has room for


def promises_broken(found: Complaint, known: Sequence[Address]) -> Part:
    """The promises that are broken as it happened, and in a line those that take an "if"."""
    happened = sorted(filter(lambda each: as_it_happened(found, each), found.promises), key=_order)
    happened.sort(key=lambda each: each not in found.broken)
    would = [each for each in found.promises if each not in happened]
    first, rest = happened[:IN_FULL], happened[IN_FULL:]
    legal = any(is_law(basis) for each in first for basis in each.invariant.basis)
    closing = [] if legal or not first else [NO_LAW]
    if rest:
        closing.append(f"Broken too: {'; '.join(map(_named, rest))}.")
    if would:
        listed = "; ".join(f"{_named(each)}{_if(each)}" for each in would)
        closing.append(f"Would be broken too, if more happened (in clauses.md): {listed}.")
    nothing = ONLY_IF if would else NOTHING
    return Part(
        _heading(found),
        opening=(WHOSE,) if first else (nothing,),
        leads=tuple(harmless(each.invariant.statement) for each in first),
        items=tuple(map(harmless, _told(found, first, known))),
        closing=(harmless(" ".join(closing), longest=CLOSING),) if closing else (),
    )


def _heading(found: Complaint) -> str:
    return "Which promises are broken" if of_that_day(found) else "Which promises these rules break"


def as_it_happened(found: Complaint, broken: BrokenPromise) -> bool:
    """Whether the promise is broken by what happened, and nothing has to be thought up for it.

    A case may leave out what happened, to tell with and without it; it may add or change nothing.
    """
    case, history = broken.case, found.scenario.history
    known = {*history.contracts}
    every = (*case.base.contracts, *case.varied.contracts)
    return not case.difference and all(contract in known for contract in every)


def _order(broken: BrokenPromise) -> tuple[bool, bool]:
    """What a law says first, and what needs no measuring before what does."""
    promise = broken.invariant
    return not any(map(is_law, promise.basis)), bool(promise.measures)


def _named(broken: BrokenPromise) -> str:
    return broken.invariant.sentence


def _if(broken: BrokenPromise) -> str:
    difference = broken.case.difference
    return f" ({difference[:1].lower()}{difference[1:]})" if difference else ""


def _told(
    found: Complaint, shown: Sequence[BrokenPromise], known: Sequence[Address]
) -> Iterator[str]:
    """What each came to here, the same once, and who asks for it; the first with what it means."""
    before = ""
    for number, broken in enumerate(shown):
        promise, came = broken.invariant, what_came(found, broken)
        worker = for_a_worker(promise) if not number else ""
        parts = ["" if came == before else came, sentence(worker) if worker else ""]
        basis = first_basis(promise, known, found.scenario.sources)
        yield " ".join(filter(None, [*parts, basis]))
        before = came


def what_came(found: Complaint, broken: BrokenPromise) -> str:
    """What the promise came to here: with the contract and without it, or in another respect."""
    case, came = broken.case, in_words(broken.case, found.rule_set)
    before, becomes, after = came.partition(" becomes ")
    if case.told or case.measure or not becomes:
        return sentence(came)
    if case.difference:
        return sentence(f"{case.difference}, {before} would become {after}")
    return f"Without it the score is {before}, with it {after}."
