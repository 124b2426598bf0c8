"""What arranging contracts otherwise may do to a score, when the work is the same: nothing."""

from __future__ import annotations

from collections.abc import Iterator

from evenhand.invariants.amounts import worth
from evenhand.invariants.declared import invariant
from evenhand.invariants.findings import moved_at_most
from evenhand.model.cases import Case
from evenhand.model.contracts import Contract, Payment
from evenhand.model.history import History
from evenhand.runs import Run

FEW = 3  # contracts that one history is asked about
TEN = 10  # parts, into which round amounts are easily cut


@invariant(
    number="I25",
    kind="equality",
    measures="points gained or lost",
    against=["one_client_moves_the_score_a_little"],
    basis=["Strategyproofness: nothing is gained by an act that is not better work"],
)
def splitting_a_contract_changes_nothing(run: Run) -> Iterator[Case]:
    """One paid contract, or ten of a tenth each with the same client, days and feedback: the same.

    For a worker: you gain nothing by asking for ten small contracts instead of a large one, so
    nobody else gains by it either. Nor do you pay for a client who likes small ones.

    For a platform: count what was done, not how it was cut up. Counting clients, or weighing by
    amount, does that; counting contracts does not. What follows is that ten honest jobs for one
    client count like one.
    """
    for contract in run.history.once(_divisible):
        yield moved_at_most(
            run.varied(split_in_ten, contract),
            run,
            0,
            of=contract.freelancer,
            because=contract,
            difference="had it been ten contracts of a tenth each",
        )


@invariant(
    number="I26",
    kind="equality",
    against=["hidden_contracts_never_count"],
    basis=[
        "Upwork community 1402298, staff: a refund is no part of the score",
        "Strategyproofness: a refund must not erase a review",
    ],
)
def refund_never_changes_the_score(run: Run) -> Iterator[Case]:
    """Had all that a contract paid been given back, the score would be the same.

    For a worker: giving the money back out of kindness costs you nothing; and nobody can press you
    to buy a review away by giving it back.

    For a platform: score what was paid, not what was kept. Where a refund takes a review out of
    sight as well as out of the score, a review has a price.
    """
    for contract in run.history.once(_paid_for):
        yield run.changing(contract, refunded).same_as(
            run,
            of=contract.freelancer,
            because=contract,
            difference="had all of it been refunded",
        )


def split_in_ten(history: History, contract: Contract) -> History:
    """The history with ten contracts of a tenth in the place of one."""
    smaller = history.changing(contract, a_tenth)
    tenth = next(each for each in smaller.contracts if each.id == contract.id)
    others = [history.like(tenth, id=f"{contract.id} part {n}") for n in range(2, TEN + 1)]
    return smaller.plus(*others)


def refunded(contract: Contract) -> Contract:
    """The contract with all that was paid given back when it ended, or else when it was paid."""
    last = max(payment.at for payment in contract.payments)
    at = max(last, contract.end.at) if contract.end else last
    return contract.replace(refunds=(*contract.refunds, Payment(at, contract.net)))


def a_tenth(contract: Contract) -> Contract:
    """The contract with a tenth of every amount."""
    return worth(contract, lambda amount: amount // TEN)


def _divisible(history: History) -> tuple[Contract, ...]:
    """The first ended contract that paid amounts that ten divides, with feedback if one has it."""
    found = [c for c in history.ended_paid() if all(_by_ten(c))]
    found.sort(key=lambda contract: not contract.feedback_by_client)
    return tuple(found[:1])


def _by_ten(contract: Contract) -> Iterator[bool]:
    for amounts in (contract.payments, contract.refunds):
        yield from (each.amount % TEN == 0 for each in amounts)


def _paid_for(history: History) -> tuple[Contract, ...]:
    """A few ended contracts of which the freelancer kept money, those with feedback first."""
    found = sorted(history.ended_paid(), key=lambda contract: not contract.feedback_by_client)
    return tuple(found[:FEW])
