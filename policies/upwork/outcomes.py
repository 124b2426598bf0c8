"""How a contract turned out: success, neutral or failure, by what the client said."""

from typing import Annotated

from evenhand import Contract, Count, Feedback, Points, Stars, chosen, documented, rates

SUCCESS, NEUTRAL, FAILURE = 1, 0, -1


@rates(cites="Upwork help 115006097327: private and public feedback; td-p/736122")
def by_what_the_client_said(
    contract: Contract,
    *,
    public_first: Annotated[
        bool, chosen("which of the two decides is not documented; the private answer is taken")
    ] = False,
    recommends_from: Annotated[
        Points, chosen("no map is documented; 9 is where the usual 0-to-10 question says yes")
    ] = 9,
    does_not_up_to: Annotated[
        Points, chosen("no map is documented; 6 is where the usual 0-to-10 question says no")
    ] = 6,
    good_from: Annotated[
        Stars, chosen("not documented; users report that four-star reviews lower the score")
    ] = 5,
    bad_up_to: Annotated[Stars, chosen("not documented; four stars are taken as neutral")] = 3,
    changes: Annotated[
        Count, documented("Upwork help 211062188: once a contract, and the public part only")
    ] = 1,
) -> Count | None:
    """The private answer or the public stars decide; where there are neither, yes or no.

    The public stars may be changed once; a further change has no effect.
    """
    for said in reversed(contract.feedback_by_client):
        private = _outcome(said.private, good=recommends_from, bad=does_not_up_to)
        public = _outcome(_stars(said, changes), good=good_from, bad=bad_up_to)
        for outcome in (public, private) if public_first else (private, public):
            if outcome is not None:
                return outcome
        if said.satisfied is not None:
            return SUCCESS if said.satisfied else FAILURE
    return None


def _stars(said: Feedback, changes: int) -> int | None:
    """The public stars, as they were before any change too many."""
    return said.changes[changes].was if len(said.changes) > changes else said.stars


def _outcome(number: int | None, *, good: int, bad: int) -> int | None:
    if number is None:
        return None
    if number >= good:
        return SUCCESS
    return FAILURE if number <= bad else NEUTRAL
