"""JSON: verdicts, comparisons and lists for machines. The format is described in docs/json.md."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from evenhand.model.cases import Case
from evenhand.model.contracts import Contract
from evenhand.model.history import History
from evenhand.model.units import Exact
from evenhand.model.verdicts import Counterexample, Exhausted, Proof, Verdict
from evenhand.rulesets import RuleSet
from evenhand.search.causes import deciding_rule

VERSION = 3


def text(content: dict[str, Any]) -> str:
    """*content* under the version of the format, as plain ASCII that ends in a line break."""
    return json.dumps({"evenhand": VERSION, **content}, indent=2) + "\n"


def verdicts(found: Sequence[Verdict], rule_sets: dict[str, RuleSet]) -> dict[str, Any]:
    """Every verdict with its evidence."""
    return {"verdicts": [_verdict(verdict, rule_sets[verdict.rule_set]) for verdict in found]}


def exact(score: Exact | None) -> str | None:
    """A score without rounding, ``91`` or ``1000/11``; null for none."""
    return None if score is None else str(score)


def _verdict(verdict: Verdict, rule_set: RuleSet) -> dict[str, Any]:
    evidence = verdict.evidence
    return {
        "rule_set": verdict.rule_set,
        "invariant": verdict.invariant,
        "verdict": verdict.outcome.value,
        "expected": verdict.expected,
        "failed": verdict.failed,
        "objection": verdict.objection,
        "out_of_scope": verdict.out_of_scope,
        "evidence": {
            "histories": evidence.histories,
            "met": evidence.met,
            "cases": evidence.cases,
            "reached": evidence.reached,
            "moved": evidence.moved,
            "violations": evidence.violations,
            "exhausted": _exhausted(evidence.exhausted),
            "proof": _proof(evidence.proof),
            "trouble": evidence.trouble,
            "ordinary": _counterexample(evidence.ordinary, rule_set),
            "smallest": _counterexample(evidence.smallest, rule_set),
            "worst": _counterexample(evidence.worst, rule_set),
        },
    }


def _exhausted(found: Exhausted | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {"size": found.size, "kinds": found.kinds, "histories": found.histories}


def _proof(proof: Proof | None) -> dict[str, Any] | None:
    if proof is None:
        return None
    return {
        "proved": proof.proved,
        "tool": proof.tool,
        "version": proof.version,
        "lemma": proof.lemma,
        "bounds": list(proof.bounds),
        "assumed": list(proof.assumed),
        "why_not": proof.why_not,
    }


def _counterexample(found: Counterexample | None, rule_set: RuleSet) -> dict[str, Any] | None:
    if found is None:
        return None
    rule = deciding_rule(rule_set, found.case)
    return {
        "history": history(found.history),
        "case": _case(found.case, rule_set),
        "rule": rule.name if rule else None,
        "cites": rule_set.source_of(rule) if rule else None,
    }


def _case(case: Case, rule_set: RuleSet) -> dict[str, Any]:
    before, after = case.scores
    return {
        "of": case.of.name,
        "because": case.because.id if case.because else None,
        "difference": case.difference,
        "measure": case.measure or "score",
        "told": case.told,
        "amount": None if case.amount is None else str(case.amount),
        "before": None if case.before is None else str(case.before),
        "after": None if case.after is None else str(case.after),
        "before_shown": exact(rule_set.displayed(before)),
        "after_shown": exact(rule_set.displayed(after)),
    }


def history(told: History) -> dict[str, Any]:
    """A history; amounts are cents, times are UTC."""
    return {
        "at": told.at.isoformat(),
        "contracts": [_contract(contract) for contract in told.contracts],
        "facts": [
            {
                "at": fact.at.isoformat(),
                "kind": fact.kind,
                "about": fact.about.name,
                "by_human": fact.by_human,
                "reason": fact.reason,
            }
            for fact in told.facts
        ],
    }


def _contract(contract: Contract) -> dict[str, Any]:
    end = contract.end
    return {
        "id": contract.id,
        "freelancer": contract.freelancer.name,
        "client": contract.client.name,
        "posting": contract.posting,
        "kind": contract.kind,
        "agreed_cents": contract.agreed,
        "hired": contract.hired.isoformat(),
        "worked": [at.isoformat() for at in contract.work],
        "paid_cents": contract.paid,
        "net_cents": contract.net,
        "ended": end.at.isoformat() if end else None,
        "ended_by": end.by if end else None,
        "reason": end.reason if end else "",
        "feedback": [
            {
                "by": said.by,
                "at": said.at.isoformat(),
                "stars": said.stars,
                "private": said.private,
                "satisfied": said.satisfied,
                "changes": [
                    {"at": change.at.isoformat(), "was": change.was} for change in said.changes
                ],
                "responded": said.responded.isoformat() if said.responded else None,
            }
            for said in contract.feedback
        ],
        "blocked_by": [block.by for block in contract.blocks],
        "reports": [
            {
                "by": report.by,
                "at": report.at.isoformat(),
                "ground": report.ground,
                "ruled": report.ruled.isoformat() if report.ruled else None,
                "upheld": report.upheld,
            }
            for report in contract.reports
        ],
    }
