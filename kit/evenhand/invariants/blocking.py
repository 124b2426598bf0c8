"""What blocking somebody may do to a score: nothing."""

from __future__ import annotations

from collections.abc import Iterator

from evenhand.invariants.declared import invariant
from evenhand.invariants.findings import same_scores
from evenhand.model.cases import Case
from evenhand.model.contracts import Block, Contract
from evenhand.model.history import History
from evenhand.runs import Run


@invariant(
    number="I07",
    kind="equality",
    basis=["W14, thread A: the client cancelled and blocked, without notice or message"],
)
def blocking_never_changes_the_score(run: Run) -> Iterator[Case]:
    """Blocks by clients, set or lifted, leave every freelancer's score as it was.

    For a worker: a client who shuts the door on you, or opens it again, says nothing of your work.
    Your score does not hear of it.

    For a platform: a block is how somebody keeps out of somebody's way. Read as a judgement it
    would be the one kind of feedback that nobody can answer or report.
    """
    yield from same_scores(
        run,
        (with_blocks, "had every client blocked the freelancer in the end"),
        (without_blocks, "had nobody blocked anybody"),
    )


def with_blocks(history: History) -> History:
    """The history had every client blocked the freelancer when the contract ended."""
    return history.with_each(blocked)


def without_blocks(history: History) -> History:
    """The history had nobody blocked anybody."""
    return history.with_each(unblocked)


def blocked(contract: Contract) -> Contract:
    """The contract had the client blocked the freelancer when it ended."""
    if contract.end is None:
        return contract
    return contract.replace(blocks=(Block("client", contract.end.at),))


def unblocked(contract: Contract) -> Contract:
    """The contract had nobody blocked anybody."""
    return contract.replace(blocks=()) if contract.blocks else contract
