"""What the public work history lists."""

from typing import Annotated

from evenhand import Cents, Contract, said, shows


@shows(cites="Staff, td-p/468201; public feedback: Upwork help 17975053069331")
def paid_contracts(
    contract: Contract, *, at_least: Annotated[Cents, said("td-p/468201: one dollar")] = 1_00
) -> bool:
    """A contract is listed once at least a dollar was paid for it and kept."""
    return contract.net >= at_least
