"""The share of the value that was paid for work that satisfied."""

from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction
from math import floor
from typing import Annotated

from evenhand import (
    Cents,
    Contract,
    Days,
    Exact,
    Rated,
    Stars,
    aggregates,
    chosen,
    displays,
    documented,
    excludes,
    rates,
    weighs,
)


@excludes(cites="Guru help, about feedback (freelancer): only invoices that were paid")
def contracts_without_a_paid_invoice(contract: Contract) -> bool:
    """Where no invoice was paid there is nothing to be satisfied with."""
    return not contract.paid


@excludes(cites="Guru help, about feedback (freelancer): else satisfied after 60 days")
def still_to_be_answered(
    contract: Contract,
    moment: datetime,
    *,
    window: Annotated[Days, documented("Guru help, about feedback: 60 days")] = 60,
) -> bool:
    """While the client may still answer, an unanswered contract waits (chosen: never said)."""
    latest = max((payment.at for payment in contract.payments), default=contract.hired)
    waited = (moment.date() - latest.date()).days
    return not contract.feedback_by_client and waited <= window


@rates(cites="Guru help, about feedback (freelancer)")
def satisfied_unless_told_otherwise(
    contract: Contract,
    *,
    good_from: Annotated[
        Stars, chosen("Guru asks for yes or no; stars in a history are read as yes from 4")
    ] = 4,
) -> int:
    """One for satisfied, nothing for not satisfied; silence is satisfied."""
    for said in reversed(contract.feedback_by_client):
        if said.satisfied is not None:
            return int(said.satisfied)
        if said.stars is not None:
            return int(said.stars >= good_from)
    return 1


@weighs(cites="Guru blog, get to know the new feedback system")
def by_value(contract: Contract) -> Cents:
    """A contract weighs what was paid for it."""
    return contract.paid


@aggregates(cites="Guru help, about feedback (freelancer); Guru blog: 10,000 with 500 bad is 95 %")
def share_of_value(
    rated: Sequence[Rated],
    moment: datetime,
    *,
    window: Annotated[
        Days, chosen("documented as 12 months; counted here as days since the end")
    ] = 365,
) -> Exact | None:
    """The satisfied value over all value of the last twelve months, in per cent."""
    recent = [
        each for each in rated if (moment.date() - (each.ended or moment).date()).days <= window
    ]
    value = sum(each.weight for each in recent)
    satisfied = sum(each.outcome * each.weight for each in recent)
    return Fraction(100 * satisfied, value) if value else None


@displays(cites="Guru blog, get to know the new feedback system: a whole per cent")
def whole_per_cent(score: Exact) -> Exact:
    """The nearest whole per cent is shown; a half goes up (chosen by us: never said)."""
    return floor(score + Fraction(1, 2))
