"""Stars by cost: a dear project says more than a cheap one."""

from evenhand import Cents, Contract, weighs


@weighs(cites="programmingfreelance, ratings: stars times cost over cost")
def by_cost(contract: Contract) -> Cents:
    """A contract weighs what was paid for it; what was never paid weighs nothing."""
    return contract.paid
