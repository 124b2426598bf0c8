"""Blind feedback: nobody reads the other side's words before having spoken."""

from datetime import datetime
from typing import Annotated

from evenhand import Contract, Days, Feedback, Party, chosen, reveals

EACH = chosen("the commonest; a rule set whose platform says otherwise says so")


@reveals(cites="The sources of the rule set that names this rule")
def once_both_have_spoken(
    feedback: Feedback,
    contract: Contract,
    party: Party,
    moment: datetime,
    *,
    window: Annotated[Days, EACH] = 14,
    from_the_first_word: Annotated[bool, EACH] = False,
) -> bool:
    """Feedback is seen by its author alone until both sides have spoken or the window is over.

    The window ends at midnight UTC of its last day, counted from the end of the contract, or from
    the first feedback where that is said. A private answer stays with its author for good.
    """
    if party == contract.party(feedback.by):
        return True
    if feedback.stars is None and feedback.satisfied is None:
        return False
    if any(said.by != feedback.by for said in contract.feedback):
        return True
    first = min(said.at for said in contract.feedback) if from_the_first_word else contract.ended
    return first is not None and (moment.date() - first.date()).days > window
