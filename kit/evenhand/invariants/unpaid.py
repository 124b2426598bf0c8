"""What a contract that was never paid and never worked on may do to a score: nothing bad."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from evenhand.invariants.declared import invariant
from evenhand.model.cases import Case
from evenhand.model.contracts import Contract, Side
from evenhand.model.history import History
from evenhand.runs import Run

Find = Callable[[History], tuple[Contract, ...]]


@invariant(
    basis=[
        "Thread A: cancelled contracts that contain no work do not determine the score",
        "Fairwork cloudwork principle 3.2",
    ]
)
def unpaid_cancellation_never_lowers_the_score(run: Run) -> Iterator[Case]:
    """An unpaid, unworked contract that the client ends in silence never lowers the score."""
    yield from _never_lowered(run, cancelled_in_silence)


@invariant(
    basis=[
        "Thread A: no money was earned, so even negative private feedback should have no effect",
        "Thread B: fear of a bad review after a contract without work",
    ]
)
def unpaid_cancellation_with_hostile_feedback_never_lowers_the_score(
    run: Run,
) -> Iterator[Case]:
    """An unpaid, unworked contract that the client ends, feedback bad, never lowers the score."""
    yield from _never_lowered(run, cancelled_with_scorn)


@invariant(
    basis=["Thread B: leaving an unpaid contract is a right", "Fairwork cloudwork principle 3.2"]
)
def unpaid_withdrawal_never_lowers_the_score(run: Run) -> Iterator[Case]:
    """An unpaid, unworked contract that the freelancer leaves in silence never lowers the score."""
    yield from _never_lowered(run, left_in_silence)


@invariant(basis=["Thread B: fear of a revenge review for leaving an unethical job"])
def unpaid_withdrawal_with_hostile_feedback_never_lowers_the_score(run: Run) -> Iterator[Case]:
    """An unpaid, unworked contract that the freelancer leaves, feedback bad, never lowers the
    score.
    """
    yield from _never_lowered(run, left_with_scorn)


@invariant(basis=["Thread B: nothing paid is treated as a job that never happened"])
def unpaid_contract_never_changes_the_score(run: Run) -> Iterator[Case]:
    """An ended contract without pay and work leaves the score exactly as if it had never been."""
    for contract in run.history.ended_unpaid():
        yield run.same_as(run.without(contract), of=contract.freelancer, because=contract)


@invariant(basis=["Thread A: both sides may end a contract at any time"])
def who_ends_an_unpaid_contract_never_matters(run: Run) -> Iterator[Case]:
    """Had the other side ended an unpaid, unworked contract, the score would be the same."""
    for contract in run.history.ended_unpaid():
        if contract.end and contract.end.by != "platform":
            yield run.changing(contract, ended_by_the_other).same_as(
                run,
                of=contract.freelancer,
                because=contract,
                difference="had the other side ended it",
            )


def _never_lowered(run: Run, contracts: Find) -> Iterator[Case]:
    for contract in run.history.once(contracts):
        yield run.not_lower_than(
            run.without(contract),
            of=contract.freelancer,
            because=contract,
            unscored_is_top=True,
        )


def cancelled_in_silence(history: History) -> tuple[Contract, ...]:
    """Unpaid contracts that the client ended and said nothing of."""
    return tuple(c for c in _ended_by("client", history) if not c.feedback_by_client)


def cancelled_with_scorn(history: History) -> tuple[Contract, ...]:
    """Unpaid contracts that the client ended and said something bad of."""
    return tuple(c for c in _ended_by("client", history) if _scorned(c))


def left_in_silence(history: History) -> tuple[Contract, ...]:
    """Unpaid contracts that the freelancer ended and the client said nothing of."""
    return tuple(c for c in _ended_by("freelancer", history) if not c.feedback_by_client)


def left_with_scorn(history: History) -> tuple[Contract, ...]:
    """Unpaid contracts that the freelancer ended and the client said something bad of."""
    return tuple(c for c in _ended_by("freelancer", history) if _scorned(c))


def _ended_by(side: Side, history: History) -> Iterator[Contract]:
    return (c for c in history.ended_unpaid() if c.end and c.end.by == side)


def _scorned(contract: Contract) -> bool:
    return any(feedback.negative for feedback in contract.feedback_by_client)


def ended_by_the_other(contract: Contract) -> Contract:
    """The contract as the other side would have ended it."""
    end = contract.end
    assert end is not None
    other: Side = "freelancer" if end.by == "client" else "client"
    return contract.replace(end=type(end)(end.at, other, end.reason))
