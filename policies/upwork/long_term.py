"""Long contracts: they count without feedback, and for every quarter that was paid."""

from datetime import timedelta
from itertools import pairwise
from typing import Annotated

from evenhand import (
    Cents,
    Contract,
    Count,
    Days,
    Exact,
    chosen,
    documented,
    excludes,
    rates,
    weighs,
)

QUARTER = documented("Upwork help 34958134307475: every three months; 38439816969875: 90 days")


@excludes(cites="Upwork help 34958134307475: feedback at the end, or payment every 90 days")
def neither_feedback_nor_regular_pay(
    contract: Contract, *, at_least_every: Annotated[Days, QUARTER] = 90
) -> bool:
    """Without feedback at its end only a long contract with regular pay counts."""
    ended_with_feedback = contract.end is not None and bool(contract.feedback_by_client)
    return not ended_with_feedback and not _regularly_paid(contract, at_least_every)


@rates(cites="Upwork help 38439816969875: long-term relationships help")
def regular_pay_is_a_success(
    contract: Contract,
    *,
    at_least_every: Annotated[Days, QUARTER] = 90,
    outcome: Annotated[int, chosen("documented as a help; taken as a full success")] = 1,
) -> int | None:
    """A long contract with regular pay and no feedback is a success."""
    silent = not contract.feedback_by_client
    return outcome if silent and _regularly_paid(contract, at_least_every) else None


@weighs(cites="Upwork help 34958134307475")
def by_size_and_length(
    contract: Contract,
    *,
    up_to: Annotated[tuple[Cents, ...], documented("Upwork help 34958134307475")] = (
        250_00,
        1_000_00,
    ),
    hundredths: Annotated[tuple[Count, ...], documented("Upwork help 34958134307475")] = (
        100,
        125,
        150,
    ),
    quarter: Annotated[Days, QUARTER] = 90,
    a_quarter: Annotated[Count, documented("Upwork help 34958134307475: one extra job")] = 100,
    at_most: Annotated[Count, documented("Upwork help 34958134307475: 8 jobs")] = 800,
) -> Exact:
    """One job up to $250, 1.25 up to $1,000, 1.5 above; one more a paid quarter; at most 8.

    In hundredths of a job. A contract that paid nothing weighs one job, the least there is
    (chosen by us: never said).
    """
    size = hundredths[sum(contract.paid > limit for limit in up_to)]
    return min(at_most, size + a_quarter * _paid_quarters(contract, quarter))


def _regularly_paid(contract: Contract, days: int) -> bool:
    """Whether payments span at least so many days, with no longer gap between them."""
    at = sorted(payment.at for payment in contract.payments)
    gap = timedelta(days=days)
    return (
        bool(at)
        and at[-1] - at[0] >= gap
        and all(later - earlier <= gap for earlier, later in pairwise(at))
    )


def _paid_quarters(contract: Contract, days: int) -> int:
    """How many whole quarters since hiring have a payment in them."""
    until = max((payment.at for payment in contract.payments), default=contract.hired)
    whole = (until - contract.hired).days // days
    paid_in = {(payment.at - contract.hired).days // days for payment in contract.payments}
    return len([quarter for quarter in range(whole) if quarter in paid_in])
