"""What blocking somebody may do to a score: nothing."""

from __future__ import annotations

from collections.abc import Iterator

from evenhand.invariants.declared import invariant
from evenhand.model.cases import Case
from evenhand.model.contracts import Block, Contract
from evenhand.model.history import History
from evenhand.runs import Run


@invariant(basis=["Thread A: the client cancelled and blocked, without notice or message"])
def blocking_never_changes_the_score(run: Run) -> Iterator[Case]:
    """Blocks by clients, set or lifted, leave every freelancer's score as it was."""
    for change, words in (
        (with_blocks, "had every client blocked the freelancer in the end"),
        (without_blocks, "had nobody blocked anybody"),
    ):
        varied = run.varied(change)
        if varied is not run:
            for party in run.history.freelancers():
                yield varied.same_as(run, of=party, difference=words)


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
