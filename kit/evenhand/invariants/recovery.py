"""The way back: from a low score to a good one, by good work."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated

from evenhand.invariants.declared import invariant
from evenhand.invariants.findings import compared
from evenhand.invariants.good_contracts import after, usual_pay
from evenhand.invariants.work import praised
from evenhand.model.cases import Amount, Case
from evenhand.model.contracts import Contract, Party
from evenhand.model.history import History
from evenhand.model.sources import chosen, documented
from evenhand.model.units import Count, Exact, many
from evenhand.runs import Run

FEW = 4  # contracts up to which the way back is measured; more of them show no longer one
MOST: Count = 160  # good contracts, before it is said that no number is enough


@invariant(
    number="I19",
    kind="recovery",
    measures="good contracts to make up for one bad one",
    against=["one_contract_moves_the_score_a_little"],
    basis=[
        "W12, thread A: a couple of good contracts, and the score recovers quickly",
        "Thread A: 91 % is hanging on by a thread, for 90 % is where the badge ends",
    ],
)
def good_work_restores_the_score(
    run: Run,
    *,
    good_contracts: Annotated[
        Count, chosen("ten jobs are about what a freelancer finishes in half a year")
    ] = 10,
    hundredths: Annotated[
        Count, documented("Upwork help 211068358: 90 and above is excellent")
    ] = 90,
) -> Iterator[Case]:
    """Whoever scores below {hundredths} of 100 reaches it with {good_contracts:more good contract}
    at most.

    The contracts are of new clients, pay what the freelancer's usually do, and get the best
    feedback there is.

    For a worker: a fall is not the end. A number of good contracts that you can count brings you
    back to where the badges are. The table shows how many it takes after a single contract that
    went wrong and paid no more than usual; where 160 or more are not enough, no number is.

    For a platform: where every bad contract needs many good ones to make up for it, who has
    fallen is better off with a new account. Let what is recent weigh more, or what is bad expire.
    """
    scale = run.rule_set.scale
    goal = scale.lowest + Fraction(hundredths * (scale.highest - scale.lowest), 100)
    for party in run.history.freelancers():
        score = run.score(of=party)
        if score is None or score >= goal:
            continue
        first = run.history.of(party)[0]
        restored = run.varied(after(good_contracts), first)
        kept = _reaches(restored, first, goal)
        yield compared(
            restored,
            run,
            kept=kept,
            of=party,
            difference=f"had {party} finished {many(good_contracts, 'good contract')} more",
            amount=_enough(run, first, goal, good_contracts, kept=kept)
            if party in run.history.once(_fallen_once)
            else None,
        )


def _enough(run: Run, first: Contract, goal: Exact, tried: Count, *, kept: bool) -> Amount:
    """The fewest good contracts that suffice, found by doubling and halving from those *tried*."""
    too_few, enough = (0, tried) if kept else (tried, max(1, 2 * tried))
    while not _reaches(run.varied(after(enough), first), first, goal):
        if enough >= MOST:
            return "without end"
        too_few, enough = enough, 2 * enough
    while enough - too_few > 1:
        middle = (too_few + enough) // 2
        if _reaches(run.varied(after(middle), first), first, goal):
            enough = middle
        else:
            too_few = middle
    return enough


def _fallen_once(history: History) -> frozenset[Party]:
    """The freelancers all of whose contracts but one, no dear one, were paid for and praised.

    Nobody in a history of more than a few contracts.
    """
    if len(history) > FEW:
        return frozenset()
    good = history.once(praised)
    found = set()
    for party in history.freelancers():
        others = [contract for contract in history.of(party) if contract not in good]
        if len(others) == 1 and others[0].paid <= usual_pay(history, party):
            found.add(party)
    return frozenset(found)


def _reaches(run: Run, contract: Contract, goal: Exact) -> bool:
    score = run.score(of=contract.freelancer)
    return score is not None and score >= goal
