"""Dear projects weigh more in the average of stars."""

from evenhand import Cents, Contract, weighs


@weighs(cites="Freelancer.com support, freelancer ratings: the project amount is a factor")
def by_amount(contract: Contract) -> Cents:
    """A review weighs what was paid for the project (chosen: the curve is not documented)."""
    return contract.paid
