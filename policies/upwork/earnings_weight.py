"""The weight of a contract by what it earned."""

from typing import Annotated

from evenhand import Cents, Contract, Count, Exact, chosen, weighs

CURVE = chosen(
    "the curve of 2020 was never published; these are the only steps ever named, in 2024"
)


@weighs(cites="Upwork announcement 709311, in force 1 March 2020")
def by_earnings(
    contract: Contract,
    *,
    up_to: Annotated[tuple[Cents, ...], CURVE] = (250_00, 1_000_00),
    hundredths: Annotated[tuple[Count, ...], CURVE] = (100, 125, 150),
) -> Exact:
    """The more a contract earned, the more it weighs; without earnings it weighs the least.

    Weights are hundredths of a job; only their proportions matter.
    """
    return hundredths[sum(contract.paid > limit for limit in up_to)]
