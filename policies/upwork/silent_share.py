"""Paid contracts without feedback: neither good nor bad, and few of them do not count."""

from evenhand import Contract, rates


@rates(cites='Upwork help 115006097327: an excessive share "hurts a little"')
def silence_is_neutral(contract: Contract) -> int | None:
    """A paid contract that ended without feedback is neither a success nor a failure."""
    silent = contract.end is not None and contract.paid > 0 and not contract.feedback_by_client
    return 0 if silent else None
