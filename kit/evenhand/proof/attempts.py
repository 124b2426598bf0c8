"""Attempts: what came of trying to refute a promise, and then to prove it."""

from __future__ import annotations

from dataclasses import dataclass

from evenhand.invariants.declared import Invariant
from evenhand.model.verdicts import Counterexample
from evenhand.proof.claims import Judge, LemmaClaim, OpenPromise, broken, kept, without_needle
from evenhand.proof.grounds import Grounds
from evenhand.proof.lemmas import Follows, Lemma, lemma_of
from evenhand.proof.limits import NotFollowed
from evenhand.proof.others import Others, others_of
from evenhand.proof.prover import TOOL, Answer, asked
from evenhand.proof.reality import Reality
from evenhand.questions.answers import RuleError
from evenhand.rulesets import RuleSet

WAYS = {2: 250, 1: 700}  # ways to go before giving up, by the feedbacks of the client
NO_LEMMA = "there is no lemma for this promise: it is not about one contract at a time"
NO_CASE = "no contract within the bounds comes to where the promise applies"
UNSEEN = f"{TOOL} does not see through the rules: it does not refute"


@dataclass(frozen=True)
class Attempt:
    """What came of it: *how* the promise follows from what was proved, or why nothing was.

    It was proved for contracts of which the client has *spoken* so often at most, beside *others*
    as they were confirmed to be.
    """

    how: Follows | None = None
    spoken: int = 0
    others: Others | None = None
    refutation: Counterexample | None = None
    why_not: str = ""


class Attempts:
    """Attempts at the promises of one rule set; what is found out about it is kept for the next."""

    def __init__(self, rule_set: RuleSet) -> None:
        self._rule_set = rule_set
        self._grounds: Grounds | None = None
        self._reality: Reality | None = None
        self._others: Others | None = None
        self._trouble = ""

    def at(self, invariant: Invariant) -> Attempt:
        """What came of *invariant*."""
        lemma = lemma_of(invariant)
        if lemma is None:
            return Attempt(why_not=NO_LEMMA)
        if self._trouble:
            return Attempt(why_not=self._trouble)
        try:
            if self._grounds is None or self._reality is None:
                self._grounds = Grounds(self._rule_set)
                self._reality = Reality(self._grounds)
        except (NotFollowed, RuleError) as why:
            self._trouble = str(why)
            return Attempt(why_not=self._trouble)
        try:
            return self._tried(invariant, lemma, self._grounds, self._reality)
        except (NotFollowed, RuleError) as why:
            return Attempt(why_not=str(why))

    def _tried(
        self, invariant: Invariant, lemma: Lemma, grounds: Grounds, reality: Reality
    ) -> Attempt:
        if lemma.follows is Follows.EACH and self._rule_set.aggregates.reads("moment"):
            raise NotFollowed("the score hangs on the moment, which this promise changes")
        promise = OpenPromise(grounds, invariant)
        refutation = reality.refutation(invariant, promise, lemma.follows)
        if refutation is not None:
            return Attempt(refutation=refutation, why_not=_refuted(refutation))
        if self._others is None:
            self._others = others_of(grounds)
        answer = Answer(False)
        for spoken in range(lemma.feedbacks, 0, -1):
            claim = LemmaClaim(promise, self._others, spoken=spoken, judge=kept)
            answer = asked(claim, ways=WAYS[spoken])
            if answer.confirmed:
                why_not = _unseen(promise, self._others, spoken) if claim.met else NO_CASE
                if why_not:
                    return Attempt(why_not=why_not)
                return Attempt(lemma.follows, spoken, self._others)
            if answer.refuted_by is not None:
                refutation = reality.shown(invariant, answer.refuted_by)
                why_not = _refuted(refutation) if refutation else _only_totals(answer)
                return Attempt(refutation=refutation, why_not=why_not)
        return Attempt(why_not=answer.why_not)


def _unseen(promise: OpenPromise, others: Others, spoken: int) -> str:
    """What false claim the prover does not refute; empty if it refutes all, as it should."""
    false: tuple[tuple[Judge, str], ...] = (
        (broken, "that the promise is kept nowhere"),
        (without_needle, "that there is no such number of other contracts"),
    )
    for judge, words in false:
        claim = LemmaClaim(promise, others, spoken=spoken, judge=judge)
        if asked(claim, ways=WAYS[spoken]).refuted_by is None:
            return f"{UNSEEN} {words}"
    return ""


def _refuted(refutation: Counterexample) -> str:
    many = len(refutation.history)
    return f"it is not kept on a history of {many} contract{'s' if many > 1 else ''}"


def _only_totals(answer: Answer) -> str:
    trouble = answer.trouble or "it fails"
    return f"for some contract and some totals of others {trouble}; no such history was found"
