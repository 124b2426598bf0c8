"""Nothing was paid, so nothing is said in public; what is said in private counts."""

from evenhand import Contract, Feedback, Refusal, admits


@admits(cites="Thread B: no public feedback without pay, but a private answer that counts")
def nothing_paid_nothing_public(feedback: Feedback, contract: Contract) -> Refusal | None:
    """On a contract that paid nothing, feedback without a private answer takes no effect."""
    private = feedback.private is not None or feedback.satisfied is not None
    return None if contract.paid or private else Refusal("no public feedback without pay")
