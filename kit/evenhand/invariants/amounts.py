"""What the amount of a contract may do to a score."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import Annotated

from evenhand.invariants.declared import invariant
from evenhand.invariants.findings import moved_at_most
from evenhand.invariants.work import damned, said_soon
from evenhand.model.cases import Case
from evenhand.model.contracts import Contract, Payment
from evenhand.model.history import History
from evenhand.model.sources import chosen
from evenhand.model.units import Cents, Count, dollars
from evenhand.runs import Run

FEW = 3  # contracts that one history is asked about
TEN = 10


@invariant(
    number="I23",
    kind="direction",
    against=["one_contract_moves_the_score_a_little"],
    basis=["Upwork help 38439816969875: bad reviews on jobs that earn more weigh more"],
)
def dearer_bad_work_never_hurts_less(run: Run) -> Iterator[Case]:
    """Had a contract with the worst feedback paid ten times as much, no score would be higher.

    For a worker: who fails on the great jobs and shines on the small ones does not come out ahead
    of you.

    For a platform: whatever grows with the amount must grow for bad work too. It goes wrong where
    large contracts are left out, or counted by length, once something about them is unusual.
    """
    for contract in run.history.once(damned)[:FEW]:
        yield run.changing(contract, ten_times_as_dear).not_higher_than(
            run,
            of=contract.freelancer,
            because=contract,
            difference="had it paid ten times as much",
        )


@invariant(
    number="I24",
    kind="bounded influence",
    measures="points",
    against=[
        "unpaid_cancellation_with_hostile_feedback_never_lowers_the_score",
        "unpaid_withdrawal_with_hostile_feedback_never_lowers_the_score",
        "unpaid_contract_never_changes_the_score",
    ],
    basis=[
        "Upwork community 87248: advice to bill ten minutes on every contract",
        "Thread B: nothing paid, so nothing can be said",
    ],
)
def first_dollar_changes_little(
    run: Run,
    *,
    points: Annotated[
        Count, chosen("what one contract may move at most; nobody should bill a little for more")
    ] = 5,
    cents: Annotated[
        Cents, chosen("the least that makes feedback public (Upwork help 17975053069331)")
    ] = 100,
) -> Iterator[Case]:
    """Had a contract with bad feedback paid {cents} for some work instead of nothing, the score
    would lie at most {points:point} from where it is.

    For a worker: you need not bill ten minutes to be safe from a bad review, and need not hand
    a small payment back to be safe from it either.

    For a platform: a line at nothing paid is a line to play with. If feedback on unpaid contracts
    counts for nothing, let feedback on tiny ones count for little.
    """
    words = f"had it paid {dollars(cents)} for some work"
    for contract in run.history.once(_unpaid_and_scorned):
        yield moved_at_most(
            run.changing(contract, paying(cents)),
            run,
            points,
            of=contract.freelancer,
            because=contract,
            difference=words,
        )


def ten_times_as_dear(contract: Contract) -> Contract:
    """The contract with ten times every amount."""
    return worth(contract, lambda amount: TEN * amount)


@lru_cache(maxsize=64)
def paying(cents: Cents) -> Callable[[Contract], Contract]:
    """The change that makes a contract pay so much on its last day, for work on its first."""
    return partial(_paying, cents=cents)


def _paying(contract: Contract, *, cents: Cents) -> Contract:
    at = contract.end.at if contract.end else contract.hired
    work = contract.work or (contract.hired,)
    return contract.replace(work=work, payments=(Payment(at, cents),))


def worth(contract: Contract, changed: Callable[[Cents], Cents]) -> Contract:
    """The contract with every amount changed."""
    payments, refunds = (
        tuple([Payment(each.at, changed(each.amount)) for each in amounts])
        for amounts in (contract.payments, contract.refunds)
    )
    return contract.replace(agreed=changed(contract.agreed), payments=payments, refunds=refunds)


def _unpaid_and_scorned(history: History) -> tuple[Contract, ...]:
    """A few ended contracts that paid nothing, and of which the client soon said something bad."""
    found = [c for c in history.contracts if c.end and not c.paid and said_soon(c)]
    scorned = [c for c in found if any(said.negative for said in c.feedback_by_client)]
    return tuple(scorned[:FEW])
