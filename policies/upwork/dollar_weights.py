"""The weight of a contract is the money that it earned."""

from typing import Annotated

from evenhand import Cents, Contract, Exact, chosen, weighs


@weighs(cites="Upwork announcement 709311: weighted by job earnings")
def by_dollars(
    contract: Contract,
    *,
    at_least: Annotated[
        Cents, chosen("contracts without earnings counted, so they weighed something: a dollar")
    ] = 1_00,
) -> Exact:
    """A contract weighs the cents that it earned; without earnings, the least there is."""
    return max(contract.paid, at_least)
