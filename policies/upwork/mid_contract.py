"""Feedback on a contract that still runs: shown, and not counted."""

from typing import Annotated

from evenhand import Cents, Contract, Feedback, Party, Refusal, admits, documented, reveals


@admits(cites="Upwork product release notes 796383; Upwork help 360048970493")
def before_the_end(feedback: Feedback, contract: Contract) -> Refusal | None:
    """What a client says before the contract has ended does not enter the score."""
    return Refusal("given before the contract ended") if _before(feedback, contract) else None


@reveals(cites="Upwork product release notes 796383: in the work history before the end")
def shown_at_once(
    feedback: Feedback,
    contract: Contract,
    party: Party,
    *,
    at_least: Annotated[Cents, documented("Upwork help 17975053069331: one dollar, net")] = 1_00,
) -> bool | None:
    """What a client says before the end is public at once, if a dollar or more was paid and kept.

    There is no private part to it.
    """
    if not _before(feedback, contract) or feedback.stars is None:
        return None
    return party in (contract.freelancer, contract.client) or contract.net >= at_least


def _before(feedback: Feedback, contract: Contract) -> bool:
    return feedback.by == "client" and (contract.end is None or feedback.at < contract.end.at)
