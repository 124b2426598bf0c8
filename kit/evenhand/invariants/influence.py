"""How much one contract, or one client, may do to a score: a little."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Annotated

from evenhand.invariants.declared import invariant
from evenhand.invariants.findings import moved_at_most
from evenhand.invariants.good_contracts import beside
from evenhand.invariants.work import praised
from evenhand.judging.yardsticks import lowered_at_most
from evenhand.model.cases import Case
from evenhand.model.contracts import Contract
from evenhand.model.history import History
from evenhand.model.sources import chosen
from evenhand.model.units import Count, Days, many
from evenhand.runs import Run

FEW = 2  # clients that one history is asked about
LITTLE = chosen("the fall from which on Upwork wrote to freelancers in 2020 (announcement 709311)")
A_RECORD = chosen(
    "a record: more contracts than any platform here asks for before it gives a score"
)


@invariant(
    number="I20",
    kind="bounded influence",
    measures="points",
    against=["good_work_restores_the_score", "dearer_bad_work_never_hurts_less"],
    basis=["W11, thread A: one contract without earnings took eleven points off a score"],
)
def one_contract_moves_the_score_a_little(
    run: Run,
    *,
    points: Annotated[Count, LITTLE] = 5,
    good_contracts: Annotated[Count, A_RECORD] = 10,
) -> Iterator[Case]:
    """Beside {good_contracts:good contract} of other clients no single contract takes more than
    {points:point} off the score.

    For a worker: a record that took years does not fall to one client's mood. Whatever goes wrong
    on one contract, somebody who has done well by {good_contracts:other} loses
    {points:hundredth} of the scale at most. The table shows the worst fall that was found.

    For a platform: a mean over a few contracts moves by more than people expect; weights
    for length or amount add to it. Wider windows, caps on a single weight or a prior keep it small.
    The same makes good work slower to show.
    """
    words = f"Beside {many(good_contracts, 'good contract')} of other clients"
    for contract in run.history.once(of_every_sort)[:1]:
        among = run.varied(beside(good_contracts), contract)
        yield moved_at_most(
            among,
            among.without(contract),
            points,
            of=contract.freelancer,
            because=contract,
            only_down=True,
            supposing=words,
        )


@invariant(
    number="I21",
    kind="bounded influence",
    basis=[
        "W11, thread A: no money was earned, and feedback is weighed by dollar value",
        "W11: the influence of a contract is at most its share of the weight",
    ],
)
def contract_moves_the_score_by_its_share(
    run: Run,
    *,
    factor: Annotated[
        Count, chosen("twice the share leaves room for scores that are no plain weighted mean")
    ] = 2,
    within: Annotated[
        Days, chosen("two years, the longest window that any platform documents")
    ] = 730,
) -> Iterator[Case]:
    """No contract lowers the score by more than {factor} times its share of what was earned in
    {within}.

    For a worker: a five dollar job cannot cost what a five thousand dollar job may. A contract that
    made a tenth of your earnings takes {factor:tenth} of the scale at most, and one that was never
    paid takes nothing.

    For a platform: weigh contracts by what they paid, or bound what a small one can do. Where every
    contract counts alike, the smallest of them is the cheapest way to harm somebody.
    """
    for contract in run.history.once(of_every_sort):
        share = _share(contract, run.history, within)
        yield run.compared(
            run.without(contract),
            lowered_at_most(max(Fraction(0), 100 * factor * share)),
            of=contract.freelancer,
            because=contract,
        )


@invariant(
    number="I22",
    kind="bounded influence",
    measures="points",
    against=["splitting_a_contract_changes_nothing"],
    basis=["Resnick and Sami 2007: what one rater can do is bounded, however often it rates"],
)
def one_client_moves_the_score_a_little(
    run: Run,
    *,
    points: Annotated[
        Count, chosen("one voice among eleven that count alike moves a score by a little over nine")
    ] = 10,
    good_contracts: Annotated[Count, A_RECORD] = 10,
) -> Iterator[Case]:
    """Beside {good_contracts:good contract} of others, one client's contracts together move the
    score by {points:point} at most, up or down.

    For a worker: one client who hires you again and again, and turns on you, is one voice. Nor can
    somebody else overtake you with a friend who rates them every day.

    For a platform: count clients, not contracts, or cap what one client's contracts weigh together.
    Otherwise a score can be bought, or ruined, by whoever makes contracts enough. A client who
    honestly hires twenty times then counts for less than twenty clients.
    """
    words = f"Beside {many(good_contracts, 'good contract')} of other clients"
    for contracts in run.history.once(_by_client):
        first = contracts[0]
        among = run.varied(beside(good_contracts), first)
        yield moved_at_most(
            among,
            among.without(*contracts),
            points,
            of=first.freelancer,
            because=first,
            supposing=words,
            them=f"the contracts of {first.client}" if len(contracts) > 1 else "that contract",
        )


def of_every_sort(history: History) -> tuple[Contract, ...]:
    """Of the contracts that agree in freelancer, feedback and whether they paid, one each.

    The worst spoken of come first, then those of which nothing bad was said, then the praised.
    """
    sorts: dict[object, Contract] = {}
    for contract in history.contracts:
        said = tuple([(f.stars, f.private, f.satisfied) for f in contract.feedback_by_client])
        sort = (contract.freelancer, said, contract.net > 0, contract.end is None)
        sorts.setdefault(sort, contract)
    good = history.once(praised)
    return tuple(sorted(sorts.values(), key=lambda each: (not _scorned(each), each in good)))


def _scorned(contract: Contract) -> bool:
    return any(said.negative for said in contract.feedback_by_client)


def _by_client(history: History) -> tuple[tuple[Contract, ...], ...]:
    """The contracts of a few pairs of freelancer and client, those with the most of them first."""
    found = defaultdict(list)
    for contract in history.contracts:
        found[contract.freelancer, contract.client].append(contract)
    groups = sorted(found.values(), key=len, reverse=True)
    return tuple([tuple(group) for group in groups[:FEW]])


def _share(contract: Contract, history: History, within: Days) -> Fraction:
    """The contract's share of what its freelancer kept of the payments of so many days."""
    since = history.at - timedelta(days=within)
    all_of_it = sum(_earned(each, since) for each in history.of(contract.freelancer))
    return Fraction(_earned(contract, since), all_of_it) if all_of_it > 0 else Fraction(0)


def _earned(contract: Contract, since: datetime) -> int:
    paid = sum(payment.amount for payment in contract.payments if payment.at >= since)
    return paid - sum(refund.amount for refund in contract.refunds if refund.at >= since)
