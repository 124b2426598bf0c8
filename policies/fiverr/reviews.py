"""Who may review an order first: the buyer."""

from evenhand import Contract, Feedback, Refusal, admits, reveals


@admits(cites="Fiverr help 360010544097: sellers review only after their buyer has")
def the_seller_after_the_buyer(feedback: Feedback, contract: Contract) -> Refusal | None:
    """A seller's review takes effect only if the buyer reviewed the order before."""
    if feedback.by == "client":
        return None
    before = any(said.at <= feedback.at for said in contract.feedback_by_client)
    return None if before else Refusal("the buyer has not reviewed the order yet")


@reveals(cites="Fiverr help 360010544097: sellers review only after their buyer has")
def nothing_before_the_buyer_is_seen(feedback: Feedback, contract: Contract) -> bool | None:
    """A seller's review of which the buyer's came first is seen, as other rules say; else never."""
    return False if the_seller_after_the_buyer(feedback, contract) else None
