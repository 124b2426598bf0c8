"""Proofs: a promise confirmed for histories of any length, or why it was not."""

from __future__ import annotations

from evenhand.invariants.declared import Invariant
from evenhand.model.verdicts import Counterexample, Proof
from evenhand.proof.attempts import Attempt, Attempts
from evenhand.proof.drawn import bounds_in_words
from evenhand.proof.lemmas import Follows
from evenhand.proof.others import Others
from evenhand.proof.prover import TOOL, ProverMissing, version
from evenhand.rulesets import RuleSet

__all__ = ["Proofs", "ProverMissing", "proof_of", "refutation_of"]


class Proofs:
    """Proofs for rule sets. What is found out about one is kept for its other promises."""

    def __init__(self) -> None:
        self._attempts: dict[RuleSet, Attempts] = {}

    def proof_of(self, rule_set: RuleSet, invariant: Invariant) -> Proof:
        """What came of proving that *rule_set* keeps the promise; ``ProverMissing`` without tool.

        Proved only where the prover confirmed the lemma and refuted what is false of it. Where it
        is not proved, it need not be broken: *why_not* says what stood in the way.
        """
        installed = version()
        attempt = self._attempt(rule_set, invariant)
        if attempt.how is None:
            return Proof(proved=False, tool=TOOL, version=installed, why_not=attempt.why_not)
        return Proof(
            proved=True,
            tool=TOOL,
            version=installed,
            lemma=f"one contract beside any totals of others: {invariant.statement}",
            bounds=bounds_in_words(attempt.spoken),
            assumed=_assumed(attempt.how, attempt.others),
        )

    def refutation_of(self, rule_set: RuleSet, invariant: Invariant) -> Counterexample | None:
        """A history on which the promise is not kept, from samples or from the prover; or None."""
        version()
        return self._attempt(rule_set, invariant).refutation

    def _attempt(self, rule_set: RuleSet, invariant: Invariant) -> Attempt:
        if rule_set not in self._attempts:
            self._attempts[rule_set] = Attempts(rule_set)
        return self._attempts[rule_set].at(invariant)


def proof_of(rule_set: RuleSet, invariant: Invariant) -> Proof:
    """What came of one proof; for several, ``Proofs`` need not begin anew with each."""
    return Proofs().proof_of(rule_set, invariant)


def refutation_of(rule_set: RuleSet, invariant: Invariant) -> Counterexample | None:
    """A history on which the promise is not kept, from samples or from the prover; or None."""
    return Proofs().refutation_of(rule_set, invariant)


def _assumed(how: Follows, others: Others | None) -> tuple[str, ...]:
    """What the step from the lemma to every history takes for granted."""
    return (
        "the score hangs on the count, weight and credit of what counts: its rule names no more",
        "each contract is judged by itself: no rule of it names the history or the facts",
        f"each other contract that counts has {others}, as {TOOL} confirmed too",
        how.value,
        f"no rule raises anything, and {TOOL} is right: it refuted two false forms of the lemma",
    )
