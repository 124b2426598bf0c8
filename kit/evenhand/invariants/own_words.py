"""What somebody's own words may do to their score: nothing."""

from __future__ import annotations

from collections.abc import Iterator

from evenhand.invariants.declared import invariant
from evenhand.invariants.findings import forgetting, same_scores
from evenhand.model.cases import Case
from evenhand.model.contracts import Contract, Feedback
from evenhand.model.history import History, PlatformFact
from evenhand.runs import Run


@invariant(
    number="I41",
    kind="equality",
    basis=["W20, thread A: one sentence in the profile that explains the low score"],
)
def own_words_never_change_the_score(run: Run) -> Iterator[Case]:
    """A response to a feedback, and a note on the profile, change no score.

    For a worker: you may tell your side of it, once and in public, and need not weigh whether that
    looks defensive to a machine.

    For a platform: what somebody says of themselves is for readers. It neither mends a score nor
    confirms what the other side said.
    """
    for contract in run.history.once(_unanswered):
        yield run.changing(contract, responded).same_as(
            run,
            of=contract.freelancer,
            because=contract,
            difference="had there been a response to what was said of it",
        )
    yield from same_scores(
        run,
        (without_responses, "had nobody responded to any feedback"),
        (with_notes, "had every freelancer explained it in a note on the profile"),
        (without_notes, "had nobody a note on the profile"),
    )


def without_responses(history: History) -> History:
    """The history had nobody responded to any feedback."""
    return history.with_each(unanswered)


def with_notes(history: History) -> History:
    """The history had every freelancer written a note on the profile today."""
    notes = [PlatformFact(history.at, "noted", party) for party in history.freelancers()]
    return history.knowing(*notes) if notes else history


def without_notes(history: History) -> History:
    """The history had nobody ever written a note on the profile."""
    return forgetting("noted", history)


def responded(contract: Contract) -> Contract:
    """The contract with a response to every feedback that has none."""
    if all(said.responded for said in contract.feedback):
        return contract
    return contract.replace(feedback=tuple([_responded(said) for said in contract.feedback]))


def unanswered(contract: Contract) -> Contract:
    """The contract without any response to a feedback."""
    if not any(said.responded for said in contract.feedback):
        return contract
    said = tuple([each.replace(responded=None) for each in contract.feedback])
    return contract.replace(feedback=said)


def _unanswered(history: History) -> tuple[Contract, ...]:
    """One contract with feedback that nobody has responded to, the worst spoken of."""
    found = [c for c in history.contracts if not all(said.responded for said in c.feedback)]
    found.sort(key=lambda contract: not any(said.negative for said in contract.feedback))
    return tuple(found[:1])


def _responded(said: Feedback) -> Feedback:
    return said if said.responded else said.replace(responded=said.at)
