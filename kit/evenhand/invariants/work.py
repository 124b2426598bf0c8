"""What paid work and the feedback on it may do to a score: each in its own direction only."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from evenhand.invariants.declared import invariant
from evenhand.model.cases import Case
from evenhand.model.contracts import Contract, Feedback
from evenhand.runs import Run

Change = Callable[[Contract], Contract]


@invariant(basis=["Voting theory: participation"])
def good_work_never_lowers_the_score(run: Run) -> Iterator[Case]:
    """A paid contract with the best feedback there is never lowers the score."""
    for contract in run.history.ended_paid():
        if contract.feedback_by_client and all(
            said.glowing for said in contract.feedback_by_client
        ):
            yield run.not_lower_than(
                run.without(contract), of=contract.freelancer, because=contract
            )


@invariant(basis=["Voting theory: monotonicity"])
def bad_work_never_raises_the_score(run: Run) -> Iterator[Case]:
    """A paid contract with the worst feedback there is never raises the score."""
    for contract in run.history.ended_paid():
        if contract.feedback_by_client and all(
            _damning(said) for said in contract.feedback_by_client
        ):
            yield run.not_higher_than(
                run.without(contract), of=contract.freelancer, because=contract
            )


@invariant(basis=["Voting theory: monotonicity"])
def better_rating_never_lowers_the_score(run: Run) -> Iterator[Case]:
    """The same contract with one more star, or one more private point, never lowers the score."""
    for contract in run.history.contracts:
        said = contract.feedback_by_client
        if any(feedback.stars not in (None, 5) or feedback.satisfied is False for feedback in said):
            yield _better(run, contract, one_more_star)
        if any(feedback.private not in (None, 10) for feedback in said):
            yield _better(run, contract, one_more_point)


@invariant(
    basis=[
        "Upwork announcement 824751, 8 November 2020: silence no longer counts",
        "Thread A: the absence of reviews is never negative evidence",
    ]
)
def silence_never_lowers_the_score(run: Run) -> Iterator[Case]:
    """A paid contract on which the client says nothing never lowers the score."""
    for contract in run.history.ended_paid():
        if not contract.feedback_by_client:
            yield run.not_lower_than(
                run.without(contract), of=contract.freelancer, because=contract
            )


def _damning(said: Feedback) -> bool:
    return said.stars == 1 and said.private in (None, 0) and said.satisfied in (None, False)


def _better(run: Run, contract: Contract, change: Change) -> Case:
    return run.changing(contract, change).not_lower_than(
        run,
        of=contract.freelancer,
        because=contract,
        difference=f"with {change.__name__}".replace("_", " "),
    )


def one_more_star(contract: Contract) -> Contract:
    """The contract had the client given one more public star, or a yes for a no."""
    return contract.replace(feedback=tuple(map(_with_a_star, contract.feedback)))


def one_more_point(contract: Contract) -> Contract:
    """The contract had the client given one more private point."""
    return contract.replace(feedback=tuple(map(_with_a_point, contract.feedback)))


def _with_a_star(said: Feedback) -> Feedback:
    if said.by != "client":
        return said
    stars = said.stars and min(5, said.stars + 1)
    return said.replace(stars=stars, satisfied=None if said.satisfied is None else True)


def _with_a_point(said: Feedback) -> Feedback:
    if said.by != "client" or said.private is None:
        return said
    return said.replace(private=min(10, said.private + 1))
