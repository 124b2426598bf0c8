"""How long feedback can be given: fourteen days from the end."""

from typing import Annotated

from evenhand import Contract, Days, Feedback, Refusal, admits, documented


@admits(cites="Upwork help 211068438, 17975053069331")
def within_fourteen_days(
    feedback: Feedback,
    contract: Contract,
    *,
    window: Annotated[Days, documented("Upwork help 211068438: 14 days, to midnight UTC")] = 14,
) -> Refusal | None:
    """Feedback counts if it is given by midnight UTC at the end of the fourteenth day."""
    if contract.end is None:
        return None
    late = (feedback.at.date() - contract.end.at.date()).days > window
    return Refusal(f"more than {window} days after the end") if late else None
