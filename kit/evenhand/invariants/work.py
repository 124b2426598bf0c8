"""What paid work and the feedback on it may do to a score: each in its own direction only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from evenhand.invariants.declared import invariant
from evenhand.model.cases import Case
from evenhand.model.contracts import Contract, Feedback
from evenhand.model.history import History
from evenhand.runs import Run

A_WEEK = timedelta(days=7)


@invariant(number="I12", kind="direction", basis=["Voting theory: participation"])
def good_work_never_lowers_the_score(run: Run) -> Iterator[Case]:
    """A paid contract with the best feedback there is never lowers the score.

    For a worker: no job that goes as well as can be is one that you had better not have taken.

    For a platform: best-of windows, caps and special cases for single clients can turn praise into
    harm where they meet. A plain mean cannot.
    """
    for contract in run.history.once(praised):
        yield run.not_lower_than(run.without(contract), of=contract.freelancer, because=contract)


@invariant(
    number="I13",
    kind="direction",
    against=[
        "sanctioned_clients_no_longer_lower_a_score",
        "feedback_after_an_upheld_report_never_counts",
    ],
    basis=["Voting theory: monotonicity"],
)
def bad_work_never_raises_the_score(run: Run) -> Iterator[Case]:
    """A paid contract with the worst feedback there is never raises the score.

    For a worker: nobody overtakes you by working badly, and no client does you a favour by being
    displeased.

    For a platform: look where a bad contract lets others expire, makes a client count as a habitual
    critic, or completes a minimum. What is counted without regard to how it went breaks it too.
    """
    for contract in run.history.once(damned):
        yield run.not_higher_than(run.without(contract), of=contract.freelancer, because=contract)


@invariant(number="I14", kind="direction", basis=["Voting theory: monotonicity"])
def better_rating_never_lowers_the_score(run: Run) -> Iterator[Case]:
    """Had the client rated a contract one step better, the score would not be lower.

    For a worker: a kind word never turns against you; and it is never wise to ask for fewer stars.

    For a platform: whatever is made of stars, private answers and a yes or no has to go the same
    way as they do. Exceptions for one value, such as praise without pay, are where it fails.
    """
    for contract in run.history.once(could_be_better):
        yield run.changing(contract, one_step_better).not_lower_than(
            run,
            of=contract.freelancer,
            because=contract,
            difference="had the client rated it one step better",
        )


@invariant(
    number="I15",
    kind="direction",
    basis=[
        "W19, thread A: the absence of reviews is never negative evidence",
        "Upwork announcement 824751, 8 November 2020: silence no longer counts",
    ],
)
def silence_never_lowers_the_score(run: Run) -> Iterator[Case]:
    """A paid contract on which the client says nothing never lowers the score.

    For a worker: you did the work and were paid, and the client forgot to rate you. That is no
    failure of yours, and you need not chase anybody for stars.

    For a platform: unhappy clients do say nothing more often than happy ones, so silence informs.
    To use it is to make those pay whose clients are merely busy.
    """
    for contract in run.history.once(paid_in_silence):
        yield run.not_lower_than(run.without(contract), of=contract.freelancer, because=contract)


def praised(history: History) -> tuple[Contract, ...]:
    """Paid contracts with nothing but the best feedback, given soon."""
    return tuple(c for c in _soon_rated(history) if all(f.glowing for f in c.feedback_by_client))


def damned(history: History) -> tuple[Contract, ...]:
    """Paid contracts with nothing but the worst feedback, given soon."""
    return tuple(c for c in _soon_rated(history) if all(map(_damning, c.feedback_by_client)))


def _soon_rated(history: History) -> Iterator[Contract]:
    """Paid contracts of which the client spoke within a week, while every platform still hears."""
    return (c for c in history.ended_paid() if c.feedback_by_client and said_soon(c))


def said_soon(contract: Contract) -> bool:
    """Whether all that the client said came no later than a week after the end."""
    end = contract.ended
    return end is not None and all(f.at - end <= A_WEEK for f in contract.feedback_by_client)


def could_be_better(history: History) -> tuple[Contract, ...]:
    """Contracts with feedback that is not the best."""
    return tuple(c for c in history.contracts if not all(f.glowing for f in c.feedback_by_client))


def paid_in_silence(history: History) -> tuple[Contract, ...]:
    """Paid contracts of which the client said nothing."""
    return tuple(c for c in history.ended_paid() if not c.feedback_by_client)


def _damning(said: Feedback) -> bool:
    return said.stars == 1 and said.private in (None, 0) and said.satisfied in (None, False)


def one_step_better(contract: Contract) -> Contract:
    """The contract had the client given one more star and point, and a yes for a no."""
    return contract.replace(
        feedback=tuple(
            [_better(said) if said.by == "client" else said for said in contract.feedback]
        )
    )


def _better(said: Feedback) -> Feedback:
    return said.replace(
        stars=said.stars and min(5, said.stars + 1),
        private=said.private if said.private is None else min(10, said.private + 1),
        satisfied=None if said.satisfied is None else True,
    )
