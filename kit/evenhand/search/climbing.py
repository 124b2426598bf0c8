"""Climbing: from the worst that a trial came upon to something worse beside it."""

from __future__ import annotations

from random import Random

from evenhand.invariants.declared import Invariant
from evenhand.judging import Memories
from evenhand.model.cases import Amount, Case, more_than
from evenhand.model.history import History
from evenhand.model.units import Count
from evenhand.model.verdicts import Counterexample
from evenhand.questions.answers import Unanswered
from evenhand.rulesets import RuleSet
from evenhand.runs import Run
from evenhand.search.neighbours import Neighbours
from evenhand.search.rubbish import rubbish_looked_for_seldom
from evenhand.search.shrinking import smallest
from evenhand.strategies.tables import Tables

BUDGET: Count = 150
"""Histories on which the promise is checked, unless it is told otherwise."""

LONGEST: Count = 8  # contracts: as many people as the client of the first thread hired
PATIENCE = 20  # draws of what is known already, until nothing new is expected
ENDLESS: Amount = "without end"


def climbed(
    rule_set: RuleSet,
    invariant: Invariant,
    start: Counterexample,
    tables: Tables,
    memories: Memories,
    *,
    budget: Count = BUDGET,
) -> Counterexample:
    """The worst that was found on the way up from *start*, which has an amount; *start* itself
    where nothing was worse, nor as bad with fewer contracts.

    The promise is checked on *budget* histories at most. A third of them goes into making *start*
    short, and another into making short what was found. What is drawn hangs on the two names only,
    so that it is the same every time. What is found may break a promise that the trial did not see
    broken. Raises what the rules and the promise raise.
    """
    return Climb(rule_set, invariant, start, memories, budget).up(tables)


def worst_case(
    rule_set: RuleSet, invariant: Invariant, history: History, memories: Memories | None = None
) -> Case | None:
    """The first case with the largest amount on *history*; None where the promise measures nothing.

    None too where it asks what no rule answers. Raises what the rules and the promise raise.
    """
    worst: Case | None = None
    try:
        for case in invariant(Run(rule_set, history, memories=memories)):
            if _is_more(case.amount, worst.amount if worst else None):
                worst = case
    except Unanswered:
        return None
    return worst


class Climb:
    """The worst history so far, and what the promise comes to on each that was *asked* about."""

    def __init__(
        self,
        rule_set: RuleSet,
        invariant: Invariant,
        start: Counterexample,
        memories: Memories,
        budget: Count,
    ) -> None:
        most = start.case.amount
        assert most is not None, "only what measures something is climbed"
        self._rule_set, self._invariant = rule_set, invariant
        self._start = start
        self._memories = memories
        self._budget = self._left = budget
        self._best, self._most = _by_itself(start.history), most
        self._known: dict[History, Amount | None] = {self._best: most}
        self.asked = self._best

    @rubbish_looked_for_seldom()
    def up(self, tables: Tables) -> Counterexample:
        """As far as the budget goes, by what is in these tables."""
        start, third = self._start, self._budget // 3
        lot = Random(f"{self._rule_set.name} {self._invariant.name}")
        self._shorten(until=self._budget - third)
        self._climb(Neighbours(tables, lot, most=LONGEST), until=third)
        self._shorten(until=0)
        shorter = len(self._best) < len(start.history)
        if self._most == start.case.amount and not shorter:
            return start
        history = _by_itself(self._best)
        case = self._worst(history)
        assert case is not None, "the same history gives the same answers"
        return Counterexample(history, case)

    def _shorten(self, *, until: Count) -> None:
        """Take out of the worst history what it does not need, until so much of the budget is left.

        Where nothing was found, nothing is needed; it is left as it is.
        """
        most = self._most
        if most == 0:
            return

        def as_bad(history: History) -> bool:
            if self._left <= until and history not in self._known:
                return False
            amount = self._amount(history)
            return amount is not None and not more_than(most, amount)

        self._go_to(smallest(self._best, as_bad))

    def _climb(self, neighbours: Neighbours, *, until: Count) -> None:
        """Go on to whatever is worse, until so much of the budget is left.

        What is as bad and has fewer contracts is better told. Where nothing was found yet, every
        place is as good to look from as any other.
        """
        while self._left > until and self._most != ENDLESS:
            drawn = (neighbours.beside(self._best) for _ in range(PATIENCE))
            history = next((one for one in drawn if one not in self._known), None)
            if history is None:
                return
            amount = self._amount(history)
            even = amount == self._most and (len(history) < len(self._best) or self._most == 0)
            if even or _is_more(amount, self._most):
                self._go_to(history)

    def _go_to(self, history: History) -> None:
        amount = self._amount(history)
        assert amount is not None, "nobody goes where the promise measures nothing"
        self._best, self._most = history, amount

    def _amount(self, history: History) -> Amount | None:
        if history not in self._known:
            self._left -= 1
            case = self._worst(history)
            self._known[history] = case.amount if case else None
        return self._known[history]

    def _worst(self, history: History) -> Case | None:
        self.asked = history
        return worst_case(self._rule_set, self._invariant, history, self._memories)


def _is_more(one: Amount | None, other: Amount | None) -> bool:
    """Whether *one* is more than *other*; anything is more than None, which is no amount."""
    return one is not None and (other is None or more_than(one, other))


def _by_itself(history: History) -> History:
    """The same history, so that what is worked out beside it goes when nobody holds it."""
    return History(history.contracts, facts=history.facts, at=history.at)
