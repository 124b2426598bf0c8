"""The weight of a contract by what it earned."""

from fractions import Fraction
from typing import Annotated

from evenhand import Cents, Contract, Exact, chosen, weighs

CURVE = chosen(
    "the curve of 2020 was never published; these are the only steps that Upwork ever named, in 2024"
)


@weighs(cites="Upwork announcement 709311, in force 1 March 2020")
def by_earnings(
    contract: Contract,
    *,
    up_to: Annotated[tuple[Cents, ...], CURVE] = (250_00, 1_000_00),
    weights: Annotated[tuple[Fraction, ...], CURVE] = (Fraction(1), Fraction(5, 4), Fraction(3, 2)),
) -> Exact:
    """The more a contract earned, the more it weighs; without earnings it weighs the least."""
    return weights[sum(contract.paid > limit for limit in up_to)]
