"""Evidence told: how hard we looked, up to which size everything was tried, and what was proved."""

from __future__ import annotations

from collections.abc import Iterator

from evenhand.model.units import many
from evenhand.model.verdicts import Evidence, Exhausted, Proof
from evenhand.reports.glyphs import never_moved, never_reached, proved


def told_evidence(evidence: Evidence) -> Iterator[str]:
    """What is known of a verdict, in a few sentences: what was tried, and what was proved."""
    yield tried(evidence)
    if evidence.exhausted:
        yield f"{exhausted(evidence.exhausted)}."
    if evidence.proof:
        yield from told_proof(evidence.proof)


def how_green(evidence: Evidence) -> Iterator[str]:
    """What is to be said of a promise that holds, beyond that it does, in a few words each."""
    if proved(evidence):
        yield "proved"
    elif evidence.exhausted:
        yield "in all histories up to a size"
    if never_reached(evidence):
        yield "nothing treated otherwise"
    elif never_moved(evidence):
        yield "never moved"


def tried(evidence: Evidence) -> str:
    """How many histories there were, and what they came to, in a sentence."""
    if not evidence.histories:
        return "No history was tried."
    words = f"Tried on {many(evidence.histories, 'history', 'histories')}"
    if not evidence.cases:
        return f"{words}; the promise never applied."
    words += f"; the promise applied {many(evidence.cases, 'time')}"
    if evidence.met:
        words += f" in {evidence.met:,} of them"
    return ", ".join([words, *_came_to(evidence)]) + f"{_smaller(evidence)}."


def _came_to(evidence: Evidence) -> Iterator[str]:
    """What became of the cases, from what is least to what is worst."""
    if never_reached(evidence):
        yield "nothing was ever treated otherwise"
    elif evidence.reached:
        yield f"something was treated otherwise {many(evidence.reached, 'time')}"
    if never_moved(evidence):
        yield "the result never moved"
    else:
        yield f"the result moved {many(evidence.moved, 'time')}"
    if evidence.violations:
        yield f"the promise was broken {many(evidence.violations, 'time')}"


def exhausted(found: Exhausted) -> str:
    """Which histories were tried without exception."""
    histories = many(found.histories, "history", "histories")
    return f"All {histories} of up to {found.size} of {many(found.kinds, 'kind')} were tried"


def told_proof(proof: Proof) -> Iterator[str]:
    """What was proved, by what, within which bounds, and what was assumed; or why it was not."""
    by = f"{proof.tool} {proof.version}".strip()
    if not proof.proved:
        yield f"Not proved ({by}): {proof.why_not.rstrip('.')}."
        return
    lemma = f": {proof.lemma.rstrip('.')}" if proof.lemma else ""
    yield f"Proved for histories of any length, by {by}{lemma}."
    if proof.bounds:
        yield f"Within these bounds: {'; '.join(proof.bounds)}."
    if proof.assumed:
        yield f"Assumed: {'; '.join(proof.assumed)}."


def _smaller(evidence: Evidence) -> str:
    """That there is a smaller counterexample than the one that is told, if so."""
    if not evidence.smallest or not evidence.ordinary:
        return ""
    least = len(evidence.smallest.history)
    if least >= len(evidence.ordinary.history):
        return ""
    count = many(least, "contract") if least else "no contract at all"
    return f". A smaller history breaks it too, of {count}"
