"""Procedures: contracts and rule sets of a few lines, for promises that are not about a score."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from evenhand.invariants.declared import Invariant
from evenhand.model.cases import Case
from evenhand.model.contracts import Contract, End, Feedback, Party, Payment, Role, Side
from evenhand.model.history import FactKind, History, PlatformFact
from evenhand.model.outcomes import Action
from evenhand.rulesets import RuleSet
from evenhand.runs import Run

ADA, BEN, CLEO = Party("Ada"), Party("Ben"), Party("Cleo", "client")
A_DAY = timedelta(days=1)

Acts = Callable[[History], Sequence[Action]]


def day(number: float, hour: int = 12) -> datetime:
    """That hour of a day of March 2024, counted from 0; further on in April and so forth."""
    return datetime(2024, 3, 1, hour, tzinfo=UTC) + timedelta(days=number)


THE_END = day(10)


def job(
    name: str = "a job",
    *,
    freelancer: Party = ADA,
    client: Party = CLEO,
    ended: datetime | None = THE_END,
    by: Side = "client",
    reason: str = "",
    pay: int = 0,
    length: timedelta = 3 * A_DAY,
    **more: Any,
) -> Contract:
    """A contract of three days, paid on its last; with *ended* None it is open since day 7."""
    last = ended or day(7)
    return Contract(
        id=name,
        freelancer=freelancer,
        client=client,
        hired=last - length if ended else last,
        end=End(ended, by, reason) if ended else None,
        payments=(Payment(last, pay),) if pay else (),
        **more,
    )


def said(by: Role, at: datetime, stars: int | None = 5, **more: Any) -> Feedback:
    """Five stars by that side."""
    return Feedback(by=by, at=at, stars=stars, **more)


def fact(kind: FactKind, at: datetime, about: Party = ADA, **more: Any) -> PlatformFact:
    """A fact about Ada."""
    return PlatformFact(at, kind, about, **more)


def told(promise: Invariant, rules: RuleSet, history: History) -> list[Case]:
    """Every case of *promise* under *rules*."""
    return list(promise(Run(rules, history)))


def broken(promise: Invariant, rules: RuleSet, history: History) -> Case:
    """The one case in which *promise* is not kept."""
    (case,) = [case for case in told(promise, rules, history) if not case.kept]
    return case


def kept(promise: Invariant, rules: RuleSet, history: History) -> bool:
    """Whether there are cases, and all of them are kept."""
    cases = told(promise, rules, history)
    return bool(cases) and all(case.kept for case in cases)
