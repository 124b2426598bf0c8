"""A stand-in for a prover."""

from evenhand.invariants.declared import Invariant
from evenhand.model.verdicts import Proof
from evenhand.rulesets import RuleSet


def planted_proof(rule_set: RuleSet, promise: Invariant) -> Proof:
    """A proof of whatever it is asked about, without looking."""
    return Proof(proved=True, tool="a stand-in", version="1", lemma=f"{rule_set.name} keeps it")
