"""What is not shown may not count."""

from __future__ import annotations

from collections.abc import Iterator

from evenhand.invariants.declared import invariant
from evenhand.model.cases import Case
from evenhand.runs import Run


@invariant(
    number="I31",
    kind="information flow",
    against=["refund_never_changes_the_score"],
    basis=["W21, thread B: what never appears in the work history did not happen"],
)
def hidden_contracts_never_count(run: Run) -> Iterator[Case]:
    """A contract that the public work history does not list has no influence on the score.

    For a worker: whatever moves your score, you and your next client can see. Nothing counts
    behind your back.

    For a platform: what is shown and what counts are usually decided by two different teams. Make
    it one rule. If a full refund takes a contract out of sight, this asks that it no longer count.
    """
    for contract in run.history.contracts:
        if not run.visible(contract):
            yield run.same_as(run.without(contract), of=contract.freelancer, because=contract)
