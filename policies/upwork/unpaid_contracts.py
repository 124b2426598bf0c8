"""Contracts without earnings: bad, unless the client praised them."""

from collections.abc import Generator
from typing import Annotated

from evenhand import Contract, Exact, chosen, exception_to

Answer = Generator[None, Exact | None, Exact | None]


@exception_to("rates", cites="Upwork help 115006097327 as quoted in td-p/457692/page/2")
def no_earnings_is_a_failure(contract: Contract) -> Answer:
    """A contract that paid nothing is a failure, unless the client praised it."""
    outcome = yield
    return outcome if contract.paid or outcome == 1 else -1


@exception_to("rates", cites='Upwork help 115006097327: bad only "in general"')
def praise_without_pay_is_neutral(
    contract: Contract,
    *,
    outcome_of_praise: Annotated[int, chosen("only what is not praised is said to be bad")] = 0,
) -> Answer:
    """A contract that paid nothing and was praised is neutral."""
    outcome = yield
    return outcome if contract.paid or outcome != 1 else outcome_of_praise
