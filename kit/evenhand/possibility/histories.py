"""Histories of mixes: everybody by name, every contract numbered in order of time."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from evenhand.attribution.changes import attributed
from evenhand.model.contracts import Party
from evenhand.model.history import History
from evenhand.possibility.answers import Found, Told
from evenhand.possibility.events import FREELANCER
from evenhand.possibility.goals import Goal
from evenhand.possibility.mixes import Mix
from evenhand.possibility.places import Place
from evenhand.possibility.scoring import Scores
from evenhand.runs import Run


def found_history(scores: Scores, mix: Mix, goal: Goal) -> Found | None:
    """The history of *mix* and the event, run for what it shows; None if it misses the goal.

    Contracts end one after the other, and where that misses the goal, some on the same days.
    """
    for told in (contracts_of(scores, mix, in_turn=True), contracts_of(scores, mix)):
        found = _shown(scores, told, goal)
        if found is not None:
            return found
    return None


def _shown(scores: Scores, told: tuple[Told, ...], goal: Goal) -> Found | None:
    """What a reader sees in a history of these contracts and the event, if that is the goal."""
    timeline, event = scores.timeline, scores.event
    asked = () if event is None else (event,)
    first, last = timeline.first, timeline.last
    history = History([*(contract for contract, _ in told), *asked], at=last)
    run = Run(scores.rule_set, history)
    before, after = (run.shown(of=FREELANCER, at=at) for at in (first, last))
    if not goal.met(before, after):
        return None
    return Found(
        history=history,
        timeline=timeline,
        before=before,
        after=after,
        without=run.without(*asked).shown(of=FREELANCER, at=last),
        event=event,
        others=tuple((contract, kind) for contract, kind in told if not kind.place.before),
        attribution=attributed(scores.rule_set, history, of=FREELANCER, before=first, after=last),
    )


def contracts_of(scores: Scores, mix: Mix, *, in_turn: bool = False) -> tuple[Told, ...]:
    """The contracts of *mix*, each with its kind, oldest first, called by their clients.

    *in_turn* says that no two kinds of one stretch of time end on the same days.
    """
    made: list[Told] = []
    ended: Counter[Place] = Counter()
    for number, count in mix:
        kind = scores.kinds[number]
        for copy in range(count):
            place = ended[kind.place] if in_turn else copy
            contract = kind.contract(place, scores.timeline, name="contract", client="client")
            made.append((contract, kind))
            ended[kind.place] += 1
    made.sort(key=_ended)
    told = []
    for place, (contract, kind) in enumerate(made, start=1):
        client = Party(f"client {place}", "client")
        told.append((contract.replace(id=f"{client}'s contract", client=client), kind))
    return tuple(told)


def _ended(made: Told) -> tuple[datetime, str]:
    contract, kind = made
    return contract.ended or contract.hired, kind.course.name
