"""What a buyer may say who opened a case without reason: nothing."""

from evenhand import Contract, Feedback, Refusal, admits, reveals


@admits(cites="eBay help, losing privileges: a case decided in the seller's favour")
def no_feedback_after_a_lost_case(feedback: Feedback, contract: Contract) -> Refusal | None:
    """A buyer's feedback is removed once eBay decides the buyer's case for the seller."""
    if feedback.by == "freelancer":
        return None
    lost = any(each.by == "client" and each.upheld is False for each in contract.reports)
    return Refusal("the case was decided for the seller") if lost else None


@reveals(cites="eBay help, losing privileges: any feedback is removed")
def nothing_removed_is_seen(feedback: Feedback, contract: Contract) -> bool | None:
    """What was removed after a case is seen by nobody; of the rest, other rules speak."""
    return False if no_feedback_after_a_lost_case(feedback, contract) else None
