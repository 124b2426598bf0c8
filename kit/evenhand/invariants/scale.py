"""What kind of number a score may be."""

from __future__ import annotations

from collections.abc import Iterator

from evenhand.invariants.declared import invariant
from evenhand.model.cases import Case
from evenhand.runs import Run


@invariant(basis=["Sound engineering: a score that is not on its scale says nothing"])
def scores_stay_on_their_scale(run: Run) -> Iterator[Case]:
    """Score and shown number lie on the scale; and one more contract never takes a score away."""
    for party in run.history.freelancers():
        yield run.on_scale(of=party)
        if run.score(of=party) is None:
            for contract in run.history.of(party):
                yield run.keeps_a_score(run.without(contract), of=party, because=contract)
