"""What is not shown may not count."""

from __future__ import annotations

from collections.abc import Iterator

from evenhand.invariants.declared import invariant
from evenhand.model.cases import Case
from evenhand.runs import Run


@invariant(basis=["Thread B: what never appears in the work history did not happen"])
def hidden_contracts_never_count(run: Run) -> Iterator[Case]:
    """A contract that the public work history does not list has no influence on the score."""
    for contract in run.history.contracts:
        if not run.visible(contract):
            yield run.same_as(run.without(contract), of=contract.freelancer, because=contract)
