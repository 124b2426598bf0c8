"""Asking: whether something could have happened under a rule set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from evenhand.model.history import History
from evenhand.possibility.answers import Answer, Found, Possibility, Searched
from evenhand.possibility.coverage import beyond
from evenhand.possibility.efforts import EFFORT, Effort
from evenhand.possibility.events import FREELANCER
from evenhand.possibility.goals import Goal
from evenhand.possibility.histories import found_history
from evenhand.possibility.lemmas import LeftOut, left_out
from evenhand.possibility.looking import Look, Tell
from evenhand.possibility.material import Material
from evenhand.possibility.mixes import Mix
from evenhand.possibility.plainest import plainest, plainness
from evenhand.possibility.searching import Search
from evenhand.possibility.timelines import Timeline, timeline_of
from evenhand.possibility.ways import ways_of
from evenhand.questions.answers import Unanswered
from evenhand.rulesets import RuleSet
from evenhand.runs import Run
from evenhand.strategies.kinds import MOMENT

MIDWEEK, TWO_DAYS = MOMENT + timedelta(days=4), timedelta(days=2)
ENOUGH = 300  # mixes with the right first number that are tried with other things besides


def answered(
    rule_set: RuleSet, goal: Goal, effort: Effort = EFFORT, tell: Tell = lambda tried: None
) -> Answer:
    """The answer of *rule_set* to *goal*; *tell* is told how many mixes were looked at.

    First nothing happens besides the event, then one other thing, and so on as far as the goal
    allows; each time the event is tried in every way in which it counts otherwise. Possible as soon
    as a history is found, and impossible only where every number of other things is, in every
    way. What is found is run as a history before it is told.
    """
    timeline = timeline_of(rule_set, goal)
    try:
        Run(rule_set, History(at=timeline.last)).shown(of=FREELANCER)
    except Unanswered as unanswered:
        return Answer(rule_set, goal, Possibility.SILENT, trouble=str(unanswered))
    if timeline.seen_last <= timeline.first:
        return Answer(rule_set, goal, Possibility.IMPOSSIBLE, unread=timeline)
    material = _lasting(rule_set, goal, timeline)
    ways = ways_of(rule_set, goal, material.scores.timeline)
    asked = [_Asking(goal, material.with_event(event), effort, tell) for event in ways.events]
    searched: list[Searched] = []
    for besides in range(goal.besides + 1):
        one, found = _in_any_way(asked, besides)
        if one.outcome is Possibility.IMPOSSIBLE and not ways.whole:
            one = replace(one, outcome=Possibility.NOT_FOUND)
        searched.append(one)
        if found is not None:
            break
    outcome = _together([one.outcome for one in searched])
    return Answer(rule_set, goal, outcome, tuple(searched), material.kinds, found, ways)


def _lasting(rule_set: RuleSet, goal: Goal, timeline: Timeline) -> Material:
    """The kinds on that *timeline*; if another may be chosen, on one in which work can last."""
    material = Material(rule_set, timeline)
    if goal.first is not None or goal.last is not None or material.lasts:
        return material
    soon = timeline_of(rule_set, replace(goal, first=MIDWEEK, last=MIDWEEK + TWO_DAYS))
    if soon.seen_last <= soon.first:
        return material
    shorter = Material(rule_set, soon)
    return shorter if shorter.lasts else material


def _together(outcomes: Sequence[Possibility]) -> Possibility:
    """Possible if anything is, impossible if everything is, and else not found."""
    if Possibility.POSSIBLE in outcomes:
        return Possibility.POSSIBLE
    if all(each is Possibility.IMPOSSIBLE for each in outcomes):
        return Possibility.IMPOSSIBLE
    return Possibility.NOT_FOUND


def _in_any_way(asked: Sequence[_Asking], besides: int) -> tuple[Searched, Found | None]:
    """What was searched with so many other things: where something is found, for that way of the
    event; else for one that is not known to be impossible, or for which most had to be looked at.
    """
    tried: list[Searched] = []
    for each in asked:
        searched, found = each.with_so_many(besides)
        if found is not None:
            return searched, found
        tried.append(searched)
    tried.sort(key=lambda one: (one.outcome is Possibility.IMPOSSIBLE, one.lemma is not None))
    return tried[0], None


class _Asking:
    """One goal, under one rule set and with one way of its event, on its way to an answer."""

    def __init__(self, goal: Goal, material: Material, effort: Effort, tell: Tell) -> None:
        self.goal, self.material, self.effort, self.tell = goal, material, effort, tell
        self.event = material.scores.event
        self.most = goal.contracts - (self.event is not None)
        self.known: tuple[Mix, ...] = ()

    def with_so_many(self, besides: int) -> tuple[Searched, Found | None]:
        """What was searched with just so many other things besides, and what was found."""
        search = self._search(besides)
        lemma = None if besides else self._lemma()
        found = None
        if lemma is None:
            found = self._found(search)
            if search.misled:  # some rule looks at other contracts where none was seen to
                self.material.scores.look()
                search = self._search(besides)
                found = self._found(search)
        elif self.goal.besides:
            search.gather()
        if not besides:
            self.known = tuple(sorted(set(search.look.matched), key=plainness)[:ENOUGH])
        return self._told(search, lemma, found), found

    def _search(self, besides: int) -> Search:
        look = Look(self.material.scores, self.goal, self.tell)
        return Search(self.material, look, besides, self.most, self.effort)

    def _lemma(self) -> LeftOut | None:
        if self.event is None:
            return None
        scores = self.material.scores
        scores.counted(tuple((kind, self.most) for kind in range(len(self.material.kinds))))
        return left_out(scores.rule_set, self.event, scores.timeline, alone=not scores.looks)

    def _found(self, search: Search) -> Found | None:
        """What a mix that was found comes to as a history; None for no mix, or if it misled."""
        mix = search.mix(self.known)
        if mix is None:
            return None
        polished = plainest(search.look, mix, search.kinds, self.effort.polish)
        for candidate in dict.fromkeys((polished, mix)):
            found = found_history(self.material.scores, candidate, self.goal)
            if found is not None:
                return found
        search.misled = True
        return None

    def _told(self, search: Search, lemma: LeftOut | None, found: Found | None) -> Searched:
        every = bool(self.material.settled) and search.every >= self.most
        unlike = None
        if found is None and lemma is None and every and self.most >= max(1, search.besides):
            unlike = beyond(self.material, search.others)
        outcome = Possibility.NOT_FOUND
        if found is not None:
            outcome = Possibility.POSSIBLE
        elif lemma is not None or (every and unlike is None):
            outcome = Possibility.IMPOSSIBLE
        look = search.look
        return Searched(
            besides=search.besides,
            outcome=outcome,
            kinds=len(search.kinds),
            settled=len(self.material.settled),
            tried=look.tried,
            matched=len(look.matched),
            moved=look.moved,
            every=search.every,
            sums=search.sums,
            lemma=lemma,
            beyond=unlike,
        )
