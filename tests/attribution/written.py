"""Rule sets of a few lines, each with another shape, and a record to try them on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from math import floor
from typing import Any

from evenhand.model.contracts import Contract, End, Feedback, Party, Payment
from evenhand.model.history import Facts, History
from evenhand.model.outcomes import Rated
from evenhand.model.units import Exact
from evenhand.questions.rules import aggregates, displays, excludes, rates, updates, weighs
from evenhand.rulesets import RuleSet

from tests.questions.written import rule_set

ADA, BEN = Party("Ada"), Party("Ben")
SUNDAY = datetime(2024, 3, 3, tzinfo=UTC)


def day(number: float) -> datetime:
    """Noon of a day, counted from a Sunday."""
    return SUNDAY + timedelta(days=number, hours=12)


def job(name: str, *, ended: float | None, stars: int | None = 5, **more: Any) -> Contract:
    """Ada's contract of five days with a client of its own, which the client ended on that day."""
    end = None if ended is None else day(ended)
    said = (Feedback(by="client", at=end, stars=stars),) if stars and end else ()
    facts: dict[str, Any] = {
        "freelancer": ADA,
        "client": Party(f"client of {name}", "client"),
        "hired": day(0 if ended is None else ended - 5),
        "payments": (Payment(end, 500_00),) if end else (),
        "end": End(end, "client") if end else None,
        "feedback": said,
    }
    return Contract(id=name, **{**facts, **more})


def history(*contracts: Contract, at: float, **more: Any) -> History:
    return History(contracts, at=day(at), **more)


# Rules


@rates()
def by_stars(contract: Contract, party: Party) -> int | None:
    given = [said.stars for said in contract.feedback_on(party) if said.stars]
    return given[-1] if given else None


@aggregates()
def sum_of_all(rated: Sequence[Rated]) -> Exact:
    return sum(each.outcome * each.weight for each in rated)


@aggregates()
def mean(rated: Sequence[Rated]) -> Exact | None:
    weight = sum(each.weight for each in rated)
    return 20 * Fraction(sum_of_all(rated), weight) if weight else None


@aggregates()
def mean_of_four_weeks(rated: Sequence[Rated], moment: datetime) -> Exact | None:
    return mean([each for each in rated if each.ended and (moment - each.ended).days < 28])


@aggregates()
def mean_of_this_month(rated: Sequence[Rated], moment: datetime) -> Exact | None:
    first = moment.replace(day=1)
    return mean([each for each in rated if each.ended and each.ended >= first])


@aggregates()
def mean_from_three_on(rated: Sequence[Rated]) -> Exact | None:
    return mean(rated) if len(rated) >= 3 else None


@aggregates()
def mean_of_the_last_two(rated: Sequence[Rated]) -> Exact | None:
    return mean(sorted(rated, key=lambda each: each.ended or SUNDAY)[-2:])


@aggregates()
def mean_of_clients(rated: Sequence[Rated], history: History) -> Exact | None:
    heard = [each for each in rated if not history.facts.flagged(each.other)]
    means = [
        mean([each for each in heard if each.other == client])
        for client in {each.other for each in heard}
    ]
    return Fraction(sum(each for each in means if each), len(means)) if means else None


@weighs()
def the_older_the_less(contract: Contract, moment: datetime) -> Exact:
    weeks = (moment - (contract.ended or moment)).days // 7
    return Fraction(1, 1 + max(0, weeks))


@weighs()
def by_pay(contract: Contract) -> Exact:
    return Fraction(contract.net, 100_00)


@excludes()
def unpaid(contract: Contract) -> bool:
    return contract.unpaid


@excludes()
def of_flagged_clients(contract: Contract, facts: Facts) -> bool:
    return facts.flagged(contract.client)


@displays()
def whole(score: Exact) -> Exact:
    return floor(score + Fraction(1, 2))


@updates()
def on_sundays(moment: datetime) -> datetime:
    return SUNDAY + (moment - SUNDAY) // timedelta(days=7) * timedelta(days=7)


ADDITIVE = rule_set(by_stars, by_pay, sum_of_all)
RULE_SETS: dict[str, RuleSet] = {
    "a sum": ADDITIVE,
    "a mean": rule_set(by_stars, mean),
    "a mean by pay": rule_set(by_stars, by_pay, unpaid, mean, whole),
    "a window": rule_set(by_stars, mean_of_four_weeks, whole, on_sundays),
    "a month": rule_set(by_stars, mean_of_this_month),
    "weights that fade": rule_set(by_stars, the_older_the_less, mean, whole),
    "enough contracts": rule_set(by_stars, mean_from_three_on),
    "the last two": rule_set(by_stars, mean_of_the_last_two, on_sundays),
    "clients": rule_set(by_stars, mean_of_clients, of_flagged_clients),
}
