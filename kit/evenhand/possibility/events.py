"""The event that a question asks about, as a contract."""

from __future__ import annotations

from datetime import timedelta

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
SAID: dict[Words, tuple[int | None, int]] = {
    "good": (5, 10),
    "hostile": (1, 0),
    "hostile in private": (None, 0),
}


def asked_event(goal: Goal, timeline: Timeline) -> Contract | None:
    """The contract that *goal* asks about, between the two updates; None where it asks of none.

    It is hired for one evening, never paid and never worked on, and whatever the client says of
    it is said within the hour, before the last update.
    """
    if goal.event == "nothing":
        return None
    ended = timeline.over()
    said = SAID.get(goal.feedback)
    at = ended + min(AN_HOUR, (timeline.seen_last - ended) / 2)
    return Contract(
        id=NAMES[goal.event],
        freelancer=FREELANCER,
        client=Party("the client in question", "client"),
        hired=timeline.begun(),
        agreed=AGREED,
        end=End(ended, "client" if goal.event == "unpaid cancellation" else "freelancer"),
        feedback=(Feedback(by="client", at=at, stars=said[0], private=said[1]),) if said else (),
    )
