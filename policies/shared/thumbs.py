"""Up or down: feedback that is positive, negative or neither."""

from typing import Annotated

from evenhand import Contract, Party, Stars, chosen, rates

UP, DOWN = 100, 0


@rates(cites="The sources of the rule set that names this rule")
def up_or_down(
    contract: Contract,
    party: Party,
    *,
    up_from: Annotated[Stars, chosen("stars in a history are read as positive from 4")] = 4,
    down_to: Annotated[Stars, chosen("stars in a history are read as negative up to 2")] = 2,
    neutral_counts: Annotated[bool, chosen("what is neither is left out")] = False,
) -> int | None:
    """100 for positive feedback, 0 for negative; neutral feedback is left out, or counts as 0."""
    for said in reversed(contract.feedback_on(party)):
        if said.stars is not None:
            if said.stars >= up_from:
                return UP
            return DOWN if said.stars <= down_to or neutral_counts else None
        if said.satisfied is not None:
            return UP if said.satisfied else DOWN
    return None
