"""How a contract turned out, once public feedback came to matter more."""

from typing import Annotated

from evenhand import Contract, Count, Stars, chosen, rates

SUCCESS, NEUTRAL, FAILURE = 1, 0, -1


@rates(cites="Upwork Bulletin Board td-p/1480694, December 2023")
def by_public_stars_first(
    contract: Contract,
    *,
    good_from: Annotated[
        Stars, chosen("not documented; users report that four-star reviews lower the score")
    ] = 5,
    bad_up_to: Annotated[Stars, chosen("not documented; four stars are taken as neutral")] = 3,
) -> Count | None:
    """Public stars decide where there are any ("more emphasis", by how much is not said)."""
    for said in reversed(contract.feedback_by_client):
        if said.stars is not None:
            if said.stars >= good_from:
                return SUCCESS
            return FAILURE if said.stars <= bad_up_to else NEUTRAL
    return None
