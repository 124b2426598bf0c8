"""A judge: what a rule set says of one party, at one moment and with the same facts."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Final, NamedTuple, TypeAlias

from evenhand.judging.memory import Answers, Lasting, Memory, Standing
from evenhand.judging.nameless import Withheld, nameless
from evenhand.judging.withheld import (
    UNSEEN,
    follow,
    glimpsed,
    grown,
    questioned,
    surroundings,
)
from evenhand.model.contracts import Contract, End, Feedback, Party
from evenhand.model.history import History
from evenhand.model.outcomes import Rated, Refusal, Treatment, totals
from evenhand.model.units import Exact
from evenhand.questions.answers import Given, RuleError, Unanswered
from evenhand.rulesets import RuleSet

Refused: TypeAlias = tuple[tuple[Feedback, Refusal, str], ...]


class Answer(NamedTuple):
    """A score, the rule that worked it out, and how each contract stands in it."""

    score: Exact | None
    rule: str | None
    standings: tuple[Standing, ...]


class Worth(NamedTuple):
    """What the rules make of a contract, whoever it is with."""

    outcome: Exact
    weight: Exact
    silent: bool
    standings: dict[tuple[Party, End | None], Standing]  # by the other side, and the end


NAMED: Final = "it hangs on names"
FACTS: Final = "it hangs on all the facts there are"
AROUND: Final = "it hangs on other contracts"
ANYWHERE: Final = "it hangs on anything in the history"


class _Known(dict[Contract, Standing]):
    """How contracts stand; what is not known yet is asked."""

    __slots__ = ("_judge",)

    def __init__(self, judge: Judge) -> None:
        self._judge = judge

    def __missing__(self, contract: Contract) -> Standing:
        return self._judge.standing(contract)


class Judge:
    """What a rule set says of one party, on any history of one moment and the same facts.

    A rule is first shown a contract without names, and neither facts nor history: what it says to
    that it says of all such contracts, always. What it asks for is shown to it then, one after the
    other, and what it says is remembered as far as it goes.
    """

    __slots__ = (
        "_answers",
        "_given",
        "_history",
        "_known",
        "_lasting",
        "_memory",
        "_party",
        "_rules",
        "_scores",
        "_unscored",
    )

    def __init__(self, rules: RuleSet, party: Party, memory: Memory) -> None:
        self._rules = rules
        self._party = party
        self._memory = memory
        self._history = UNSEEN
        self._given: Given = {"moment": memory.at, "facts": memory.facts, "party": party}
        self._unscored = _why_unscored(rules, party)
        counted, scored = rules.counted_by, rules.scored_by
        everywhere = memory.shelf(moment=counted.moment, facts=False)
        if counted.facts or counted.history:
            self._known = _Known(self)
        else:
            alike = ("known", counted.number, party)
            self._known = everywhere.kept(alike, lambda: _Known(self))
        whom = party if counted.party else party.role
        self._lasting = everywhere.kept(("lasting", counted.number, whom), Lasting)
        shelf = memory.shelf(moment=scored.moment, facts=scored.history)
        of = party if scored.party else None
        self._answers: Answers = shelf.answers(("answers", scored.number, of))
        self._scores: Answers = shelf.answers(("scores", scored.number, of))

    def answer(self, history: History) -> Answer:
        """The score that follows from *history*, and how it comes about."""
        if self._unscored:
            raise Unanswered(self._unscored)
        self._history = history
        standings = tuple(map(self._known.__getitem__, history.of(self._party)))
        return self._answers.get(standings) or self._aggregated(standings, history)

    def treatment(self, contract: Contract, history: History) -> Treatment:
        """Everything that the rules say of *contract*."""
        given = {**self._given, "history": history}
        heard, refused = self._hear(contract, given)
        given["contract"] = heard
        left_out, by = self._rules.excludes.ask(given)
        if left_out:
            return Treatment(contract, refused, by)
        outcome, rated_by = self._rules.rates.ask(given)
        if outcome is None:
            return Treatment(contract, refused, rated_by)
        weight, weighed_by = self._rules.weighs.ask(given)
        silent = not heard.feedback_on(self._party)
        rated = self._rated(contract, outcome, 1 if weight is None else weight, silent)
        return Treatment(contract, refused, None, rated, rated_by, weighed_by)

    def standing(self, contract: Contract) -> Standing:
        """How a contract stands; remembered where no other contract has a say in it."""
        lasting, memory = self._lasting, self._memory
        token = memory.store.token(contract, lasting.fields)
        said = follow(lasting.known.get(token), memory, contract)
        if said is None:
            said = self._learned_of_alike(contract)
        if said is NAMED:
            said = follow(lasting.known.get(contract), memory, contract)
            if said is None:
                said = self._learned(contract)
            if said is FACTS:
                said = self._asked(contract, self._given, UNSEEN)
            elif said is AROUND:
                return self._placed(self._among_others(contract), contract)
        standing = self._known[contract] = self._placed(said, contract)
        return standing

    def _learned_of_alike(self, contract: Contract) -> Any:
        """What the rules say of a contract without names; NAMED where they ask for those.

        It is remembered of all contracts that are alike in what was read, with what it hung on.
        """
        lasting, store, one = self._lasting, self._memory.store, nameless(contract)
        facts = questioned(self._memory, contract)
        said: Any = NAMED
        with suppress(Withheld, RuleError):  # a rule that fails is to fail on what is there
            said = self._asked(one, {**self._given, "facts": facts}, glimpsed(facts))
        lasting.read(one.noted)
        token = store.token(contract, lasting.fields)
        noted = iter(() if said is NAMED else facts.noted)
        lasting.known[token] = grown(lasting.known.get(token), noted, said)
        return said

    def _learned(self, contract: Contract) -> Any:
        """What the rules say of a contract, names and all; remembered with what it hung on."""
        known = self._lasting.known
        facts = questioned(self._memory, contract)
        try:
            said: Any = self._asked(contract, {**self._given, "facts": facts}, glimpsed(facts))
        except (Withheld, RuleError):
            said = known[contract] = self._hangs_on(contract)
        else:
            known[contract] = grown(known.get(contract), iter(facts.noted), said)
        return said

    def _hangs_on(self, contract: Contract) -> str:
        """What else a rule asks for: all facts, or other contracts too."""
        try:
            self._asked(contract, self._given, UNSEEN)
        except Withheld:
            return AROUND
        return FACTS

    def _among_others(self, contract: Contract) -> Worth | Standing:
        """What the rules say of a contract among those of some party, remembered with those.

        Where they look at more of the history than that, it is asked anew.
        """
        known, history = self._lasting.among_others, self._history
        said = follow(known.get(contract), history, contract)
        if said is None:
            facts = questioned(history, contract)
            given = {**self._given, "facts": facts}
            try:
                said = self._asked(contract, given, glimpsed(facts, around=True))
            except (Withheld, RuleError):
                said = known[contract] = ANYWHERE
            else:
                known[contract] = grown(known.get(contract), iter(facts.noted), said)
        if said is ANYWHERE:
            said = self._asked(contract, self._given, history)
        answer: Worth | Standing = said
        return answer

    def _asked(self, contract: Contract, given: Given, history: History) -> Worth | Standing:
        """What the rules say of a contract, asked now."""
        given["history"] = history
        heard, _ = self._hear(contract, given)
        given["contract"] = heard
        store = self._memory.store
        left_out, by = self._rules.excludes.ask(given)
        if left_out:
            return store.left_out(by)
        outcome, by = self._rules.rates.ask(given)
        if outcome is None:
            return store.left_out(by)
        weight = self._rules.weighs.ask(given)[0]
        silent = not heard.feedback_on(self._party)
        return Worth(outcome, 1 if weight is None else weight, silent, {})

    def _placed(self, said: Worth | Standing, contract: Contract) -> Standing:
        """What was said, of this contract with its other side."""
        if isinstance(said, Standing):
            return said
        other = contract.client if self._party.role == "freelancer" else contract.freelancer
        where = (other, contract.end)
        standing = said.standings.get(where)
        if standing is None:
            rated = self._rated(contract, said.outcome, said.weight, said.silent)
            standing = said.standings[where] = self._memory.store.rated(rated)
        return standing

    def _rated(self, contract: Contract, outcome: Exact, weight: Exact, silent: bool) -> Rated:
        other = contract.client if self._party.role == "freelancer" else contract.freelancer
        return Rated(outcome, weight, other, contract.ended, silent)

    def _hear(self, contract: Contract, given: Given) -> tuple[Contract, Refused]:
        """A contract with only the feedback that takes effect, and what was refused."""
        chain = self._rules.admits
        if chain.empty or not contract.feedback:
            return contract, ()
        refused = []
        given["contract"] = contract
        for feedback in contract.feedback:
            given["feedback"] = feedback
            refusal, rule = chain.ask(given)
            if refusal is not None:
                refused.append((feedback, refusal, rule or ""))
        if not refused:
            return contract, ()
        inert = [feedback for feedback, _, _ in refused]
        heard = tuple([said for said in contract.feedback if said not in inert])
        return contract.replace(feedback=heard), tuple(refused)

    def _aggregated(self, standings: tuple[Standing, ...], history: History) -> Answer:
        counted = tuple([one for one in standings if one.rated is not None])
        scored = self._scores.get(counted)
        if scored is not None:
            answer = self._answers[standings] = Answer(*scored, standings)
            return answer
        given = {**self._given, "history": surroundings(self._memory)}
        rated = given["rated"] = tuple([one.rated for one in counted if one.rated])
        if self._rules.reads_totals:
            given["totals"] = totals(rated)
        try:
            scored = self._rules.aggregates.ask(given)
        except Withheld:  # it hangs on more of the history, and is asked each time
            return Answer(*self._rules.aggregates.ask({**given, "history": history}), standings)
        self._scores[counted] = scored
        answer = self._answers[standings] = Answer(*scored, standings)
        return answer


def judge(rules: RuleSet, party: Party, memory: Memory) -> Judge:
    """The judge of a party under a rule set, the same one for the same memory."""
    known: Judge | None = memory.judges.get((rules, party))
    if known is None:
        known = memory.judges[rules, party] = Judge(rules, party, memory)
    return known


def _why_unscored(rules: RuleSet, party: Party) -> str:
    """The question that nobody answers before there is a score; empty where there can be one."""
    if rules.unanswered:
        return rules.unanswered[0]
    if party.role not in rules.definition.scores:
        return f"aggregates, for a {party.role}"
    return ""
