"""A judge: what a rule set says of one party, at one moment and with the same facts."""

from __future__ import annotations

from typing import Any, Final, NamedTuple, TypeAlias

from evenhand.judging.memory import Alike, Answers, Lasting, Memory, Standing
from evenhand.judging.nameless import Withheld, nameless
from evenhand.judging.withheld import (
    UNSEEN,
    Query,
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
        "_alikes",
        "_answers",
        "_given",
        "_history",
        "_known",
        "_lasting",
        "_looks_around",
        "_memory",
        "_of_alike",
        "_of_freelancer",
        "_party",
        "_rules",
        "_scores",
        "_stands",
        "_unscored",
    )

    def __init__(self, rules: RuleSet, party: Party, memory: Memory) -> None:
        self._rules = rules
        self._party = party
        self._of_freelancer = party.role == "freelancer"
        self._memory = memory
        self._history = UNSEEN
        self._given: Given = {"moment": memory.at, "facts": memory.facts, "party": party}
        self._unscored = _why_unscored(rules, party)
        counted, scored = rules.counted_by, rules.scored_by
        everywhere = memory.shelf(moment=counted.moment, facts=False)
        self._looks_around = counted.facts or counted.history
        if self._looks_around:
            self._known = _Known(self)
        else:
            alike = ("known", counted.number, party)
            self._known = everywhere.kept(alike, lambda: _Known(self))
        self._stands = self._known.__getitem__
        whom = party if counted.party else party.role
        self._lasting = everywhere.kept(("lasting", counted.number, whom), Lasting)
        self._of_alike = self._lasting.of_alike
        self._alikes = memory.store.alikes
        shelf = memory.shelf(moment=scored.moment, facts=scored.history)
        of = party if scored.party else None
        self._answers: Answers = shelf.answers(("answers", scored.number, of))
        self._scores: Answers = shelf.answers(("scores", scored.number, of))

    def answer(self, history: History) -> Answer:
        """The score that follows from *history*, and how it comes about."""
        return self.answer_of(history.of(self._party), history)

    def answer_of(self, contracts: tuple[Contract, ...], history: History) -> Answer:
        """The same, where these are known to be the contracts of the party."""
        if self._unscored:
            raise Unanswered(self._unscored)
        self._history = history
        standings = tuple(map(self._stands, contracts))
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
        said = self._of_alike.get(self._alikes[contract])
        if type(said) is not Worth and type(said) is not Standing:
            said = self._said(contract, said)
            if said is AROUND:
                return self._placed(self._among_others(contract), contract)
        standing = self._known[contract] = self._placed(said, contract)
        return standing

    def _said(self, contract: Contract, root: Any) -> Any:
        """What the rules say of a contract; AROUND where other contracts have a say in it."""
        memory, known = self._memory, self._lasting.known
        said = follow(root, memory, contract) or self._known_of_alike(contract)
        if said is NAMED:
            said = follow(known.get(contract), memory, contract) or self._learned(contract)
            if said is FACTS:
                said = self._asked(contract, self._given, UNSEEN)
        return said

    def _known_of_alike(self, contract: Contract) -> Any:
        """What was said of a contract that is alike in what was read; it is asked if none was."""
        lasting, alike = self._lasting, self._alikes[contract]
        root = lasting.known.get(self._memory.store.token(alike, lasting.fields))
        said = follow(root, self._memory, contract)
        if said is None:
            said, root = self._learned_of_alike(contract, alike)
        lasting.of_alike[alike] = root
        return said

    def _learned_of_alike(self, contract: Contract, alike: Alike) -> tuple[Any, Any]:
        """What the rules say of a contract without names; NAMED where they ask for those.

        It is remembered of all contracts that are alike in what was read, with what it hung on.
        """
        lasting = self._lasting
        one = nameless(contract, lasting.fields)
        given, history, noted = self._noting(contract)
        try:
            said: Any = self._asked(one, given, history)
        except (Withheld, RuleError):  # a rule that fails is to fail on what is there
            said, noted = NAMED, []
        lasting.read(one.noted)
        token = self._memory.store.token(alike, lasting.fields)
        root = lasting.known[token] = grown(lasting.known.get(token), iter(noted), said)
        return said, root

    def _noting(self, contract: Contract) -> tuple[Given, History, list[tuple[Query, Any]]]:
        """What rules are given beside a contract, and where it is noted what they ask of it."""
        if not self._looks_around:
            return {**self._given}, UNSEEN, []
        facts = questioned(self._memory, contract)
        return {**self._given, "facts": facts}, glimpsed(facts), facts.noted

    def _learned(self, contract: Contract) -> Any:
        """What the rules say of a contract, names and all; remembered with what it hung on."""
        known = self._lasting.known
        given, history, noted = self._noting(contract)
        try:
            said: Any = self._asked(contract, given, history)
        except (Withheld, RuleError):
            said = known[contract] = self._hangs_on(contract)
        else:
            known[contract] = grown(known.get(contract), iter(noted), said)
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
        other = contract.client if self._of_freelancer else contract.freelancer
        where = (other, contract.end)
        standing = said.standings.get(where)
        if standing is None:
            rated = self._rated(contract, said.outcome, said.weight, said.silent)
            standing = said.standings[where] = self._memory.store.rated(rated)
        return standing

    def _rated(self, contract: Contract, outcome: Exact, weight: Exact, silent: bool) -> Rated:
        other = contract.client if self._of_freelancer else contract.freelancer
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
        """The answer that follows from these standings, remembered unless more has a say in it."""
        counted = tuple([one for one in standings if one.rated is not None])
        scored = self._scores.get(counted)
        if scored is None:
            try:
                scored = self._scores[counted] = self._scored(counted, surroundings(self._memory))
            except Withheld:
                score, rule = self._scored(counted, history)
                return Answer(score, rule, standings)
        score, rule = scored
        answer = self._answers[standings] = Answer(score, rule, standings)
        return answer

    def _scored(
        self, counted: tuple[Standing, ...], history: History
    ) -> tuple[Exact | None, str | None]:
        """The score, and the rule that works it out, asked now."""
        rated = tuple([one.rated for one in counted if one.rated])
        given = {**self._given, "history": history, "rated": rated}
        if self._rules.reads_totals:
            given["totals"] = totals(rated)
        return self._rules.aggregates.ask(given)


def judge(rules: RuleSet, party: Party, memory: Memory) -> Judge:
    """The judge of a party under a rule set, the same one for the same memory."""
    judges = memory.judges(party)
    known: Judge | None = judges.get(rules)
    if known is None:
        known = judges[rules] = Judge(rules, party, memory)
    return known


def _why_unscored(rules: RuleSet, party: Party) -> str:
    """The question that nobody answers before there is a score; empty where there can be one."""
    if rules.unanswered:
        return rules.unanswered[0]
    if party.role not in rules.definition.scores:
        return f"aggregates, for a {party.role}"
    return ""
