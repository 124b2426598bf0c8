"""The event that a question asks about, as a contract."""

from __future__ import annotations

from datetime import datetime, timedelta

from evenhand.catalogue.goal_files import Event, Words
from evenhand.model.contracts import Contract, End, Feedback, Party
from evenhand.possibility.goals import Goal
from evenhand.possibility.timelines import Timeline

FREELANCER = Party("freelancer")
AGREED = 200_00
AN_HOUR = timedelta(hours=1)

NAMES: dict[Event, str] = {
    "unpaid cancellation": "the cancellation",
    "unpaid withdrawal": "the withdrawal",
}
SAID: dict[Words, tuple[int | None, int, bool | None]] = {
    "good": (5, 10, True),
    "hostile": (1, 0, False),
    "hostile in private": (None, 0, None),
}


def asked_event(goal: Goal, timeline: Timeline) -> Contract | None:
    """The contract that *goal* asks about, between the two updates; None where it asks of none.

    It is hired for one evening, never paid and never worked on, and whatever the client says of
    it is said within the hour, before the last update, in stars and points.
    """
    if goal.event == "nothing":
        return None
    ended = timeline.over()
    return Contract(
        id=NAMES[goal.event],
        freelancer=FREELANCER,
        client=Party("the client in question", "client"),
        hired=timeline.begun(),
        agreed=AGREED,
        end=End(ended, "client" if goal.event == "unpaid cancellation" else "freelancer"),
        feedback=said_of(goal, timeline, ended),
    )


def said_of(
    goal: Goal, timeline: Timeline, ended: datetime, *, as_an_answer: bool = False
) -> tuple[Feedback, ...]:
    """What the client says of it within the hour: in stars and points.

    Or *as an answer*, yes or no; nothing where that cannot be said so.
    """
    said = SAID.get(goal.feedback)
    if said is None:
        return ()
    stars, private, satisfied = said
    at = ended + min(AN_HOUR, (timeline.seen_last - ended) / 2)
    if not as_an_answer:
        return (Feedback(by="client", at=at, stars=stars, private=private),)
    return () if satisfied is None else (Feedback(by="client", at=at, satisfied=satisfied),)
