"""One-sided feedback: buyers say what they think, sellers say something nice."""

from typing import Annotated

from evenhand import Contract, Feedback, Refusal, Stars, admits, chosen, reveals

READ_SO = chosen("eBay asks for positive, neutral or negative; stars are read so from 4")


@admits(cites="eBay announcement, May 2008: sellers may only leave positive feedback for buyers")
def sellers_only_praise(
    feedback: Feedback, contract: Contract, *, positive_from: Annotated[Stars, READ_SO] = 4
) -> Refusal | None:
    """Feedback by a seller takes effect only if it is positive."""
    if feedback.by == "client":
        return None
    cool = feedback.stars is not None and feedback.stars < positive_from
    return Refusal("a seller may only praise") if cool or feedback.negative else None


@reveals(cites="eBay announcement, May 2008: sellers may only leave positive feedback for buyers")
def no_scorn_by_sellers_is_seen(
    feedback: Feedback, contract: Contract, *, positive_from: Annotated[Stars, READ_SO] = 4
) -> bool | None:
    """What a seller may not say is seen by nobody; of the rest, other rules speak."""
    forbidden = sellers_only_praise(feedback, contract, positive_from=positive_from)
    return False if forbidden else None
