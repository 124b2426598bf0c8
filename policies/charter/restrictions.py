"""Restrictions: a person decides, says why, replies to complaints; what was wrong is undone."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Annotated

from evenhand import Action, Days, History, PlatformFact, acts, claimed, documented

TWO_WEEKS = "Platform Work Directive Art. 11, as policywindow tells it: two weeks"


@acts(
    "give reasons", cites="P2B Regulation Art. 4(1); DSA Art. 17; Platform Work Directive Art. 10"
)
def reasons_before_a_restriction(
    history: History,
    *,
    notice: Annotated[
        Days, documented("P2B Regulation Art. 4(1): at the latest when it takes effect")
    ] = 0,
) -> Iterator[Action]:
    """A person gives whoever is suspended or held, and a freelancer who is flagged, the reasons in
    writing, not later than it takes effect.

    Some laws want them days before somebody is removed for good: 14 in Ontario, 30 in the P2B
    Regulation. A history does not tell a removal from a suspension, so the number is that for
    suspensions; a rule set under such a law sets its own.
    """
    for fact in history.facts:
        if _restricts(fact):
            yield Action(
                duty="give reasons",
                about=fact.about,
                by=fact.at - timedelta(days=notice),
                grounds=f"{fact.kind}: {fact.reason or 'the person who decides says why'}",
                by_human=True,
            )


@acts("reply", cites="Platform Work Directive Art. 11(2); DSA Art. 20; P2B Regulation Art. 11")
def a_person_replies_to_a_complaint(
    history: History,
    *,
    within: Annotated[Days, claimed(TWO_WEEKS)] = 14,
    complaints_open: Annotated[
        Days, documented("DSA Art. 20(1): at least six months; counted here as days")
    ] = 183,
) -> Iterator[Action]:
    """Whoever complains within six months of a restriction has a person's reply in two weeks."""
    for fact in history.facts:
        if fact.kind == "appealed" and any(
            earlier.about == fact.about
            and _restricts(earlier)
            and earlier.at <= fact.at
            and (fact.at.date() - earlier.at.date()).days <= complaints_open
            for earlier in history.facts
        ):
            yield Action(
                duty="reply",
                about=fact.about,
                by=fact.at + timedelta(days=within),
                grounds=f"a complaint: {fact.reason or 'against a restriction'}",
                by_human=True,
            )


@acts(
    "restore", cites="P2B Regulation Art. 4(3) and recital 22; Platform Work Directive Art. 11(3)"
)
def what_was_taken_comes_back(
    history: History, *, within: Annotated[Days, claimed(TWO_WEEKS)] = 14
) -> Iterator[Action]:
    """Two weeks after a restriction is undone, everything is as if it had never been."""
    for fact in history.facts:
        if fact.kind == "restored":
            yield Action(
                duty="restore",
                about=fact.about,
                by=fact.at + timedelta(days=within),
                grounds=f"a restriction was undone{fact.reason and ': '}{fact.reason}",
                by_human=fact.by_human,
            )


def _restricts(fact: PlatformFact) -> bool:
    """Whether *fact* restricts somebody; the flag of a client is for the platform's eyes only."""
    if fact.kind == "flagged":
        return fact.about.role == "freelancer"
    return fact.kind in ("suspended", "held")
