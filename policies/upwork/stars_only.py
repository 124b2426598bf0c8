"""Without a private rating: only public stars are feedback."""

from evenhand import Feedback, Refusal, admits


@admits(cites="Upwork help 211062188: the private rating is gone, stars from 1 to 5 remain")
def feedback_without_stars(feedback: Feedback) -> Refusal | None:
    """Feedback without public stars takes no effect; a private note is for the freelancer only."""
    return Refusal("only public stars count") if feedback.stars is None else None
