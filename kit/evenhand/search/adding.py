"""Adding up: under which rule sets a promise hangs on the totals of a history, and how it is asked.

Where a score hangs on totals alone, it matters for a contract only what the others add up to.
"""

from __future__ import annotations

from collections.abc import Hashable

from evenhand.invariants import reports, unpaid, work
from evenhand.model.contracts import Contract, Party
from evenhand.model.history import History
from evenhand.model.outcomes import Totals, totals
from evenhand.model.units import Exact
from evenhand.rulesets import RuleSet
from evenhand.runs import Run
from evenhand.search.witnesses import Pair
from evenhand.strategies.kinds import FREELANCER, MOMENT

ABOUT_ONE_CONTRACT = (
    unpaid.unpaid_cancellation_never_lowers_the_score,
    unpaid.unpaid_cancellation_with_hostile_feedback_never_lowers_the_score,
    unpaid.unpaid_withdrawal_never_lowers_the_score,
    unpaid.unpaid_withdrawal_with_hostile_feedback_never_lowers_the_score,
    unpaid.unpaid_contract_never_changes_the_score,
    unpaid.who_ends_an_unpaid_contract_never_matters,
    work.good_work_never_lowers_the_score,
    work.bad_work_never_raises_the_score,
    work.better_rating_never_lowers_the_score,
    work.silence_never_lowers_the_score,
    reports.feedback_after_an_upheld_report_never_counts,
)
"""Promises that ask of each contract what it, or a change of it, does to its freelancer's score.

The two histories of a case differ in that contract and in nothing else, and whether there is a
case hangs on that contract alone.
"""
_THEIR_CHECKS = frozenset(promise.check for promise in ABOUT_ONE_CONTRACT)


def adds_up(pair: Pair) -> bool:
    """Whether what a history comes to follows from each contract and the totals of the others."""
    rule_set, promise = pair
    scored = not rule_set.unanswered and FREELANCER.role in rule_set.definition.scores
    alone = rule_set.of_totals and rule_set.one_contract_at_a_time
    return scored and alone and promise.check in _THEIR_CHECKS


class Sums:
    """The totals of contracts, and the scores that totals come to, under one rule set.

    All is seen from the moment of invented histories, with no facts about parties.
    """

    def __init__(self, rule_set: RuleSet) -> None:
        self.rule_set = rule_set
        self._of: dict[int, tuple[Totals, Contract]] = {}
        self._scores: dict[Hashable, Exact | None] = {}

    def of(self, history: History) -> Totals:
        """What the contracts of *history* add up to."""
        return sum(map(self._of_one, history.contracts), Totals())

    def score(self, total: Totals) -> Exact | None:
        """The score of whoever has contracts that add up to so much."""
        key = exactly(total)
        if key not in self._scores:
            given = {"totals": total, "party": FREELANCER, "moment": MOMENT}
            self._scores[key] = self.rule_set.aggregates.ask(given)[0]
        return self._scores[key]

    def _of_one(self, contract: Contract) -> Totals:
        if id(contract) not in self._of:
            run = Run(self.rule_set, History([contract], at=MOMENT))
            rated = run.treatment(contract).rated
            self._of[id(contract)] = totals([rated] if rated else []), contract
        return self._of[id(contract)][0]


def exactly(total: Totals) -> Hashable:
    """Totals as a key: 1 and Fraction(1) are equal, and need not be the same to a rule."""
    return total.count, total.weight, type(total.weight), total.credit, type(total.credit)


class Beside(Run):
    """A run on one contract, beside *others* of which nothing is known but their totals."""

    def __init__(self, sums: Sums, history: History, others: Totals) -> None:
        super().__init__(sums.rule_set, history)
        self._sums, self._others = sums, others

    def on(self, history: History) -> Run:
        if history.at != MOMENT or history.facts:
            raise ValueError("totals are those of one moment, and without facts")
        return self if history is self.history else Beside(self._sums, history, self._others)

    def score(self, *, of: Party) -> Exact | None:
        return self._sums.score(self._others + self._sums.of(self.history))
