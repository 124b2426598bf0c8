"""Clients whom Upwork has flagged."""

from typing import Annotated

from evenhand import Contract, Facts, chosen, excludes


@excludes(cites="Upwork freelancing resources td-p/736122: flagged, and their inputs omitted")
def contracts_of_flagged_clients(
    contract: Contract,
    facts: Facts,
    *,
    earlier_too: Annotated[
        bool, chosen("inputs are omitted, without a limit of time, and each score is made anew")
    ] = True,
) -> bool:
    """The contracts of a client who stands flagged or suspended do not count.

    Nor do those from before the flag; unless *earlier_too* is off: then only those count no more
    that were open when the flag came, or on which the client spoke after it.
    """
    since = facts.flagged_since(contract.client)
    if since is None:
        return False
    settled = max((said.at for said in contract.feedback_by_client), default=contract.ended)
    return earlier_too or settled is None or settled >= since
