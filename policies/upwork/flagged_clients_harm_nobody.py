"""Clients whom Upwork has flagged, in its newest words: their feedback does not count against."""

from typing import Annotated

from evenhand import Contract, Facts, Feedback, Refusal, Stars, admits, chosen


@admits(cites="Upwork help 41946128518035: will not count against the score")
def only_praise_of_flagged_clients(
    feedback: Feedback,
    contract: Contract,
    facts: Facts,
    *,
    earlier_too: Annotated[
        bool, chosen('"has been previously flagged" is taken as: before the feedback was given')
    ] = False,
    good_from: Annotated[
        Stars, chosen("below five stars no feedback is a success here, and what is not, dilutes")
    ] = 5,
) -> Refusal | None:
    """What a client says while flagged or suspended takes effect only where it is praise.

    With *earlier_too*, what a client said before the flag does not harm either.
    """
    since = facts.flagged_since(contract.client)
    if since is None or feedback.by != "client" or (feedback.at < since and not earlier_too):
        return None
    praise = feedback.stars is not None and feedback.stars >= good_from
    return None if praise else Refusal("its client stood flagged")
