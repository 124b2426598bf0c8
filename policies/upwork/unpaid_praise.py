"""Contracts without earnings that the client praised."""

from collections.abc import Generator

from evenhand import Contract, Exact, exception_to


@exception_to("rates", cites="Upwork announcement 709311; staff, m-p/786592, July 2020")
def praise_without_pay_is_left_out(
    contract: Contract,
) -> Generator[None, Exact | None, Exact | None]:
    """A contract that paid nothing and was praised does not count."""
    outcome = yield
    return outcome if contract.paid or outcome != 1 else None
