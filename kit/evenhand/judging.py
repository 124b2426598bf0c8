"""Judging: what a rule set makes of each contract of a party, and of all of them together."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import datetime
from typing import Any, TypeAlias

from evenhand.model.contracts import Contract, Feedback, Party
from evenhand.model.history import Facts, History
from evenhand.model.outcomes import Rated, Refusal, Treatment, totals
from evenhand.model.units import Exact
from evenhand.questions.answers import Given, Unanswered
from evenhand.questions.origins import Origin, origin
from evenhand.rulesets import RuleSet

ENOUGH = 500  # moments and facts that are remembered before all are let go

Scored: TypeAlias = tuple[Exact | None, str | None]
"""A score, and the rule that worked it out."""

Heard: TypeAlias = tuple[Contract, tuple[tuple[Feedback, Refusal, str], ...], Contract]
"""A contract with only the feedback that takes effect, what was refused, and the original."""


class Counted:
    """A rating that counts. Equal ones are one object, so that they are told by identity."""

    __slots__ = ("rated",)

    def __init__(self, rated: Rated) -> None:
        self.rated = rated


Rating: TypeAlias = tuple[Counted | None, str | None, str | None, str | None, Contract]
"""What a contract counts as, the rules that leave it unrated, rate it and weigh it, and itself."""


EQUAL = origin("equal")  # ratings, whoever gave them
Answers: TypeAlias = dict[Hashable, dict[Any, Any]]


class Memory:
    """What was answered at one moment, with the same facts of the platform.

    It may be shared by histories and by rule sets: an answer is known by the rules that gave it.
    Contracts are known by identity. That holds because a history makes each variation once, and
    because every contract that is known here is kept alive here.
    """

    __slots__ = ("_anywhere", "_here", "_judges")

    def __init__(self, anywhere: Answers) -> None:
        self._anywhere = anywhere
        self._here: Answers = {}
        self._judges: dict[tuple[RuleSet, Party], Judge] = {}

    def answers(self, origin: Origin, *, of: Party | None = None) -> dict[Any, Any]:
        """The answers of one origin about a party."""
        where = self._here if origin.looks_up else self._anywhere
        return where.setdefault((origin.number, of), {})

    def judge(self, rules: RuleSet, party: Party, history: History) -> Judge:
        """The judge of a party under a rule set; *history* is one of those that share this."""
        judge = self._judges.get((rules, party))
        if judge is None:
            judge = self._judges[rules, party] = Judge(rules, party, history, self)
        return judge


class Memories:
    """What was answered, by the moment and the platform's facts where it hangs on them."""

    __slots__ = ("_anywhere", "_seen_from")

    def __init__(self) -> None:
        self._anywhere: Answers = {}
        self._seen_from: dict[tuple[datetime, Facts], Memory] = {}

    def of(self, history: History) -> Memory:
        """The memory of all histories with this one's moment and facts."""
        seen_from = (history.at, history.facts)
        memory = self._seen_from.get(seen_from)
        if memory is None:
            if len(self._seen_from) == ENOUGH:
                self.forget()
            memory = self._seen_from[seen_from] = Memory(self._anywhere)
        return memory

    def forget(self) -> None:
        """Let go of everything; whoever still holds a memory may go on with it."""
        self._anywhere, self._seen_from = {}, {}


class Judge:
    """What a rule set says of one party, on any history of one moment and the same facts.

    What its rules say of a contract without looking at others is asked once.
    """

    __slots__ = (
        "_counts_as",
        "_equal",
        "_given",
        "_heard",
        "_party",
        "_ratings",
        "_rules",
        "_scores",
        "_unscored",
    )

    def __init__(self, rules: RuleSet, party: Party, history: History, memory: Memory) -> None:
        self._rules = rules
        self._party = party
        self._given: Given = {"moment": history.at, "facts": history.facts, "party": party}
        self._unscored = _why_unscored(rules, party)
        self._heard: dict[int, Heard] = memory.answers(rules.heard_by)
        self._ratings: dict[int, Rating] = memory.answers(rules.rated_by, of=party)
        self._counts_as: dict[int, Counted | None] = memory.answers(rules.counted_by, of=party)
        self._scores: dict[tuple[Counted, ...], Scored] = memory.answers(rules.scored_by, of=party)
        self._equal: dict[Hashable, Counted] = memory.answers(EQUAL)

    def scored(self, history: History) -> Scored:
        """The score that follows from *history*, and the rule that worked it out."""
        if self._unscored:
            raise Unanswered(self._unscored)
        contracts, keys = history.of_and_keys(self._party)
        known = self._counts_as
        try:
            counted = tuple([one for key in keys if (one := known[key]) is not None])
        except KeyError:
            counted = self._all_counted(contracts, history)
        return self._scores.get(counted) or self._aggregated(counted, history)

    def treatment(self, contract: Contract, history: History) -> Treatment:
        """Everything that the rules say of *contract*."""
        given = self._given
        given["history"] = history
        heard, refused, _ = self._hear(contract)
        given["contract"] = heard
        left_out, by = self._rules.excludes.ask(given)
        if left_out:
            return Treatment(contract, refused, by)
        counted, unrated_by, rated_by, weighed_by, _ = self._rating(heard)
        rated = counted.rated if counted else None
        return Treatment(contract, refused, unrated_by, rated, rated_by, weighed_by)

    def _all_counted(
        self, contracts: tuple[Contract, ...], history: History
    ) -> tuple[Counted, ...]:
        """What counts of these contracts, asked about each of which nothing lasting is known."""
        self._given["history"] = history
        known = self._counts_as
        found = []
        for contract in contracts:
            key = id(contract)
            one = known[key] if key in known else self._counted_as(contract)
            if one is not None:
                found.append(one)
        return tuple(found)

    def _counted_as(self, contract: Contract) -> Counted | None:
        """What a contract counts as; remembered where no other contract has a say in it.

        What no rule rates counts in no history, whoever else leaves it out.
        """
        rules = self._rules
        heard = self._hear(contract)[0]
        self._given["contract"] = heard
        left_out = rules.excludes.ask(self._given)[0]
        counted = None if left_out else self._rating(heard)[0]
        unrated = counted is None and not left_out and rules.rates_alone
        if unrated or rules.one_contract_at_a_time:
            self._counts_as[id(contract)] = counted
        return counted

    def _hear(self, contract: Contract) -> Heard:
        if not self._rules.admits_alone:
            return self._asked_to_hear(contract)
        heard = self._heard.get(id(contract))
        if heard is None:
            heard = self._heard[id(contract)] = self._asked_to_hear(contract)
        return heard

    def _asked_to_hear(self, contract: Contract) -> Heard:
        chain, given = self._rules.admits, self._given
        if chain.empty or not contract.feedback:
            return contract, (), contract
        refused = []
        given["contract"] = contract
        for feedback in contract.feedback:
            given["feedback"] = feedback
            refusal, rule = chain.ask(given)
            if refusal is not None:
                refused.append((feedback, refusal, rule or ""))
        if not refused:
            return contract, (), contract
        inert = [feedback for feedback, _, _ in refused]
        heard = tuple([said for said in contract.feedback if said not in inert])
        return contract.replace(feedback=heard), tuple(refused), contract

    def _rating(self, contract: Contract) -> Rating:
        """How the contract counts that is asked about, and that nobody leaves out."""
        if not self._rules.rates_alone:
            return self._asked_to_rate(contract)
        rating = self._ratings.get(id(contract))
        if rating is None:
            rating = self._ratings[id(contract)] = self._asked_to_rate(contract)
        return rating

    def _asked_to_rate(self, contract: Contract) -> Rating:
        outcome, rated_by = self._rules.rates.ask(self._given)
        if outcome is None:
            return None, rated_by, None, None, contract
        weight, weighed_by = self._rules.weighs.ask(self._given)
        if weight is None:
            weight = 1
        rated = Rated(
            outcome,
            weight,
            contract.client if self._party == contract.freelancer else contract.freelancer,
            contract.end.at if contract.end else None,
            not contract.feedback_on(self._party),
        )
        alike = (rated, type(outcome), type(weight))  # 1 and Fraction(1) are equal, not alike
        counted = self._equal.get(alike)
        if counted is None:
            counted = self._equal[alike] = Counted(rated)
        return counted, None, rated_by, weighed_by, contract

    def _aggregated(self, counted: tuple[Counted, ...], history: History) -> Scored:
        chain = self._rules.aggregates
        rated = tuple([one.rated for one in counted])
        given = {**self._given, "history": history, "rated": rated}
        if self._rules.reads_totals:
            given["totals"] = totals(rated)
        scored = chain.ask(given)
        if not chain.reads_history:
            self._scores[counted] = scored
        return scored


def _why_unscored(rules: RuleSet, party: Party) -> str:
    """The question that nobody answers before there is a score; empty where there can be one."""
    if rules.unanswered:
        return rules.unanswered[0]
    if party.role not in rules.definition.scores:
        return f"aggregates, for a {party.role}"
    return ""
