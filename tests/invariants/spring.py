"""Ada's spring, in which whatever promises are about happens at least once; and rules to judge it.

The scores here are means of stars, twenty points a star.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from functools import partial
from typing import Any

from evenhand.invariants.declared import Invariant
from evenhand.model.cases import Case
from evenhand.model.contracts import Block, Contract, End, Feedback, Party, Payment, Report, Side
from evenhand.model.history import History, PlatformFact
from evenhand.model.outcomes import Rated
from evenhand.model.units import Exact
from evenhand.questions.rules import aggregates, as_rule, excludes, rates, shows, weighs
from evenhand.rulesets import Definition, RuleSet
from evenhand.runs import Run

from tests.questions.written import module

AnyRule = Callable[..., Any]

ADA, CLEO, DORA = Party("Ada"), Party("Cleo", "client"), Party("Dora", "client")


def day(number: int, hour: int = 12) -> datetime:
    return datetime(2024, 3, 1, hour, tzinfo=UTC) + timedelta(days=number)


def job(
    ended: datetime, *, by: Side = "client", stars: int | None = None, pay: int = 0, **more: Any
) -> Contract:
    """A contract of Ada's, of three days, with the stars and the pay, if any, on its last."""
    points = 5 * ((stars or 1) - 1) // 2
    told = Feedback(by="client", at=ended, stars=stars, private=points)
    return Contract(
        id=f"ended {ended:%d %B %H}",
        freelancer=ADA,
        client=more.pop("client", CLEO),
        hired=ended - timedelta(days=3),
        end=End(ended, by),
        feedback=(told,) if stars else (),
        payments=(Payment(ended, pay),) if pay else (),
        **more,
    )


def left_open(hired: datetime, *, pay: int = 0, **more: Any) -> Contract:
    """A contract of Ada's that nobody has ended, paid, if at all, on its first day."""
    paid = (Payment(hired, pay),) if pay else ()
    return Contract(
        id=f"open since {hired:%d %B}",
        freelancer=ADA,
        client=more.pop("client", CLEO),
        hired=hired,
        payments=paid,
        **more,
    )


def told_on(at: datetime, *, by: Side = "freelancer", upheld: bool | None = True) -> Report:
    """A report of extortion, ruled at once unless *upheld* is None."""
    role: Any = by
    return Report(role, at, "extortion", None if upheld is None else at, upheld)


SPRING = History(
    [
        job(day(10, hour=9), stars=5, pay=900),
        job(day(10, hour=15), stars=3, pay=900),
        left_open(day(15), pay=300),
        job(day(20), stars=1, pay=500, blocks=(Block("client", day(20)),)),
        job(day(22), stars=2, pay=700, client=DORA, reports=(told_on(day(22)),)),
        job(day(25), pay=300),
        job(day(30), client=DORA, posting="a logo"),
        job(day(31), client=DORA, posting="a logo", stars=1),
        job(day(32), by="freelancer"),
        job(day(33), by="freelancer", stars=1),
    ],
    facts=[PlatformFact(day(35), "flagged", DORA, True)],
    at=day(60),
)

# Rules that most promises find nothing wrong with


@excludes()
def unpaid_ones(contract: Contract) -> bool:
    return contract.unpaid


@shows()
def paid_or_worked_on(contract: Contract) -> bool:
    return not contract.unpaid


@rates()
def by_stars(contract: Contract) -> int | None:
    stars = [said.stars for said in contract.feedback_by_client if said.stars]
    return stars[-1] if stars else None


@aggregates()
def plain_mean(rated: Sequence[Rated]) -> Exact | None:
    return 20 * Fraction(sum(each.outcome for each in rated), len(rated)) if rated else None


FAIR = (unpaid_ones, paid_or_worked_on, by_stars, plain_mean)

# Two better ways of making a score of stars, and one that looks at this year only


@weighs()
def by_pay(contract: Contract) -> int:
    return contract.paid


@aggregates()
def weighed_mean(rated: Sequence[Rated]) -> Exact | None:
    total = sum(each.weight for each in rated)
    stars = sum(each.outcome * each.weight for each in rated)
    return Fraction(20 * stars, total) if total else None


@aggregates()
def mean_with_a_hundred_good_ones(rated: Sequence[Rated]) -> Exact:
    return 20 * Fraction(500 + sum(each.outcome for each in rated), 100 + len(rated))


@aggregates()
def mean_of_a_year(rated: Sequence[Rated], moment: datetime) -> Exact | None:
    recent = [e.outcome for e in rated if e.ended and (moment - e.ended) <= timedelta(days=365)]
    return 20 * Fraction(sum(recent), len(recent)) if recent else None


def rules_with(*unfair: AnyRule) -> RuleSet:
    """The fair rule set with these rules asked first; another way to make a score stands alone."""
    rules = [rule for rule in map(partial(as_rule, "unfair"), unfair) if rule]
    another = any(rule.question == "aggregates" and not rule.wrapper for rule in rules)
    modules = {"fair": module("fair", *FAIR), "unfair": module("unfair", *unfair)}
    drops = ("fair.plain_mean",) if another else ()
    return RuleSet(Definition("with one unfair rule", modules, drops=drops))


def cases(promise: Invariant, history: History, *unfair: AnyRule) -> list[Case]:
    """What a promise comes to on a history, under the fair rules and these."""
    return list(promise(Run(rules_with(*unfair), history)))


def amounts(found: list[Case]) -> list[Any]:
    """How much of what their promise measures each of these cases shows."""
    return [case.amount for case in found]
