"""What kind of number a score may be."""

from __future__ import annotations

from collections.abc import Iterator

from evenhand.invariants.declared import invariant
from evenhand.model.cases import Case
from evenhand.runs import Run


@invariant(
    number="I38",
    kind="state",
    basis=["Sound engineering: a score that is not on its scale says nothing"],
)
def scores_stay_on_their_scale(run: Run) -> Iterator[Case]:
    """Score and shown number lie on the scale; and one more contract never takes a score away.

    For a worker: you have a number that can be read, or none; and who has one does not lose it by
    working more.

    For a platform: say what happens at nothing: no contracts, no weight, more failures than
    successes. Minimum counts that look at less than everything can take a score away.
    """
    for party in run.history.freelancers():
        yield run.on_scale(of=party)
        if run.score(of=party) is None:
            for contract in run.history.of(party):
                yield run.keeps_a_score(run.without(contract), of=party, because=contract)
