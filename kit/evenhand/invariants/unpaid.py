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
    number="I01",
    kind="direction",
    basis=[
        "W1, thread A: cancelled contracts that contain no work do not determine the score",
        "Fairwork cloudwork principle 3.2",
    ],
)
def unpaid_cancellation_never_lowers_the_score(run: Run) -> Iterator[Case]:
    """An unpaid, unworked contract that the client ends in silence never lowers the score.

    For a worker: a client hires you in the evening and cancels overnight. You lose a job, and
    nothing else.

    For a platform: leave such contracts out, whatever the terms say of clients who cancel. It also
    lets freelancers off who accept and never begin: deal with them by another rule than the score.
    """
    yield from _never_lowered(run, cancelled_in_silence)


@invariant(
    number="I02",
    kind="direction",
    against=["first_dollar_changes_little"],
    basis=[
        "W2, thread A: no money was earned, so even negative private feedback should not count",
        "Thread B: fear of a bad review after a contract without work",
    ],
)
def unpaid_cancellation_with_hostile_feedback_never_lowers_the_score(
    run: Run,
) -> Iterator[Case]:
    """An unpaid, unworked contract that the client ends, feedback bad, never lowers the score.

    For a worker: who never paid you and saw no work of yours has nothing to judge, neither with
    stars nor with a private answer that you never see.

    For a platform: take feedback only from who paid or received work. That makes a line at the
    first dollar, which somebody will step over on purpose.
    """
    yield from _never_lowered(run, cancelled_with_scorn)


@invariant(
    number="I03",
    kind="direction",
    basis=[
        "W1, W3, thread B: leaving an unpaid contract is a right",
        "Fairwork cloudwork principle 3.2",
    ],
)
def unpaid_withdrawal_never_lowers_the_score(run: Run) -> Iterator[Case]:
    """An unpaid, unworked contract that the freelancer leaves in silence never lowers the score.

    For a worker: you find out on the first day that the job is not what was said, or you fall
    ill before it begins. You may go.

    For a platform: somebody who leaves before anything was paid or done has cost the client a day.
    A score that counts it as failed work keeps people in contracts that they should leave.
    """
    yield from _never_lowered(run, left_in_silence)


@invariant(
    number="I04",
    kind="direction",
    against=["first_dollar_changes_little"],
    basis=["W2, thread B: fear of a revenge review for leaving an unethical job"],
)
def unpaid_withdrawal_with_hostile_feedback_never_lowers_the_score(run: Run) -> Iterator[Case]:
    """An unpaid, unworked contract that the freelancer leaves, feedback bad, never lowers the
    score.

    For a worker: you leave a job that turns out to be dishonest, and the client takes revenge with
    one star. It does not reach your score, reported or not.

    For a platform: the right to end a contract at any time is worth what using it costs. Where the
    other side may still rate, the right costs whatever the other side likes.
    """
    yield from _never_lowered(run, left_with_scorn)


@invariant(
    number="I05",
    kind="equality",
    against=["first_dollar_changes_little", "postings_show_what_became_of_their_hires"],
    basis=["W1, W2, thread B: nothing paid is treated as a job that never happened"],
)
def unpaid_contract_never_changes_the_score(run: Run) -> Iterator[Case]:
    """An ended contract without pay and work leaves the score exactly as if it had never been.

    For a worker: not worse, and not better either. Nobody can rise above you by contracts in which
    nothing was paid and nothing done, with praise from a friend.

    For a platform: one rule for all of them, good words and bad. What never happened for the score
    must still be told somewhere, or a client who cancels everybody leaves no trace.
    """
    for contract in run.history.ended_unpaid():
        yield run.same_as(run.without(contract), of=contract.freelancer, because=contract)


@invariant(
    number="I06",
    kind="equality",
    basis=["W3, thread A: both sides may end a contract at any time"],
)
def who_ends_an_unpaid_contract_never_matters(run: Run) -> Iterator[Case]:
    """Had the other side ended an unpaid, unworked contract, the score would be the same.

    For a worker: you need not wait for the client to press the button, or beg for it.

    For a platform: where it matters who ends, each side tries to make the other do it. Clients who
    want to be rid of a contract can then make the freelancer pay for it.
    """
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
