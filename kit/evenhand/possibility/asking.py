"""Asking: whether something could have happened under a rule set."""

from __future__ import annotations

from evenhand.model.history import History
from evenhand.possibility.answers import Answer, Found, Possibility, Searched
from evenhand.possibility.efforts import EFFORT, Effort
from evenhand.possibility.events import FREELANCER, asked_event
from evenhand.possibility.goals import Goal
from evenhand.possibility.histories import found_history
from evenhand.possibility.lemmas import LeftOut, left_out
from evenhand.possibility.looking import Look, Tell
from evenhand.possibility.material import Material
from evenhand.possibility.mixes import Mix
from evenhand.possibility.plainest import plainest, plainness
from evenhand.possibility.searching import Search
from evenhand.possibility.timelines import Timeline, timeline_of
from evenhand.questions.answers import Unanswered
from evenhand.rulesets import RuleSet
from evenhand.runs import Run

ENOUGH = 300  # mixes with the right first number that are tried with other things besides


def answered(
    rule_set: RuleSet, goal: Goal, effort: Effort = EFFORT, tell: Tell = lambda tried: None
) -> Answer:
    """The answer of *rule_set* to *goal*; *tell* is told how many mixes were looked at.

    First nothing happens besides the event, then one other thing, and so on as far as the goal
    allows. What is found is run as a history before it is told.
    """
    timeline = timeline_of(rule_set, goal)
    try:
        Run(rule_set, History(at=timeline.last)).shown(of=FREELANCER)
    except Unanswered as unanswered:
        return Answer(rule_set, goal, Possibility.SILENT, trouble=str(unanswered))
    if timeline.seen_last <= timeline.first:
        return Answer(rule_set, goal, Possibility.IMPOSSIBLE, unread=timeline)
    return _Asking(rule_set, goal, timeline, effort, tell).answer()


class _Asking:
    """One rule set and one goal on their way to an answer."""

    def __init__(
        self, rule_set: RuleSet, goal: Goal, timeline: Timeline, effort: Effort, tell: Tell
    ) -> None:
        self.rule_set, self.goal, self.timeline = rule_set, goal, timeline
        self.effort, self.tell = effort, tell
        self.event = asked_event(goal, timeline)
        self.material = Material(rule_set, timeline, self.event)
        self.most = goal.contracts - (self.event is not None)
        self.known: tuple[Mix, ...] = ()

    def answer(self) -> Answer:
        """Possible as soon as a history is found; impossible where every number of others is."""
        searched: list[Searched] = []
        found: Found | None = None
        for besides in range(self.goal.besides + 1):
            one, found = self._with_so_many(besides)
            searched.append(one)
            if found is not None:
                break
        outcome = Possibility.NOT_FOUND
        if found is not None:
            outcome = Possibility.POSSIBLE
        elif all(one.outcome is Possibility.IMPOSSIBLE for one in searched):
            outcome = Possibility.IMPOSSIBLE
        return Answer(
            self.rule_set, self.goal, outcome, tuple(searched), self.material.kinds, found
        )

    def _with_so_many(self, besides: int) -> tuple[Searched, Found | None]:
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
        return left_out(self.rule_set, self.event, self.timeline, alone=not scores.looks)

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
        if found is not None:
            outcome = Possibility.POSSIBLE
        elif lemma is not None or (self.material.settled and search.every >= self.most):
            outcome = Possibility.IMPOSSIBLE
        else:
            outcome = Possibility.NOT_FOUND
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
        )
