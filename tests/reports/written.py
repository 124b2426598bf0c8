"""Verdicts written by hand, for reports to tell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from evenhand.model.cases import Amount, Case
from evenhand.model.contracts import Contract, End, Feedback, Party, Payment
from evenhand.model.history import History
from evenhand.model.verdicts import Counterexample, Evidence, Exhausted, Outcome, Proof, Verdict

ADA = Party("Ada")
FIRST = datetime(2024, 5, 1, 12, tzinfo=UTC)
EVERY = Exhausted(size=3, kinds=60, histories=39_711)
PROOF = Proof(
    proved=True,
    tool="a prover",
    version="1.2",
    lemma="one contract more never takes anything off",
    bounds=("at most ten payments", "amounts up to $1,000,000"),
    assumed=("the score hangs on the totals only",),
)
NO_PROOF = Proof(proved=False, tool="a prover", version="1.2", why_not="a rule reads the history")


def job(number: int, *, stars: int | None = 5, pay: int = 500_00, **more: Any) -> Contract:
    """Ada's contract number *number*, of a week, which its client ended *number* days later."""
    end = FIRST + timedelta(days=7 + number)
    said = (Feedback(by="client", at=end, stars=stars),) if stars else ()
    facts: dict[str, Any] = {
        "id": f"job {number}",
        "freelancer": ADA,
        "client": Party(f"client {number}", "client"),
        "hired": FIRST + timedelta(days=number),
        "payments": (Payment(end, pay),) if pay else (),
        "end": End(end, "client"),
        "feedback": said,
    }
    return Contract(**{**facts, **more})


def case(**more: Any) -> Case:
    """A case of Ada's that is not kept, on an empty history, unless *more* says otherwise."""
    nothing = History()
    facts: dict[str, Any] = {"kept": False, "of": ADA, "base": nothing, "varied": nothing}
    return Case(**{**facts, "before": None, "after": None, **more})


def found(told: Case) -> Counterexample:
    return Counterexample(told.varied, told)


def verdict(
    rule_set: str,
    invariant: str = "a_promise",
    outcome: Outcome = Outcome.HOLDS,
    *,
    worst: Amount | None = None,
    ordinary: Case | None = None,
    looked: Mapping[str, Any] | None = None,
    **more: Any,
) -> Verdict:
    """A verdict, its violation listed, with this amount for the worst and this case for a story.

    *looked* says how hard we looked where that is otherwise than usual.
    """
    return Verdict(
        **{
            "rule_set": rule_set,
            "invariant": invariant,
            "outcome": outcome,
            "expected": outcome is Outcome.VIOLATED,
            "evidence": Evidence(
                **{
                    "histories": 10,
                    "cases": 7,
                    "moved": 3,
                    "violations": 2 if outcome is Outcome.VIOLATED else 0,
                    "ordinary": found(ordinary) if ordinary else None,
                    "smallest": found(ordinary) if ordinary else None,
                    "worst": found(case(amount=worst)) if worst is not None else None,
                    **(looked or {}),
                }
            ),
            **more,
        }
    )
