"""Feedback by members who were suspended: only the positive stays."""

from typing import Annotated

from evenhand import Contract, Facts, Feedback, Refusal, Stars, admits, chosen


@admits(cites="eBay announcement, May 2008: negative and neutral feedback is removed")
def suspended_members_only_praise(
    feedback: Feedback,
    contract: Contract,
    facts: Facts,
    *,
    positive_from: Annotated[
        Stars, chosen("eBay asks for positive, neutral or negative; stars are read so from 4")
    ] = 4,
) -> Refusal | None:
    """What a suspended member said takes no effect, unless it is positive."""
    if not facts:
        return None
    cool = feedback.stars is not None and feedback.stars < positive_from
    if not cool and not feedback.negative:
        return None
    standing = facts.about(contract.party(feedback.by), "suspended", "restored")
    suspended = bool(standing) and standing[-1].kind == "suspended"
    return Refusal("its author is suspended") if suspended else None
