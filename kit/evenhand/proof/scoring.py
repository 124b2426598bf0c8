"""Scoring: what one contract adds to totals, and what totals come to, by the rules' own code."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from typing import Any

from evenhand.model.outcomes import Refusal, Totals
from evenhand.proof.following import Follower
from evenhand.proof.limits import NotFollowed
from evenhand.proof.ratios import Ratio
from evenhand.proof.reading import attributes_read
from evenhand.proof.words import Texts
from evenhand.questions.chains import Chain, Step
from evenhand.questions.rules import Rule
from evenhand.rulesets import PER_CONTRACT, RuleSet

OTHERS = "the others' answer"
FEEDBACK = ("feedback",)
Given = dict[str, Any]


class Scoring:
    """The rules of a rule set that make its scores, for twins.

    ``NotFollowed`` where one of them cannot be followed, with its name.
    """

    def __init__(self, rule_set: RuleSet, follow: Follower, texts: Texts) -> None:
        self.rule_set = rule_set
        self.follow, self._texts = follow, texts
        self._totals = follow.twin(Totals)
        rules = [
            step.rule
            for question in PER_CONTRACT
            for step in (*rule_set.chain(question).steps, *rule_set.chain(question).exceptions)
        ]
        self.reads = attributes_read(rule.function for rule in rules)
        """What the rules about single contracts may look at."""
        self.reads_moment = any(
            rule_set.chain(question).reads("moment") for question in (*PER_CONTRACT, "aggregates")
        )
        """Whether some rule asks which moment it is."""
        self._refusal = follow.twin(Refusal)
        self.admits, self.excludes, self.rates, self.weighs, self.aggregates, self.displays = (
            self._chain(rule_set.chain(question))
            for question in (*PER_CONTRACT, "aggregates", "displays")
        )

    def rated(self, contract: Any, moment: Any, party: Any) -> tuple[Any, Any] | None:
        """The outcome and the weight of the contract for *party*; None where it does not count."""
        given = {"moment": moment, "party": party, "contract": contract}
        given["contract"] = self._heard(contract, given)
        return None if self.excludes.ask(given)[0] else self._rated(given)

    def rated_if_heard(self, contract: Any, moment: Any, party: Any) -> tuple[Any, Any] | None:
        """The same for a contract of which all takes effect, and that nobody leaves out."""
        return self._rated({"moment": moment, "party": party, "contract": contract})

    def _rated(self, given: Given) -> tuple[Any, Any] | None:
        outcome = self.rates.ask(given)[0]
        if outcome is None:
            return None
        weight = self.weighs.ask(given)[0]
        return outcome, 1 if weight is None else weight

    def totals(self, count: Any = 0, weight: Any = 0, credit: Any = 0) -> Any:
        """These totals, as a twin."""
        return self._totals(count, weight, credit)

    def added(self, contract: Any, moment: Any, party: Any) -> Any:
        """What the contract adds to the totals of *party*; None where it does not count."""
        rated = self.rated(contract, moment, party)
        if rated is None:
            return None
        outcome, weight = rated
        return self._totals(1, weight, outcome * weight)

    def score(self, totals: Any, moment: Any, party: Any) -> Any:
        """What these totals come to."""
        return self.aggregates.ask({"totals": totals, "moment": moment, "party": party})[0]

    def displayed(self, score: Any) -> Any:
        """The number that a reader sees for *score*; None for no score."""
        if score is None:
            return None
        shown = self.displays.ask({"score": score})[0]
        return score if shown is None else shown

    def _heard(self, contract: Any, given: Given) -> Any:
        """The contract with only the feedback that takes effect, found when it is looked at."""
        if self.admits.empty:
            return contract
        given = {**given}

        def of(what: str) -> tuple[tuple[str, ...], Callable[[], Any]]:
            return FEEDBACK, lambda: self._admitted(_said(contract, what), given)

        follows = {f"feedback_by_{side}": of(side) for side in ("client", "freelancer")}
        return contract.but({"feedback": of("")[1]}, follows, changed=FEEDBACK)

    def _admitted(self, said: tuple[Any, ...], given: Given) -> tuple[Any, ...]:
        answers = [(each, self.admits.ask({**given, "feedback": each})[0]) for each in said]
        return tuple([each for each, refusal in answers if refusal is None])

    def _chain(self, chain: Chain) -> Chain:
        return Chain(
            chain.combination,
            tuple([self._step(step, ()) for step in chain.steps]),
            tuple([self._step(step, (OTHERS,)) for step in chain.exceptions]),
        )

    def _step(self, step: Step, first: tuple[str, ...]) -> Step:
        rule = step.rule
        try:
            numbers = {n: self.follow(v) for n, v in self.rule_set.parameters_of(rule).items()}
            bound = partial(self.follow(rule.function), **numbers)
        except NotFollowed as why:
            raise NotFollowed(f"{rule.name} {why}") from None
        calling = partial(_finished, bound) if first else bound
        return Step(rule, self._asking(rule, calling, (*first, *rule.asks_for)), step.numbers)

    def _asking(
        self, rule: Rule, bound: Callable[..., Any], names: tuple[str, ...]
    ) -> Callable[[Given], Any]:
        admits, excludes = rule.question == "admits", rule.question == "excludes"
        kinds = self._refusal if admits else bool if excludes else (int, Fraction, Ratio)

        def ask(given: Given) -> Any:
            written = self._texts.written
            try:
                answer = bound(*[given[name] for name in names])
            except NotFollowed as why:
                raise NotFollowed(f"{rule.name} {why}") from None
            except Exception as error:
                raise NotFollowed(f"{rule.name} raised {type(error).__name__}: {error}") from error
            known = isinstance(answer, kinds) and isinstance(answer, bool) is excludes
            if answer is not None and not known:
                raise NotFollowed(f"{rule.name} gives what is no answer, {type(answer).__name__}")
            if written != self._texts.written and (answer is None or not admits):
                raise NotFollowed(f"{rule.name} looks into a text that it wrote")
            self._texts.written = written
            if excludes and answer is not None:
                return True if answer else False  # noqa: SIM210 - an open truth is none to a chain
            return answer

        return ask


def _said(contract: Any, side: str) -> Any:
    if side == "client":
        return contract.feedback_by_client
    return contract.feedback_by_freelancer if side == "freelancer" else contract.feedback


def _finished(bound: Callable[..., Any], answer: Any, *named: Any) -> Any:
    """What an exception to rules makes of the others' answer."""
    generator = bound(*named)
    next(generator)
    try:
        generator.send(answer)
    except StopIteration as end:
        return end.value
    raise NotFollowed("yields more than once")
