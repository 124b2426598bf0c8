"""Contracts and histories invented freely: any fact may fall on any hour of one year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, get_args

from evenhand.model.contracts import (
    Block,
    Change,
    Contract,
    End,
    Feedback,
    Party,
    Payment,
    Report,
    Role,
)
from evenhand.model.history import FactKind, History, PlatformFact
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

NEW_YEAR = datetime(2024, 1, 1, tzinfo=UTC)
FREELANCERS = (Party("Ada"), Party("Ben"))
CLIENTS = (Party("Cleo", "client"), Party("Dora", "client"))


def hours(first: int = 0, last: int = 8760) -> SearchStrategy[datetime]:
    """Moments of the year, from one of its hours to another."""
    return st.integers(first, last).map(lambda hour: NEW_YEAR + timedelta(hours=hour))


MOMENTS = hours()
SPRING = st.integers(0, 20).map(lambda week: NEW_YEAR + timedelta(weeks=week))  # often the same
AUTUMN = hours(first=3500)
SPANS = st.timedeltas(-timedelta(days=9999), timedelta(days=9999))
STARS = st.integers(1, 5)


def feedback_given(by: Role, stars: list[tuple[datetime, int]], **more: Any) -> Feedback:
    """The feedback of one side that gave these stars, one after the other."""
    (at, _), *later = stars
    changes = tuple(Change(then, was) for (then, _), (_, was) in zip(later, stars, strict=False))
    return Feedback(by=by, at=at, stars=stars[-1][1], changes=changes, **more)


TIMELINES = st.lists(st.tuples(MOMENTS, STARS), min_size=1, max_size=4).map(sorted)


FactAt = tuple[str, datetime, int]
FACTS_OF_CONTRACTS = st.tuples(
    st.sampled_from(["work", "payments", "refunds", "feedback", "blocks", "reports"]),
    MOMENTS,
    st.integers(0, 59),
)
"""What happened, when, and one number that decides the rest: one draw a detail is too slow."""


def _fact(what: str, at: datetime, number: int) -> Any:
    by: Role = "client" if number % 2 else "freelancer"
    later = at + timedelta(days=number)
    match what:
        case "work":
            return at
        case "payments" | "refunds":
            return Payment(at, 1000 * (number % 10))
        case "feedback":
            stars = [(at, 1 + number % 5), (later, 1 + number // 5 % 5), (later, 3)][: number % 4]
            private, satisfied = (
                (None, number % 11)[number % 3 > 0],
                (None, True, False)[number % 3],
            )
            said = feedback_given(by, stars) if stars else Feedback(by=by, at=at)
            responded = later if number % 7 else None
            return said.replace(private=private, satisfied=satisfied, responded=responded)
        case "blocks":
            return Block(by, at)
    return Report(by, at, "threats", later, number % 3 > 0) if number % 4 else Report(by, at, "")


FEEDBACK = st.builds(lambda at, number: _fact("feedback", at, number), MOMENTS, st.integers(0, 59))


def _contract(
    name: str, who: int, hired: datetime, end: End | None, facts: list[FactAt]
) -> Contract:
    found: dict[str, Any] = {}
    for what, at, number in sorted(facts, key=lambda fact: fact[1]):
        found[what] = (*found.get(what, ()), _fact(what, at, number))
    return Contract(
        id=name,
        freelancer=FREELANCERS[who % 2],
        client=CLIENTS[who // 2 % 2],
        hired=hired,
        posting="a logo" if who // 4 else "",
        kind="hourly" if who % 3 else "fixed",
        end=end,
        **found,
    )


CONTRACTS = st.builds(
    _contract,
    st.sampled_from("abcdef"),
    st.integers(0, 7),
    SPRING,
    st.none() | st.builds(End, MOMENTS, st.sampled_from(["freelancer", "client", "platform"])),
    st.lists(FACTS_OF_CONTRACTS, max_size=4),
)
FACTS = st.builds(
    PlatformFact,
    MOMENTS,
    st.sampled_from(get_args(FactKind)),
    st.sampled_from(CLIENTS),
    st.booleans(),
    st.sampled_from(["", "a pattern of complaints"]),
)
HISTORIES = st.builds(
    lambda contracts, facts, at: History(contracts, facts=facts, at=at),
    st.lists(CONTRACTS, min_size=1, max_size=4, unique_by=lambda contract: contract.id),
    st.lists(FACTS, max_size=3, unique_by=lambda fact: fact.at),
    st.none() | AUTUMN,
)


def praised(contract: Contract) -> Contract:
    """The contract had the client given five stars when it was hired."""
    five = Feedback(by="client", at=contract.hired, stars=5)
    return contract.replace(feedback=(five, *contract.feedback))


def twice(history: History, contract: Contract) -> History:
    """The history with the contract once more, under another id."""
    return history.plus(contract.replace(id="once more"))


NEW_NAMES = {FREELANCERS[0]: Party("Zoe"), CLIENTS[0]: Party("Yves", "client")}

Variation = Callable[[Any, Contract], Any]
VARIATIONS: dict[str, Variation] = {
    "without": lambda seen, contract: seen.without(contract),
    "plus": lambda seen, contract: seen.plus(contract.replace(id="one more")),
    "replacing": lambda seen, contract: seen.replacing(contract, praised(contract)),
    "changing": lambda seen, contract: seen.changing(contract, praised),
    "varied": lambda seen, contract: seen.varied(twice, contract),
    "renamed": lambda seen, _: seen.renamed(NEW_NAMES),
    "moved": lambda seen, _: seen.moved(by=timedelta(hours=5)),
    "as_of": lambda seen, contract: seen.as_of(contract.hired + timedelta(days=90)),
}
"""Each variation by name; histories and runs are varied alike."""
