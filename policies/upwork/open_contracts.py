"""Contracts that nobody has ended."""

from datetime import datetime
from typing import Annotated

from evenhand import Contract, Days, chosen, excludes


@excludes(cites="Upwork help 115006097327 as quoted in td-p/457692/page/2; m-p/444990")
def running_contracts(
    contract: Contract,
    moment: datetime,
    *,
    patience: Annotated[Days, chosen('documented as "several months"; four are taken')] = 120,
) -> bool:
    """An open contract is left out, unless it has stood for months without pay or feedback."""
    idle = not contract.paid and not contract.feedback_by_client
    return contract.end is None and not (
        idle and (moment.date() - contract.hired.date()).days > patience
    )
