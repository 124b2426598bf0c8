"""Grounds: a rule set made ready for the prover, and whether it is one that lemmas are about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from evenhand.model.contracts import Contract
from evenhand.model.history import History
from evenhand.proof.drawn import Drawn
from evenhand.proof.following import Follower
from evenhand.proof.limits import NotFollowed
from evenhand.proof.makers import Openly, Really
from evenhand.proof.moments import Moment, moment_of
from evenhand.proof.openings import Opening, OpenRun
from evenhand.proof.samples import Samples
from evenhand.proof.scoring import Scoring
from evenhand.proof.telling import contract_of
from evenhand.proof.words import Texts
from evenhand.questions.chains import Chain
from evenhand.questions.rules import Rule
from evenhand.rulesets import PER_CONTRACT, RuleSet
from evenhand.runs import Run

SAMPLES = 250


class Grounds:
    """The rules of a rule set for twins, and contracts to try them on.

    ``NotFollowed`` where the prover cannot follow the rules, or where twins are judged otherwise.
    """

    def __init__(self, rule_set: RuleSet) -> None:
        for obstacle in obstacles(rule_set):
            raise NotFollowed(obstacle)
        self.rule_set = rule_set
        self.follow, self.texts = Follower(), Texts()
        self.make = Openly(self.follow, self.texts)
        self.scoring = Scoring(rule_set, self.follow, self.texts)
        self.samples = tuple(Samples(rule_set, self.texts).drawn(SAMPLES))
        self.rated = [self._rated_alike(sample) for sample in self.samples]

    def opening(self, numbers: Any) -> OpenRun:
        """The run of a history of which these numbers tell one contract, and what others add."""
        others = self.scoring.totals(numbers["count"], numbers["weight"], numbers["credit"])
        contract = contract_of(numbers, self.make)
        history = Opening((contract,), Moment(numbers["now"]), others, self.make.freelancer)
        return OpenRun(self.scoring, history)

    def outcome_and_weight(self, numbers: Any) -> tuple[Any, Any] | None:
        """What the contract that these numbers tell counts as; None where it does not count."""
        contract, now = contract_of(numbers, self.make), Moment(numbers["now"])
        return self.scoring.rated(contract, now, self.make.freelancer)

    def outcome_and_weight_at_most(self, numbers: Any) -> tuple[Any, Any] | None:
        """The same for a contract of which all takes effect, and that nobody leaves out.

        Whatever counts is such a contract, with the feedback that takes effect.
        """
        contract, now = contract_of(numbers, self.make), Moment(numbers["now"])
        return self.scoring.rated_if_heard(contract, now, self.make.freelancer)

    def really(self, numbers: Drawn, name: str) -> Contract:
        """The contract of the model that these numbers tell."""
        contract: Contract = contract_of(numbers, Really(self.texts, name))
        return contract

    def _rated_alike(self, sample: Drawn) -> tuple[Any, Any] | None:
        rated = self.outcome_and_weight(sample)
        contract = self.really(sample, "a sample")
        run = Run(self.rule_set, History((contract,), at=moment_of(sample["now"])))
        known = run.treatment(contract).rated
        really = known and (known.outcome, known.weight)
        if rated != really:
            raise NotFollowed(f"a contract is judged otherwise than its twin: {contract}")
        for number in really or ():
            if not isinstance(number, int):
                raise NotFollowed(f"a contract adds {number}, which is no whole number")
        return rated


def obstacles(rule_set: RuleSet) -> Iterator[str]:
    """Why no lemma is about a rule set, each as a sentence."""
    for question in rule_set.unanswered:
        yield f"no rule answers {question!r}, so there is no score"
    if "freelancer" not in rule_set.definition.scores:
        yield "it scores no freelancers"
    for rule in _rules_of(rule_set.aggregates):
        for name in ("rated", "history"):
            if name in rule.asks_for:
                yield f"{rule.name} looks at {_LOOKED_AT[name]}, not at totals"
    if not rule_set.of_totals:
        yield "no rule makes its score of totals"
    for question in PER_CONTRACT:
        for rule in _rules_of(rule_set.chain(question)):
            if "history" in rule.asks_for:
                yield f"{rule.name} looks at other contracts as well, not at one by itself"
            if "facts" in rule.asks_for:
                yield f"{rule.name} asks for the platform's facts"


_LOOKED_AT = {"rated": "each rated contract", "history": "the history"}


def _rules_of(chain: Chain) -> list[Rule]:
    return [step.rule for step in (*chain.steps, *chain.exceptions)]
