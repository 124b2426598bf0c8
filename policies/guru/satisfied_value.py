"""The value that was paid for work that satisfied, and for work that did not."""

from datetime import datetime
from typing import Annotated

from evenhand import Cents, Contract, Days, Party, documented, excludes, rates, weighs


@excludes(cites="Guru help, about feedback (freelancer): only invoices that were paid")
def contracts_without_a_paid_invoice(contract: Contract) -> bool:
    """Where no invoice was paid there is nothing to be satisfied with."""
    return not contract.paid


@excludes(cites="Guru help, about feedback (freelancer): else satisfied after 60 days")
def still_to_be_answered(
    contract: Contract,
    party: Party,
    moment: datetime,
    *,
    window: Annotated[Days, documented("Guru help, about feedback: 60 days")] = 60,
) -> bool:
    """While the other side may still answer, an unanswered contract waits (chosen: never said)."""
    if contract.feedback_on(party):
        return False
    latest = max((payment.at for payment in contract.payments), default=contract.hired)
    return (moment.date() - latest.date()).days <= window


@rates(cites="Guru help, about feedback (freelancer)")
def silence_is_satisfied(contract: Contract) -> int:
    """What was never called unsatisfying is satisfying."""
    return 100


@weighs(cites="Guru blog, get to know the new feedback system")
def by_value(contract: Contract) -> Cents:
    """A contract weighs what was paid for it."""
    return contract.paid
