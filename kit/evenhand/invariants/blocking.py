"""What blocking somebody may do to a score: nothing."""

from __future__ import annotations

from collections.abc import Iterator

from evenhand.invariants.declared import invariant
from evenhand.model.cases import Case
from evenhand.model.contracts import Block, Contract
from evenhand.runs import Run


@invariant(basis=["Thread A: the client cancelled and blocked, without notice or message"])
def blocking_never_changes_the_score(run: Run) -> Iterator[Case]:
    """A client's block, set or lifted, leaves the score as it was."""
    for contract in run.history.contracts:
        if contract.end:
            change = unblocked if contract.blocks else blocked
            yield run.changing(contract, change).same_as(
                run,
                of=contract.freelancer,
                because=contract,
                difference=f"had the client {change.__name__}",
            )


def blocked(contract: Contract) -> Contract:
    """The contract had the client blocked the freelancer when it ended."""
    assert contract.end is not None
    return contract.replace(blocks=(Block("client", contract.end.at),))


def unblocked(contract: Contract) -> Contract:
    """The contract had nobody blocked anybody."""
    return contract.replace(blocks=())
