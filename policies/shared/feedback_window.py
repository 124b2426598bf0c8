"""How long a contract can be spoken of."""

from typing import Annotated

from evenhand import Contract, Days, Feedback, Refusal, admits, chosen, reveals

EACH = chosen("the commonest; a rule set whose platform says otherwise says so")


@admits(cites="The sources of the rule set that names this rule")
def within_the_window(
    feedback: Feedback,
    contract: Contract,
    *,
    window: Annotated[Days, EACH] = 14,
    from_the_hiring: Annotated[bool, EACH] = False,
) -> Refusal | None:
    """Feedback takes effect until midnight UTC at the end of the window's last day.

    Days are counted from the end of the contract, or from its beginning where that is said.
    """
    late = _days_after(feedback, contract, from_the_hiring) > window
    since = "beginning" if from_the_hiring else "end"
    return Refusal(f"more than {window} days after the {since}") if late else None


@reveals(cites="The sources of the rule set that names this rule")
def nothing_late_is_seen(
    feedback: Feedback,
    contract: Contract,
    *,
    window: Annotated[Days, EACH] = 14,
    from_the_hiring: Annotated[bool, EACH] = False,
) -> bool | None:
    """What comes after the window is seen by nobody; of the rest, other rules speak."""
    return False if _days_after(feedback, contract, from_the_hiring) > window else None


def _days_after(feedback: Feedback, contract: Contract, from_the_hiring: bool) -> int:
    """How many days after the end, or the beginning, it was given; none before the end."""
    start = contract.hired if from_the_hiring else contract.ended
    return (feedback.at.date() - start.date()).days if start else 0
