"""Rules of every question that the type checker lets through."""

from collections.abc import Callable, Generator, Iterable, Sequence
from datetime import datetime
from fractions import Fraction
from typing import Any

from evenhand import (
    Action,
    Badge,
    Contract,
    Exact,
    Facts,
    Feedback,
    History,
    Party,
    Rated,
    Refusal,
    acts,
    admits,
    aggregates,
    awards,
    displays,
    exception_to,
    excludes,
    rates,
    reveals,
    shows,
    updates,
    weighs,
)


@admits(cites="Terms 1")
def early_enough(feedback: Feedback, moment: datetime, *, days: int = 14) -> Refusal | None:
    return Refusal("late") if (moment - feedback.at).days > days else None


@admits()
def never(feedback: Feedback) -> Refusal:
    return Refusal("never")


@reveals()
def to_both(feedback: Feedback, contract: Contract, party: Party) -> bool:
    return party in {contract.freelancer, contract.client} and bool(feedback)


@shows()
def always(contract: Contract) -> bool:
    return bool(contract)


@excludes()
def flagged(contract: Contract, facts: Facts) -> bool:
    return facts.flagged(contract.client)


@excludes()
def crowded(contract: Contract, party: Party, history: History) -> bool | None:
    return len(history.of(party)) > 2 or contract.hired > history.at


@rates()
def a_whole_number(contract: Contract) -> int:
    return len(contract.feedback)


@rates()
def a_fraction(contract: Contract, *, over: int = 2) -> Fraction:
    return Fraction(len(contract.feedback), over)


@weighs()
def by_company(contract: Contract, history: History) -> Exact | None:
    return len(history.of(contract.client))


@aggregates()
def total(rated: Sequence[Rated]) -> Exact | None:
    return sum(each.outcome for each in rated)


@aggregates()
def total_of_any(rated: Iterable[Rated], party: Party, history: History) -> int:
    return len([*rated]) + len(history.of(party)) + history.at.year


@updates()
def this_month(moment: datetime) -> datetime:
    return moment.replace(day=1)


@displays()
def doubled(score: Exact) -> Exact:
    return 2 * score


@awards()
def top(score: Exact | None) -> list[Badge]:
    return [Badge("top")] if score else []


@awards()
def top_for_long(
    party: Party, history: History, scores: Callable[[datetime], Exact | None]
) -> Iterable[Badge]:
    if scores(history.of(party)[0].hired):
        yield Badge("top for long")


@acts("reply")
def ask(history: History) -> Iterable[Action]:
    for contract in history.ended_unpaid():
        yield Action("reply", contract.client, history.at, "unpaid")


@exception_to("rates")
def halved(contract: Contract) -> Generator[None, Any, Any]:
    return (yield) / len(contract.feedback)
