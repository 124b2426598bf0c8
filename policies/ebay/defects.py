"""Transaction defects: the seller let a paying buyer down."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from fractions import Fraction
from typing import Annotated

from evenhand import (
    Contract,
    Count,
    Days,
    Exact,
    History,
    Rated,
    aggregates,
    chosen,
    documented,
    excludes,
    rates,
    works_out,
)

PROMPT = documented("eBay help, losing privileges: the buyer had 4 days")


@excludes(cites="eBay seller center, defect removal: the buyer did not pay")
def unpaid_items(
    contract: Contract, moment: datetime, *, days_to_pay: Annotated[Days, PROMPT] = 4
) -> bool:
    """A sale that the buyer did not pay in time is no transaction, and no defect."""
    over = contract.ended or moment
    return not contract.paid and (over.date() - contract.hired.date()).days >= days_to_pay


@excludes(cites="eBay help, defects: only what the seller cancels counts")
def cancelled_by_the_buyer(contract: Contract) -> bool:
    """A sale that the buyer calls off before paying is left out (chosen: not a transaction)."""
    return not contract.paid and contract.end is not None and contract.end.by != "freelancer"


@excludes(cites="eBay help, defects: transactions that are over")
def still_open(contract: Contract) -> bool:
    """A sale that is not over yet does not count yet."""
    return contract.end is None


@rates(cites="eBay help, defects: cancelled by the seller, or a case lost by the seller")
def defect(contract: Contract, history: History) -> int:
    """Nothing for a defect, whatever else went wrong with it; one for any other transaction.

    A defect is removed while its buyer stands flagged or suspended: the transaction remains.
    """
    cancelled = not contract.paid and contract.end is not None and contract.end.by == "freelancer"
    lost = any(report.by == "client" and report.upheld for report in contract.reports)
    return 0 if (cancelled or lost) and not history.facts.flagged(contract.client) else 1


@aggregates(cites="eBay export centre, seller performance policy")
def share_without_defect(
    rated: Sequence[Rated],
    moment: datetime,
    *,
    short_window: Annotated[Days, chosen("documented as 3 months; counted as days")] = 90,
    long_window: Annotated[Days, chosen("documented as 12 months; counted as days")] = 365,
    busy_from: Annotated[Count, documented("seller performance policy: 400")] = 400,
) -> Exact | None:
    """The share of transactions without a defect: of 3 months for the busy, of 12 for others."""
    recent, _ = _recent(rated, moment, short_window, long_window, busy_from)
    return Fraction(100 * sum(each.outcome for each in recent), len(recent)) if recent else None


@works_out(share_without_defect)
def without_defect_over_all(
    rated: Sequence[Rated],
    moment: datetime,
    *,
    short_window: Days,
    long_window: Days,
    busy_from: Count,
) -> Iterator[tuple[str, Exact | None]]:
    """The window, how many transactions lie in it and without a defect, and the share."""
    recent, window = _recent(rated, moment, short_window, long_window, busy_from)
    busy = f"at least {busy_from}" if window == short_window else f"fewer than {busy_from}"
    which = f"of {len(rated)}; {busy} in {short_window} days"
    yield f"transactions of {window} days ({which})", len(recent)
    fine = sum(each.outcome for each in recent)
    yield "without a defect among them", fine
    share = Fraction(100 * fine, len(recent)) if recent else None
    yield f"100 * {fine} / {len(recent)}" if recent else "there are none", share


def _recent(
    rated: Sequence[Rated],
    moment: datetime,
    short_window: Days,
    long_window: Days,
    busy_from: Count,
) -> tuple[list[Rated], Days]:
    """The transactions that count, and the window that they lie in."""
    today = moment.date()
    aged = [((today - (each.ended or moment).date()).days, each) for each in rated]
    recent = [each for age, each in aged if age <= short_window]
    if len(recent) >= busy_from:
        return recent, short_window
    return [each for age, each in aged if age <= long_window], long_window
